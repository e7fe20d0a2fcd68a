import { READ_AT_MOST } from '../tokens';

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

/** Splits a message; digits and letters come apart, so that "3wks" reads as "3 wks" does. */
export function wordsOf(text: string): readonly Word[] {
  const found: Word[] = [];
  let last = -1;
  for (const match of text.slice(0, READ_AT_MOST).matchAll(/[0-9]+|\p{L}+(?:['’‘`]\p{L}+)*|[^\s]/gu)) {
    const raw = match[0];
    const end = match.index + raw.length;
    found.push({ text: plain(raw), start: match.index, end, glued: match.index === last, kind: kindOf(raw) });
    last = end;
  }
  return found;
}

function plain(raw: string): string {
  if (/^[a-z0-9]+$/.test(raw)) return raw;
  return raw
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’‘`]+/gu, '');
}

function kindOf(raw: string): Word['kind'] {
  if (/^[0-9]/.test(raw)) return 'number';
  return /^\p{L}/u.test(raw) ? 'word' : 'sign';
}
