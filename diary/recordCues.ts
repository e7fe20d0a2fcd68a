import type { NluPipeline } from '../language/nluPipeline';
import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import type { WordSet } from '../model/lexicon';
import type { NamedWordSet } from '../model/namedEntries';

/** How texts are split into words. */
export type WordSplitter = Pick<NluPipeline, 'tokenize' | 'wordSets'>;

/** Words between what is to be done and what it is done to: "take out the bit". */
const NEAR = 4;

/** "Could you please", and what is meant: "I want number 2 changed". */
const LEADING = ['record-lead', 'record-numbered', 'record-thing', 'filler'] as const;

const CUES = [
  ...['stop', 'enough', 'summary', 'undo', 'show', 'remove', 'edit', 'done-to'],
  ...['thing', 'all', 'numbered', 'reported', 'said-before', 'about', 'goodbye', 'another'],
  ...['wrong', 'put-in', 'nth', 'print', 'count', 'plan', 'reads', 'asks', 'named', 'bit', 'grumble', 'omit'],
  ...['out-yes', 'out-no', 'next-one', 'one-more', 'thing-one', 'quotes-first', 'quotes-last'],
] as const;
export type Cue = (typeof CUES)[number] | 'they';

/** A cue in a message, from one word up to, but not including, another. */
export interface Found {
  readonly meaning: Cue;
  readonly from: number;
  readonly to: number;
}

/** The words by which requests are heard in the record, and what has to stand around them. */
export class RecordCues {
  readonly #phrases: PhraseMatcher<Cue>;
  readonly #ordinals: readonly string[];

  constructor(splitter: WordSplitter, sets: readonly WordSet[]) {
    this.#phrases = new PhraseMatcher<Cue>(splitter.wordSets);
    for (const cue of CUES) {
      for (const phrase of sets.find(({ id }) => id === `record-${cue}`)?.words ?? []) this.#phrases.add(phrase, cue);
    }
    this.#phrases.add('<they>', 'they');
    this.#ordinals = sets.find(({ id }) => id === ('record-ordinal' satisfies NamedWordSet))?.words ?? [];
  }

  find(words: readonly Word[]): readonly Found[] {
    return this.#phrases.find(words);
  }

  isIn(word: Word, set: string): boolean {
    return this.#phrases.isIn(word, set);
  }

  /** Whether nothing but "could you please" stands before it in its sentence: "I deleted it" tells. */
  isLed(words: readonly Word[], from: number): boolean {
    const sentence = words[from]?.sentence;
    const before = (steps: number, set: string) => {
      const word = words[from - steps];
      return word !== undefined && word.sentence === sentence && this.#phrases.isIn(word, set);
    };
    const isSubject = before(1, 'record-subject') && !before(2, 'record-modal');
    const isToCome = before(1, 'record-modal') && before(2, 'record-subject');
    return (
      !isSubject &&
      !isToCome &&
      words
        .slice(0, from)
        .every(
          (word) =>
            word.sentence !== sentence ||
            /^\d+$/.test(word.word) ||
            LEADING.some((set) => this.#phrases.isIn(word, set)),
        )
    );
  }

  /** Whether it names what is written down, and nobody's words or deeds: "remove that post, he wrote". */
  isOfRecord(words: readonly Word[], found: readonly Found[], one: Found): boolean {
    const { meaning, from, to } = one;
    const inSentence = found.filter((other) => words[other.from]?.sentence === words[from]?.sentence);
    // "What I just said" is what is written down.
    const isThing = ({ from: at }: Found) =>
      inSentence.some((other) => other.meaning === 'thing' && other.from <= at && at < other.to);
    const isTold = inSentence.some(
      (other) => other.meaning === 'they' || (other.meaning === 'reported' && other.from >= to && !isThing(other)),
    );
    if (isTold && meaning !== 'show') return false;
    const isNear = inSentence.some(
      (other) => (other.meaning === 'thing' || other.meaning === 'all') && to <= other.from && other.from <= to + NEAR,
    );
    return meaning === 'show' || isNear || to - from > 2 || this.isNumbered(words, found, one);
  }

  /** Whether it stands at the beginning of the message: "no, that's wrong". */
  opens(words: readonly Word[], { from }: Found): boolean {
    return words[from]?.sentence === words[0]?.sentence && this.isLed(words, from);
  }

  /** Whether its sentence begins with it. */
  startsSentence(words: readonly Word[], { from }: Found): boolean {
    return words[from - 1]?.sentence !== words[from]?.sentence;
  }

  /** The place of the first ordinal among words in the order of counting: "the second one". */
  ordinalIn(words: readonly Word[]): number | undefined {
    const word = words.find((one) => this.#ordinals.includes(one.word))?.word;
    const [number] = words.flatMap((one) => /^(\d)\p{L}{2}$/u.exec(one.word)?.[1] ?? []);
    if (word === undefined) return number === undefined ? undefined : Number(number);
    return this.#ordinals.indexOf(word) + 1;
  }

  /** Whether an incident is named by its number in the sentence. */
  isNumbered(words: readonly Word[], found: readonly Found[], { from }: Found): boolean {
    return found.some(
      (other) =>
        other.meaning === 'numbered' &&
        words[other.to]?.sentence === words[from]?.sentence &&
        /^\d{1,3}$/.test(words[other.to]?.word ?? ''),
    );
  }

  /** The last sentence or clause, where it says goodbye and no more: "the texts ended with goodnight" tells. */
  goodbye(words: readonly Word[]): readonly Word[] {
    const { sentence, clause } = words.at(-1) ?? {};
    const said = this.#saidAsGoodbye(words.filter((word) => word.sentence === sentence));
    return said.length > 0 ? said : this.#saidAsGoodbye(words.filter((word) => word.clause === clause));
  }

  #saidAsGoodbye(last: readonly Word[]): readonly Word[] {
    const byes = this.#phrases.find(last).filter(({ meaning }) => meaning === 'goodbye');
    const isPolite = (word: Word, at: number) =>
      byes.some(({ from, to }) => from <= at && at < to) ||
      this.#phrases.isIn(word, 'filler') ||
      this.#phrases.isIn(word, 'record-polite');
    return byes.length > 0 && last.every(isPolite) ? last : [];
  }

  /** Whether a sentence says this and nothing else. */
  isSentence(words: readonly Word[], { from, to }: Pick<Found, 'from' | 'to'>): boolean {
    const sentence = words[from]?.sentence;
    return words.every(
      (word, at) => word.sentence !== sentence || (from <= at && at < to) || this.#phrases.isIn(word, 'filler'),
    );
  }
}
