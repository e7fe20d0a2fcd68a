import type { Answers } from '../answers';

/** What somebody has told in the chat, or at another desk, as it is passed on to a person by a code. */
export interface PassedOn {
  /** ISO time at which the code was made. */
  readonly made: string;
  readonly from: 'chat' | 'teams' | 'desk';
  /** All else is worked out from them: the reasons, the flags, what is still to be asked. */
  readonly answers: Answers;
  /** What the person wrote down to be taken along, or what a handler typed of their words: a few lines each. */
  readonly notes: readonly string[];
}

/** The event by which a desk takes over what was passed on. The notes stay in the page. */
export const DESK_TAKE_OVER = 'waymark.take-over';
export type TakenOver = Pick<PassedOn, 'answers' | 'from'>;

/** The event by which a conversation learns that its code was used. Nobody but the server can make it true. */
export const CODE_OPENED = 'waymark.code-opened';

/** Where a desk opens a code, and makes one for a line that may drop. */
export const OPEN_CODE_PATH = '/desk/code/open';
export const MAKE_CODE_PATH = '/desk/code/make';

/** What is known of a code while it is shown: its signs, how each is said, and until when it is good. */
export interface ShownCode {
  readonly code: string;
  /** ISO time. */
  readonly until: string;
}

const MOST_NOTES = 40;
const LONGEST_NOTE = 2000;
const MOST_ANSWERS = 60;

/** Of whatever was passed on, or a desk has posted, that which it may be. It comes from elsewhere, untrusted. */
export function answersIn(value: unknown): Answers {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const entries = Object.entries(value).slice(0, MOST_ANSWERS);
  const told = entries.filter((entry): entry is [string, readonly string[]] => isTexts(entry[1]));
  return Object.fromEntries(told);
}

export function notesIn(value: unknown): readonly string[] {
  if (!isTexts(value)) return [];
  return value.slice(0, MOST_NOTES).map((note) => note.slice(0, LONGEST_NOTE));
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
