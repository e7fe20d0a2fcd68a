import { foldLetters } from './normaliseText';

/** How many characters of a message are read for meaning; the rest of a longer one is ignored. */
export const READ_AT_MOST = 4000;

/** A run of letters, a run of digits, or one other character, and its place in the message. */
export interface Token {
  /** In plain lower-case letters, without apostrophes and accents. */
  readonly word: string;
  readonly kind: 'word' | 'number' | 'sign';
  /** Its position in the message, in characters; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** No space separates it from the token before: "9pm", "22nd", "02/03". */
  readonly noSpaceBefore: boolean;
  /** `sentence` counts up at full stops and line ends, `clause` at commas as well. */
  readonly sentence: number;
  readonly clause: number;
}

/** Apostrophes as keyboards give them: straight, curled either way, and the two accents that are typed for one. */
const TOKEN = /\n|[0-9]+|\p{L}[\p{L}\p{M}]*(?:['’‘`´]\p{L}[\p{L}\p{M}]*)*|\S/gu;
const SENTENCE_ENDS = '.!?\n;';
const CLAUSE_ENDS = ',:()–—';
const LETTER = /^\p{L}/u;
const EMOJI = /^\p{Extended_Pictographic}$/u;
const OTHER_NUMBER = /^\p{N}$/u;

/** Splits a message. Digits and letters are separate tokens, so that "3wks" reads as "3 wks" does. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let [last, sentence, clause] = [-1, 0, 0];
  for (const { 0: raw, index: start } of text.slice(0, READ_AT_MOST).matchAll(TOKEN)) {
    const end = start + raw.length;
    if (raw !== '\n') {
      const [word, kind] = [foldLetters(raw), kindOf(raw)];
      tokens.push({ word, kind, start, end, noSpaceBefore: start === last, sentence, clause });
      last = end;
    }
    const isSentenceEnd = SENTENCE_ENDS.includes(raw);
    if (isSentenceEnd) sentence++;
    if (isSentenceEnd || CLAUSE_ENDS.includes(raw)) clause++;
  }
  return tokens;
}

function kindOf(raw: string): Token['kind'] {
  if (raw >= '0' && raw < ':') return 'number';
  return LETTER.test(raw) ? 'word' : 'sign';
}

/** By the words as they were typed: letters, digits and apostrophes without a space between, as in "3wks". */
export function typedTogether(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const words: Token[][] = [];
  let isOpen = false;
  for (const token of tokens) {
    const isPart = isPartOfWord(token);
    if (isPart && isOpen && token.noSpaceBefore) words.at(-1)?.push(token);
    else words.push([token]);
    isOpen = isPart;
  }
  return words;
}

/** Tokens that were typed together, as one. */
export function joined(tokens: readonly Token[]): Token | undefined {
  const [first] = tokens;
  if (!first || tokens.length === 1) return first;
  const word = tokens.map((one) => one.word).join('');
  return { ...first, word, kind: 'word', end: tokens.at(-1)?.end ?? first.end };
}

/** Of signs, apostrophes and accents leave no letters; \u00bd is a number that is not of digits. */
function isPartOfWord({ kind, word }: Token): boolean {
  return kind !== 'sign' || word === '' || OTHER_NUMBER.test(word);
}

/** A word of a message, or an emoji, and not punctuation. */
export function isSaid(token: Token): boolean {
  return (isPartOfWord(token) && token.word !== '') || EMOJI.test(token.word);
}
