import type { Condition } from './condition';

/** What a call handler's desk needs to know beside the questions: its script, and what is noted of a call. */

/** Steps that hold words alone are `ask`; each of the others stands for a part of the desk, once. */
export type StepKind = 'ask' | 'questions' | 'themes' | 'help' | 'wrap-up' | 'summary';

/** One step of the script, in the order of a call. */
export interface ScriptStep {
  readonly id: string;
  readonly name: string;
  readonly kind: StepKind;
  /** Read aloud, a paragraph each. */
  readonly says: readonly string[];
  readonly listen_for: readonly string[];
  /** What the handler notes of the answer. Only for `ask`. */
  readonly options: readonly ScriptOption[];
  /** Whether a usual call passes it by, so that only another step or a key leads to it. */
  readonly aside: boolean;
}

export interface ScriptOption {
  readonly id: string;
  readonly label: string;
  /** How the summary puts it. */
  readonly noted: string;
  /** The step that follows, where it is not the next one. */
  readonly next?: string;
  /** Answers that it gives to the questions, each of one option. */
  readonly answers: Condition;
  /** What it fills in on the wrap-up: the id of a field, and the text. */
  readonly fills: Readonly<Record<string, string>>;
}

/** What stands one key away during the whole call. */
export interface QuickHelp {
  readonly id: string;
  readonly name: string;
  /** Read aloud, a paragraph each. */
  readonly says: readonly string[];
  /** For the handler alone. */
  readonly note?: string;
  /** The step of the script that it leads to. */
  readonly step?: string;
}

/** Something to ask about before help is offered. Ticked, and never added up. */
export interface Theme {
  readonly id: string;
  readonly name: string;
  /** Read aloud. */
  readonly ask: string;
  /** The answers by which it has been told already. */
  readonly heard: Condition;
}

/** A reason for the handler to act beyond giving numbers. It shows on its own; nothing is added up. */
export interface Flag {
  readonly id: string;
  /** The answers that raise it. Left out: no answer does. */
  readonly when?: Condition;
  /** Any of these themes raises it too. */
  readonly themes: readonly string[];
  readonly act: 'call-999' | 'supervisor' | 'today';
  /** For the handler. */
  readonly says: string;
}

/** One of the four marks of stalking, and the answers to its question that mean yes and no. */
export interface FourMark {
  readonly letter: string;
  readonly question: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** Something that is agreed before the call ends. It is kept in the page alone. */
export interface WrapUpField {
  readonly id: string;
  readonly name: string;
  readonly kind: 'line' | 'lines' | 'yes-no';
  /** Read aloud. */
  readonly ask?: string;
}

/** What came of a call, for the control room's own records. */
export interface Disposition {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Suggested when a number is given of a service with one of these kinds of help. */
  readonly help: readonly string[];
  /** Suggested after these answers. */
  readonly when?: Condition;
  /** Suggested when the call came to one of these steps of the script. */
  readonly steps: readonly string[];
  /** Suggested when the handler has reported a number. */
  readonly reported?: boolean;
}

/** A call that nobody made, to learn with. */
export interface PracticeCall {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** What the caller says at each step of the script and each question. */
  readonly lines: readonly CallerLine[];
}

export interface CallerLine {
  /** The id of a step or a question. */
  readonly at: string;
  readonly says: string;
}
