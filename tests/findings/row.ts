import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export type OneOrMore = string | readonly string[];

/** Question id to options. */
export type Options = Readonly<Record<string, OneOrMore>>;

/** A line that went wrong once, or must go on working, and what has to come of it. */
export interface Row {
  readonly kind: string;
  /** The question that waits; or "first message", "after the outcome", "whole conversation". */
  readonly asked: string;
  readonly text: string;
  /** What is typed after it; "#safe-now" presses the button of that command. */
  readonly then?: readonly string[];
  /** Answered by buttons before it. */
  readonly before?: Options;
  /** Answers in a whole conversation, where they are asked for: an option is pressed, anything else is typed. */
  readonly with?: Options;
  readonly should: string;
  readonly works?: 'yes';
  /** Known to fail as yet; once it holds, the test says that this has to go. */
  readonly not_yet?: 'yes';
  readonly expect: Expected;
}

/**
 * What has to hold after the row's last line. "a | b" is satisfied by either; of a list in `keeps` and `text` all must
 * hold, of a list in `says`, `shows` and `outcome` any one. Unless a row says otherwise it is followed, closes nothing,
 * and shows no screen.
 */
export interface Expected {
  /** none, emergency or self-harm: in every turn, or a list with one for each line. */
  readonly screen?: OneOrMore;
  readonly closed?: 'yes' | 'no';
  /** "yes": not one of the lines for what was not understood was said. */
  readonly followed?: 'yes';
  /** Among the answers kept, with what goes without saying. */
  readonly keeps?: Options;
  /** Not among the answers kept; `any` where the question has to be without an answer. */
  readonly lacks?: Options;
  /** The question that waits on the screen. */
  readonly asks?: string;
  /** Not asked in the last turn; in a whole conversation, not at all. */
  readonly not_asked?: readonly string[];
  /** Not asked from here to the outcome. */
  readonly never_asks?: readonly string[];
  /** Asked just once from here to the outcome. */
  readonly asks_once?: readonly string[];
  /** The question that is asked back before its answer is taken. */
  readonly asks_back?: string;
  /** What is to be answered with yes or no: a name in `CONFIRMATIONS`. */
  readonly confirms?: string;
  /** The question whose "why" is said. */
  readonly explains?: string;
  /** For whom the question that waits is worded. */
  readonly audience?: 'person' | 'other';
  /** Ids of messages. */
  readonly says?: readonly string[];
  /** Ids of short answers, topics or outcomes. */
  readonly shows?: readonly string[];
  readonly not_shows?: readonly string[];
  /** Literal, in small or capital letters. */
  readonly text?: OneOrMore;
  readonly not_text?: OneOrMore;
  /** The first so many words hold these texts. */
  readonly first_words?: { readonly most: string; readonly hold: OneOrMore };
  readonly most_words?: string;
  /** "yes": a telephone number is among it. */
  readonly number?: 'yes';
  /** The same is said and kept as for this line. */
  readonly same_as?: string;
  /** One of these holds as a whole. */
  readonly either?: readonly Expected[];
  // At the outcome, which is reached from here by the usual answers.
  readonly outcome?: readonly string[];
  readonly not_outcome?: readonly string[];
  /** "yes": why it is this outcome, where it goes beyond an answer. */
  readonly why?: 'yes';
  readonly police_today?: 'yes' | 'no';
  readonly end_text?: OneOrMore;
  readonly services?: ExpectedServices;
}

/** Services with the outcome, and those behind "more services". */
export interface ExpectedServices {
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  readonly first?: string;
  /** The kind of help that the first of them gives. */
  readonly first_help?: string;
  /** The first of these comes before the second. */
  readonly order?: readonly [string, string];
}

/** The message that asks for each yes or no which is no question of its own. */
export const CONFIRMATIONS: Readonly<Record<string, string>> = {
  'carry-on': 'way-on',
  'safe-now': 'ask-safe',
  leave: 'leaving',
  despair: 'ask-despair',
  forget: 'forget-sure',
  restart: 'restart-sure',
};

export function readRows(path: string): readonly Row[] {
  const kinds: Readonly<Record<string, readonly Omit<Row, 'kind'>[]>> = parse(readFileSync(path, 'utf8'), {
    schema: 'failsafe',
  });
  return Object.entries(kinds).flatMap(([kind, rows]) => rows.map((row) => ({ kind, ...row })));
}

/** `kind: asked: "text"`, and what else tells it from others. */
export function titleOf({ kind, asked, text, then = [], before, with: given }: Row): string {
  const after = then.map((line) => `, then "${line}"`).join('');
  const answers = Object.entries({ ...before, ...given }).map(([question, answer]) => `${question} ${answer}`);
  return `${kind}: ${asked}: "${text}"${after}${answers.length > 0 ? ` (${answers.join('; ')})` : ''}`;
}

export function listed(value: OneOrMore): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

/** "a | b" as ['a', 'b']. */
export function eitherOf(value: string): readonly string[] {
  return value.split(' | ');
}
