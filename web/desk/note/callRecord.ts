import type { DeskFlag } from '../../../model/protocol/deskActivities';

/** What happens in a call. Each kind has its words in the labels: `event-danger`. */
export type EventKind =
  | 'said'
  | 'code'
  | 'told'
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
  | 'danger-back'
  | 'taken-back'
  | 'assist'
  | 'ended';

/** Something that happened, and when. It stays, whatever comes after. */
export interface CallEvent {
  /** ISO time. */
  readonly at: string;
  readonly kind: EventKind;
  readonly what: string;
}

/** A flag, and when it was first raised. */
export interface RaisedFlag extends DeskFlag {
  /** ISO time. */
  readonly at: string;
}

export const RISK_ANSWERS = ['yes', 'no', 'not-known'] as const;

/** What a caller said to a question about risk, in how many words, and when. No answer: it was not asked. */
export interface RiskAnswer {
  readonly answer: (typeof RISK_ANSWERS)[number];
  readonly line: string;
  /** ISO time; absent for what the caller had told before anybody asked. */
  readonly at?: string;
}
