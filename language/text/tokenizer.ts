import type { Spelling } from '../../model/lexicon';
import { foldLetters } from './normaliseText';

/** How many characters of a message are read for meaning; the rest of a longer one is ignored. */
export const READ_AT_MOST = 4000;

/** One word of a message, normalised, and its position. */
export interface Word {
  /** In plain lower-case letters, spelt as in the phrases: "hes" and "he's" are `he` and `is`. */
  readonly word: string;
  /** Without its ending: see {@link stem}. */
  readonly stem: string;
  /** Its position in the message, in characters; words that were typed as one share it. */
  readonly start: number;
  readonly end: number;
  /** `sentence` counts up at full stops and line ends, `clause` at commas as well. */
  readonly sentence: number;
  readonly clause: number;
}

/** Words, emoji, and the punctuation that separates sentences and clauses. */
const TOKENS = /[\p{L}\p{M}\p{N}'’‘`´]+|\p{Extended_Pictographic}|[.!?\n;]|[,:()–—]/gu;
const SENTENCE_ENDS = /^[.!?\n;]$/;
const CLAUSE_ENDS = /^[,:()–—]$/;
/** Shorter words have too many neighbours. */
const CORRECTED_FROM = 4;
const CORRECTED_TO = 20;

/** Splits messages into words, correcting spelling, text-speak and typing slips. */
export class Tokenizer {
  readonly #spellings = new Map<string, readonly string[]>();
  readonly #known = new Set<string>();
  /** Words that a slip may be corrected to, keyed by what is left of each without one letter. */
  readonly #deletions = new Map<string, string[]>();

  /** @param known words that are right as they are; a slip is corrected to one of `wanted` */
  constructor(spellings: readonly Spelling[], known: Iterable<string>, wanted: Iterable<string>) {
    for (const { word, also } of spellings) {
      for (const one of also) this.#spellings.set(foldLetters(one), word.split(' '));
    }
    for (const word of known) this.#known.add(word);
    for (const word of wanted) {
      this.#known.add(word);
      if (word.length >= CORRECTED_FROM) this.#addDeletions(word);
    }
  }

  /** Whether the knowledge uses the word, or it is a number. */
  knows(word: string): boolean {
    return this.#known.has(word) || /\d/.test(word);
  }

  /** The words of a message, in order. */
  tokenize(text: string): readonly Word[] {
    const words: Word[] = [];
    let sentence = 0;
    let clause = 0;
    for (const { 0: piece, index } of text.slice(0, READ_AT_MOST).matchAll(TOKENS)) {
      if (SENTENCE_ENDS.test(piece)) sentence++;
      if (SENTENCE_ENDS.test(piece) || CLAUSE_ENDS.test(piece)) {
        clause++;
        continue;
      }
      const place = { start: index, end: index + piece.length, sentence, clause };
      for (const word of this.#normalised(foldLetters(piece)))
        words.push({ word, stem: stem(word), ...place });
    }
    return words;
  }

  #normalised(letters: string): readonly string[] {
    if (letters === '') return [];
    const spelt = this.#spellings.get(letters);
    if (spelt) return spelt;
    if (this.#known.has(letters)) return [letters];
    const shorter = this.#unstretched(letters);
    if (shorter !== undefined) return this.#spellings.get(shorter) ?? [shorter];
    const mended = this.#correct(letters);
    return this.#spellings.get(mended) ?? [mended];
  }

  /** "yesss", "noooo", "helllp": letters held down too long. */
  #unstretched(letters: string): string | undefined {
    if (!/(.)\1/.test(letters)) return undefined;
    const tries = [letters.replace(/(.)\1{2,}/g, '$1$1'), letters.replace(/(.)\1+/g, '$1')];
    return tries.find((one) => this.#known.has(one) || this.#spellings.has(one));
  }

  /** The one known word that is a single slip away: a letter too many, too few, wrong, or two swapped. */
  #correct(letters: string): string {
    if (letters.length < CORRECTED_FROM || letters.length > CORRECTED_TO || !/^[a-z]+$/.test(letters))
      return letters;
    const near = new Set<string>();
    for (const key of deletionsOf(letters)) {
      for (const word of this.#deletions.get(key) ?? []) if (isOneSlip(letters, word)) near.add(word);
    }
    const [only, other] = near;
    return only !== undefined && other === undefined ? only : letters;
  }

  #addDeletions(word: string): void {
    for (const key of deletionsOf(word)) {
      const words = this.#deletions.get(key) ?? [];
      if (!words.includes(word)) words.push(word);
      this.#deletions.set(key, words);
    }
  }
}

/** The word itself, and the word without each of its letters. */
function deletionsOf(word: string): readonly string[] {
  return [word, ...Array.from(word, (_letter, at) => word.slice(0, at) + word.slice(at + 1))];
}

/** Of two words that share a shortened form. People seldom get the first letter wrong. */
function isOneSlip(written: string, word: string): boolean {
  if (written[0] !== word[0]) return written[0] === word[1] && written[1] === word[0];
  if (written.length !== word.length) return true;
  const wrong = [...word].flatMap((letter, at) => (letter === written[at] ? [] : [at]));
  const [first = 0, second = 0] = wrong;
  return (
    wrong.length === 1 ||
    (wrong.length === 2 && written[first] === word[second] && written[second] === word[first])
  );
}

/** Numbers above one, in figures, are all alike: "#~" in a phrase. So are 2nd and 3rd, "#th~", and x5, "#x~". */
const MANY = /^(?:[2-9]|\d{2,})$/;
const TIMES = /^(?:x(?:[2-9]|\d{2,})|(?:[2-9]|\d{2,})x)$/;
const ORDINAL = /^(?:[2-9]|\d{2,})(?:st|nd|rd|th)$/;
const DOUBLED = /([bdgklmnprt])\1$/;

/**
 * A word without the ending that says who and when, so that "follow~" finds follows, followed and
 * following. Rough on purpose: both sides of a comparison go through it.
 */
export function stem(word: string): string {
  if (MANY.test(word)) return '#';
  if (TIMES.test(word)) return '#x';
  if (ORDINAL.test(word)) return '#th';
  if (word.length < 4) return word;
  const bare = word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ings?|ed|es|s)$/, '');
  const root = bare.length < 3 ? word : bare;
  return root.replace(DOUBLED, '$1').replace(/e$/, '');
}
