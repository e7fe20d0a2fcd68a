import type { DeskState } from '../../../model/protocol/deskActivities';

/** What happens in a call. Each kind has its words in the labels: `event-danger`. */
export type EventKind =
  | 'said'
  | 'answered'
  | 'danger'
  | 'safe'
  | 'flag'
  | 'noted'
  | 'risk'
  | 'number'
  | 'number-back'
  | 'filled'
  | 'danger-word'
  | 'ended';

/** Something that happened, and when. It stays, whatever comes after. */
export interface CallEvent {
  /** ISO time. */
  readonly at: string;
  readonly kind: EventKind;
  readonly what: string;
}

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
