import type { NluPipeline } from '../language/nluPipeline';
import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';

/** How texts are split into words. */
export type WordSplitter = Pick<NluPipeline, 'tokenize' | 'wordSets'>;

/** What somebody asks for who does not want to go on with an account. */
export type RecordRequest = 'stop' | 'summary' | 'undo';

/** A longer message is an account, whatever it sounds like. */
const REQUEST_AT_MOST = 14;

/** Hears what is asked for in the place of an account, or at the end of one. */
export class RecordRequests {
  readonly #phrases: PhraseMatcher<RecordRequest | 'enough'>;

  constructor(private readonly splitter: WordSplitter) {
    this.#phrases = new PhraseMatcher<RecordRequest | 'enough'>(splitter.wordSets);
    this.#phrases.add('<record-stop>', 'stop');
    this.#phrases.add('<record-enough>', 'enough');
    this.#phrases.add('<record-summary>', 'summary');
    this.#phrases.add('<record-undo>', 'undo');
  }

  /**
   * What is asked for by somebody who does not want to go on: "stop", "not now. I want the summary".
   *
   * @param isBegun whether an account is in progress, of which the words may be a part: "not now, it was on Tuesday"
   */
  requestIn(text: string, isBegun: boolean): RecordRequest | undefined {
    const words = this.splitter.tokenize(text);
    if (words.length > REQUEST_AT_MOST) return undefined;
    const found = this.#phrases.find(words);
    const asked = found.filter((one) => {
      if (this.#isSentence(words, one)) return true;
      return one.meaning !== 'enough' && (one.to - one.from > 2 || (!isBegun && one.from === 0));
    });
    // "He left after that. That's all": the rest of it is told.
    const sentences = new Set(asked.map(({ from }) => words[from]?.sentence));
    const tells = words.some((word) => !sentences.has(word.sentence) && !this.#phrases.isIn(word, 'filler'));
    if (isBegun && tells) return undefined;
    const meaning = (asked.find((one) => one.meaning === 'summary') ?? asked[0])?.meaning;
    return meaning === 'enough' ? 'stop' : meaning;
  }

  /** Whether an account ends with a sentence that says no more than that this was all. */
  endsWithEnough(text: string): boolean {
    const words = this.splitter.tokenize(text);
    const last = words.at(-1)?.sentence;
    return this.isEnough(words.filter(({ sentence }) => sentence === last));
  }

  /** Whether a clause says no more than that. */
  isEnough(words: readonly Word[]): boolean {
    return this.#phrases.find(words).some((one) => one.meaning === 'enough' && this.#isSentence(words, one));
  }

  /** Whether a sentence says this and nothing else. */
  #isSentence(words: readonly Word[], { from, to }: { readonly from: number; readonly to: number }): boolean {
    const sentence = words[from]?.sentence;
    return words.every(
      (word, at) => word.sentence !== sentence || (from <= at && at < to) || this.#phrases.isIn(word, 'filler'),
    );
  }
}
