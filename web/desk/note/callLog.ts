import type { DeskState } from '../../../model/protocol/deskActivities';
import type { CallEvent } from './callRecord';

/** What a new state of the call adds to the log: danger told, danger over, answers given and changed. */
export function eventsOf(before: DeskState | undefined, after: DeskState, at: string): readonly CallEvent[] {
  const was = new Map(before?.questions.map(({ id, answer }) => [id, answer]));
  const answers = after.questions
    .filter(({ id, answer }) => answer !== '' && answer !== was.get(id))
    .map(({ name, answer }): CallEvent => ({ at, kind: 'answered', what: `${name}: ${answer}` }));
  const danger = before?.danger === true;
  if (danger === after.danger) return answers;
  return [...answers, { at, kind: after.danger ? 'danger' : 'safe', what: '' }];
}
