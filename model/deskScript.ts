import type { Condition } from './condition';

/** What a call handler's desk needs besides the questions: its script, and what is noted about a call. */

/** An `ask` step is text alone; each of the other kinds is a part of the desk and occurs once. */
export type ScriptStepKind = 'ask' | 'questions' | 'themes' | 'help' | 'wrap-up' | 'summary';

/** One step of the script, in the order of a call. */
export interface ScriptStep {
  readonly id: string;
  readonly name: string;
  readonly kind: ScriptStepKind;
  /** Read aloud, a paragraph each. */
  readonly says: readonly string[];
  readonly listen_for: readonly string[];
  /** What the handler notes of the answer. Only for `ask`. */
  readonly options: readonly ScriptOption[];
  /** Whether a usual call skips it, so that only another step or a key leads to it. */
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

/** The letters of the desk's own actions. */
export const DESK_KEYS = [
  'a',
  'b',
  'c',
  'd',
  'i',
  'j',
  'k',
  'n',
  'o',
  'p',
  'q',
  't',
  'u',
  'w',
  'x',
  'y',
] as const;
export type DeskKey = (typeof DESK_KEYS)[number];

/** Help that is one key away throughout the call. */
export interface QuickHelp {
  readonly id: string;
  /** A small letter that is none of {@link DESK_KEYS}. */
  readonly key: string;
  /** Whether it guides a caller to 999: it stands out, and the danger can be noted from it. */
  readonly emergency: boolean;
  readonly name: string;
  /** Read aloud, a paragraph each. */
  readonly says: readonly string[];
  /** For the handler alone. */
  readonly note?: string;
  /** The step of the script that it leads to. */
  readonly step?: string;
}

/** Something to ask about before help is offered. It is ticked and never scored. */
export interface Theme {
  readonly id: string;
  readonly name: string;
  /** Read aloud. */
  readonly ask: string;
  /** The answers that cover it already. */
  readonly heard: Condition;
}

/** A reason for the handler to act beyond giving numbers. Each is shown by itself; there is no score. */
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

/** One of the four criteria of stalking (FOUR), and the answers to its question that mean yes and no. */
export interface FourCriterion {
  readonly letter: string;
  readonly question: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** Something that is agreed before the call ends. It stays in the page and is stored nowhere. */
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

/** An invented call to practise with. */
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
