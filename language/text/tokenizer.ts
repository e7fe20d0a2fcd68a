import type { Spelling } from '../../model/lexicon';
import common from './commonWords.json';
import { foldLetters } from './normaliseText';
import { Speller } from './speller';
import { isSaid, joined, type Token, tokensOf, typedTogether } from './tokens';

/** One word of a message, spelt as in the phrases: "hes" and "he's" are `he` and `is`, which share their place. */
export interface Word extends Pick<Token, 'word' | 'start' | 'end' | 'sentence' | 'clause'> {
  /** Without its ending: see {@link stem}. */
  readonly stem: string;
}

/** Words of the language: what was typed is meant, however near a word of a phrase it is. "Cooking" is no "choking". */
const COMMON: ReadonlySet<string> = new Set(common.words.split(' '));

/** Splits messages into words, mending spelling, text-speak and typing slips. */
export class Tokenizer {
  readonly #spellings: ReadonlyMap<string, readonly string[]>;
  readonly #speller = new Speller();
  /** Spellings of several words, by the first of them, the longest first. */
  readonly #manyWords: ReadonlyMap<string, readonly ManyWords[]>;

  /** @param known words that are right as they are; a slip is mended to one of `wanted` */
  constructor(spellings: readonly Spelling[], known: Iterable<string>, wanted: Iterable<string>) {
    this.#spellings = spellingsOf(spellings);
    this.#manyWords = manyWordsOf(spellings);
    for (const word of this.#spellings.keys()) this.#speller.add(word);
    for (const word of known) this.#speller.add(word);
    // Phrases share most of their words.
    for (const word of new Set(wanted)) this.#speller.addMendable(word);
  }

  /** Whether the knowledge uses the word, or it is a number. */
  knows(word: string): boolean {
    return this.#speller.knows(word) || /\d/.test(word);
  }

  /** Whether it is a word of the language, or of the knowledge: no name, and no slip. */
  isWord(word: string): boolean {
    return this.knows(word) || COMMON.has(word);
  }

  /** Whether as many of its words are known as are not: a text in another language cannot be read. */
  canRead(text: string): boolean {
    const words = tokensOf(text).map(({ word }) => word);
    return words.filter((word) => this.isWord(word)).length * 2 >= words.length;
  }

  /** The words of a message, in order. */
  tokenize(text: string): readonly Word[] {
    const typed = typedTogether(tokensOf(text)).flatMap((together) => joined(together) ?? []);
    return this.#withJoined(typed.filter(isSaid)).flatMap(({ word: letters, start, end, sentence, clause }) =>
      this.#spelt(letters).map((word) => ({ word, stem: stem(word), start, end, sentence, clause })),
    );
  }

  /** Several words that stand for one: "nine nine nine". */
  #withJoined(tokens: readonly Token[]): readonly Token[] {
    const found: Token[] = [];
    for (let at = 0; at < tokens.length; ) {
      const first = tokens[at];
      const many = this.#manyWords
        .get(first?.word ?? '')
        ?.find(({ words }) => words.every((word, i) => tokens[at + i]?.word === word));
      const last = tokens[at + (many?.words.length ?? 1) - 1];
      if (first) found.push(many ? { ...first, word: many.word, end: last?.end ?? first.end } : first);
      at += many?.words.length ?? 1;
    }
    return found;
  }

  #spelt(typed: string): readonly string[] {
    const meant = this.#meant(typed);
    return this.#spellings.get(meant) ?? [meant];
  }

  /** Another form of a word may be taken for it: "threatens" for "threaten". */
  #meant(typed: string): string {
    const mended = this.#speller.mend(typed) ?? typed;
    return COMMON.has(typed) && stem(mended) !== stem(typed) ? typed : mended;
  }
}

interface ManyWords {
  readonly words: readonly string[];
  readonly word: string;
}

function manyWordsOf(spellings: readonly Spelling[]): ReadonlyMap<string, readonly ManyWords[]> {
  const all = spellings.flatMap(({ word, also }) =>
    also.map((one) => ({ word, words: one.split(' ').map(foldLetters) })),
  );
  const byFirst = new Map<string, ManyWords[]>();
  for (const one of all.filter(({ words }) => words.length > 1).sort((a, b) => b.words.length - a.words.length))
    byFirst.set(one.words[0] ?? '', [...(byFirst.get(one.words[0] ?? '') ?? []), one]);
  return byFirst;
}

/** What stands for each way of writing: the words, in order. */
export function spellingsOf(spellings: readonly Spelling[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    spellings.flatMap(({ word, also }) => also.map((one) => [foldLetters(one), word.split(' ')] as const)),
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
