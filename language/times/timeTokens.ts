import { READ_AT_MOST } from '../text/tokenizer';

/** A token: a run of letters, a run of digits, or one other character. */
export interface TimeToken {
  /** Lower case, without apostrophes and accents. */
  readonly text: string;
  /** Character offsets in the message; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** No space separates it from the token before: "9pm", "22nd", "02/03". */
  readonly noSpaceBefore: boolean;
  readonly kind: 'word' | 'number' | 'sign';
}

/** Apostrophes as keyboards give them: straight, curled either way, and the grave accent (\u0060). */
const WORD = /[0-9]+|\p{L}+(?:['\u2018\u2019\u0060]\p{L}+)*|[^\s]/gu;
const APOSTROPHES_AND_ACCENTS = /[\p{M}'\u2018\u2019\u0060]+/gu;

/** 4,000 characters of plain English are some 900 tokens; more is not prose. */
const MAX_TOKENS = 1200;

/** Tokenises a message. Digits and letters are separate tokens, so that "3wks" reads as "3 wks" does. */
export function timeTokensOf(text: string): readonly TimeToken[] {
  const found: TimeToken[] = [];
  let last = -1;
  for (const match of text.slice(0, READ_AT_MOST).matchAll(WORD)) {
    if (found.length === MAX_TOKENS) break;
    const raw = match[0];
    const end = match.index + raw.length;
    const before = found.at(-1);
    // "B4" is "before".
    if (raw === '4' && before?.text === 'b' && match.index === last) {
      found[found.length - 1] = { ...before, text: 'before', end };
      last = end;
      continue;
    }
    found.push({
      text: plain(raw),
      start: match.index,
      end,
      noSpaceBefore: match.index === last,
      kind: kindOf(raw),
    });
    last = end;
  }
  return found;
}

function plain(raw: string): string {
  if (/^[a-z0-9]+$/.test(raw)) return raw;
  return raw.toLowerCase().normalize('NFD').replace(APOSTROPHES_AND_ACCENTS, '');
}

function kindOf(raw: string): TimeToken['kind'] {
  if (/^[0-9]/.test(raw)) return 'number';
  return /^\p{L}/u.test(raw) ? 'word' : 'sign';
}
