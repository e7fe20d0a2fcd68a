/**
 * What the bot and a call handler's desk exchange besides the usual activities. All of it is data
 * and words to show; every decision has been made before.
 */

import type { Answers } from '../answers';
import type { ButtonPayload } from './activities';

/** The event after each turn, with the state of the call. */
export const DESK_STATE = 'waymark.desk';
/** In `value` of a message: something said while the pending question is not on the screen. */
export const DESK_NOTE = 'note';
/** The event by which the desk asks for the state again, to keep opening hours current. */
export const DESK_REFRESH = 'waymark.look';
/** The event by which a handler reports a number, and the one by which it is confirmed. */
export const DESK_FAULT = 'waymark.fault';
export const DESK_FAULT_NOTED = 'waymark.fault-noted';

export const FAULTS = ['wrong-number', 'not-answered'] as const;

/** A service, and what is wrong with our entry for it. Nothing about the call. */
export interface ServiceFault {
  readonly service: string;
  readonly fault: (typeof FAULTS)[number];
}

/** The state of the call, worked out afresh from the answers. */
export interface DeskState {
  /** ISO time at which it was worked out; opening hours hold for it. */
  readonly at: string;
  /** Absent when nothing is left to ask. */
  readonly asking?: DeskQuestion;
  /** What to say before anything else: what the last answer calls for. */
  readonly first: readonly string[];
  readonly topic?: DeskTopic;
  /** The ids of the options chosen, by question: all that the rest is worked out from. */
  readonly answers: Answers;
  readonly questions: readonly DeskAnswer[];
  /** The questions whose answers changed with the last turn. */
  readonly changed: readonly string[];
  readonly danger: boolean;
  readonly looks: DeskOutcome;
  readonly four: readonly DeskCriterion[];
  readonly flags: readonly DeskFlag[];
  /** The ids of themes that the answers cover. */
  readonly themes: readonly string[];
  readonly services: readonly DeskService[];
  /** The ids of codes that the answers suggest. */
  readonly dispositions: readonly string[];
  /** Whether the caller speaks of another person, whom "you" would not mean. */
  readonly audience: 'person' | 'other';
  /** The ids of steps of the script to which the answers lead. */
  readonly steps: readonly string[];
  /** The ids of things to do that the answers do not rule out. */
  readonly to_do: readonly string[];
}

export interface DeskQuestion {
  readonly id: string;
  readonly name: string;
  readonly ask: string;
  /** The same for a caller who can only say yes or no. */
  readonly near: string;
  readonly listen_for: readonly string[];
  /** Why it is asked, should the caller want to know. */
  readonly why: string;
  readonly choose: 'one' | 'many';
  /** Those that are offered; one that is `alone` takes back all others: none of these. */
  readonly options: readonly { readonly id: string; readonly label: string; readonly alone?: true }[];
  /** The answer that stands while it is asked, or asked again. */
  readonly answer: readonly string[];
  /** What is sent for a caller who would rather not say. */
  readonly skipped: readonly string[];
}

/** To be read out beside the questions: what the caller asked about, 999, whether they think of ending their life. */
export interface DeskTopic {
  /** What it is about, in a few words; absent where it cannot wait to be asked for. */
  readonly name?: string;
  /** Paragraphs, lists and **bold**. */
  readonly says: string;
  readonly choices: readonly { readonly label: string; readonly press: ButtonPayload }[];
}

export interface DeskAnswer {
  readonly id: string;
  readonly name: string;
  readonly state: 'asking' | 'done' | 'to-come' | 'not-needed';
  /** In words. Empty when there is none yet. */
  readonly answer: string;
  /** The answer as a sentence to the caller, without a full stop: "you want it to stop". */
  readonly told: string;
}

export interface DeskOutcome {
  /** Its id; absent while nothing is clear. */
  readonly outcome?: string;
  readonly kind: 'not-clear' | 'leaning' | 'sure';
  readonly title: string;
  /** The caller's own answers that point there. */
  readonly because: readonly string[];
  /** Read aloud, a paragraph each. */
  readonly says: readonly string[];
}

export interface DeskCriterion {
  readonly letter: string;
  readonly name: string;
  readonly mark: 'yes' | 'no' | 'unsure' | 'not-asked';
}

export interface DeskFlag {
  readonly id: string;
  readonly act: 'call-999' | 'supervisor' | 'today' | 'refer';
  readonly says: string;
}

export interface DeskService {
  readonly id: string;
  readonly name: string;
  readonly open: 'open' | 'closed' | 'not-known';
  /** "Open now, until 4pm" */
  readonly hours: string;
  readonly numbers: readonly string[];
  /** Whether it is reached by text message. */
  readonly by_text: boolean;
  readonly url?: string;
  /** Read aloud, a paragraph each. */
  readonly says: readonly string[];
  readonly eligibility: string;
  readonly checked: string;
  /** The ids of codes that giving it suggests. */
  readonly dispositions: readonly string[];
}

/** The bot's name for the desk. Only a token issued at the desk leads to it: see deskAuthGate.ts. */
export const DESK_CHANNEL = 'desk';

/** The desk's bot where it runs in the page itself: a turn is worked out from what was remembered, and nothing else. */
export interface DeskTurns {
  /**
   * @param activity as it is posted to the server; undefined at the beginning of a call
   * @param memory what the last turn returned
   */
  turn(activity: object | undefined, memory: unknown, now: Date): Promise<DeskTurn>;
}

export interface DeskTurn {
  readonly memory: unknown;
  readonly state: DeskState | undefined;
}
