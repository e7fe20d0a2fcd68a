import type { DeskState } from '../../../model/protocol/deskActivities';
import type { Call } from '../call';
import type { CallEvent } from './callRecord';

/**
 * What a new state of the call adds to its log: answers given and changed, danger told, danger over.
 * @param isBack whether the handler took something back
 */
export function eventsOf(call: Call, after: DeskState, at: string, isBack: boolean): readonly CallEvent[] {
  const { writtenAnswers: was, writtenDanger } = call;
  const answers = after.questions
    .filter(({ id, answer }) => answer !== '' && answer !== was.get(id))
    .map(({ name, answer }): CallEvent => ({ at, kind: 'answered', what: `${name}: ${answer}` }));
  if (writtenDanger === after.danger) return answers;
  const over = isBack ? 'danger-back' : 'safe';
  return [...answers, { at, kind: after.danger ? 'danger' : over, what: '' }];
}
