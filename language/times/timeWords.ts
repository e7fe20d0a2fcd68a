import { READ_AT_MOST } from '../text/words';

/** A run of letters, a run of digits, or one sign. */
export interface Word {
  /** Lower case, without apostrophes and accents. */
  readonly text: string;
  /** Where it stands in the message. */
  readonly start: number;
  readonly end: number;
  /** Nothing stands between it and the word before: "9pm", "22nd", "02/03". */
  readonly glued: boolean;
  readonly kind: 'word' | 'number' | 'sign';
}

/** Apostrophes as keyboards give them: straight, curled either way, and the grave accent (\u0060). */
const WORD = /[0-9]+|\p{L}+(?:['\u2018\u2019\u0060]\p{L}+)*|[^\s]/gu;
const MARKS = /[\p{M}'\u2018\u2019\u0060]+/gu;

/** 4,000 letters of plain English are some 900 words and signs; more is not prose. */
const WORDS_AT_MOST = 1200;

/** Splits a message; digits and letters come apart, so that "3wks" reads as "3 wks" does. */
export function wordsOf(text: string): readonly Word[] {
  const found: Word[] = [];
  let last = -1;
  for (const match of text.slice(0, READ_AT_MOST).matchAll(WORD)) {
    if (found.length === WORDS_AT_MOST) break;
    const raw = match[0];
    const end = match.index + raw.length;
    const before = found.at(-1);
    // "B4" is "before".
    if (raw === '4' && before?.text === 'b' && match.index === last) {
      found[found.length - 1] = { ...before, text: 'before', end };
      last = end;
      continue;
    }
    found.push({ text: plain(raw), start: match.index, end, glued: match.index === last, kind: kindOf(raw) });
    last = end;
  }
  return found;
}

function plain(raw: string): string {
  if (/^[a-z0-9]+$/.test(raw)) return raw;
  return raw.toLowerCase().normalize('NFD').replace(MARKS, '');
}

function kindOf(raw: string): Word['kind'] {
  if (/^[0-9]/.test(raw)) return 'number';
  return /^\p{L}/u.test(raw) ? 'word' : 'sign';
}
