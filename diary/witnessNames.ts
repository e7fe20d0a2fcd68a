import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import type { NamedWordSet } from '../model/namedEntries';
import type { WordSplitter } from './recordCues';

/** Words: "deano and liam", "my neighbour Mrs Khan from number 4". */
const NAMES_AT_MOST = 7;

/** Finds who saw it, where the words that say so have no more than "she": "Joyce Pettit, she works with me, she saw him". */
export class WitnessNames {
  readonly #sets: PhraseMatcher<never>;

  constructor(private readonly splitter: WordSplitter) {
    this.#sets = new PhraseMatcher<never>(splitter.wordSets);
  }

  /** The names, to the letter, out of the sentence in which somebody saw it; undefined where they cannot be told. */
  in(sentence: string): string | undefined {
    const words = this.splitter.tokenize(sentence);
    const saw = words.findIndex((word) => this.#isIn(word, 'saw-or-heard'));
    const subject = words[saw - 1];
    if (saw < 0 || !subject) return undefined;
    const end = words.findIndex((word, at) => this.#endsNames(words, word, at));
    const names = words.slice(0, end);
    // "Mum, dad and Kai saw him" names all of them.
    const isSeveral = end === saw && names.some((word) => this.#isIn(word, 'conjunction'));
    if (!this.#isIn(subject, 'witness-pronoun') && !isSeveral) return undefined;
    const [first, last] = [names[0], names.at(-1)];
    const isNamed = names.some((word) => !this.#isIn(word, 'contrast-small') && !this.#isIn(word, 'filler'));
    const isNobody = first !== undefined && (this.#isIn(first, 'witness-not') || this.#isIn(first, 'time-lead'));
    if (!first || !last || !isNamed || isNobody || names.length > NAMES_AT_MOST) return undefined;
    return sentence.slice(first.start, last.end);
  }

  /** Where a name ends: at a verb, at "she", or with its clause, unless another name follows: "Deano, Liam and Kai were there". */
  #endsNames(words: readonly Word[], word: Word, at: number): boolean {
    if (this.#isIn(word, 'witness-pronoun') || this.#isIn(word, 'witness-verb') || this.#isIn(word, 'saw-or-heard'))
      return at > 0;
    return at > 0 && word.clause !== words[at - 1]?.clause && word.sentence !== words[at - 1]?.sentence;
  }

  #isIn(word: Word, set: NamedWordSet): boolean {
    return this.#sets.isIn(word, set);
  }
}
