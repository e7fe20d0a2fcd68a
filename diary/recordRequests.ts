import type { NluPipeline } from '../language/nluPipeline';
import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import type { WordSet } from '../model/lexicon';

/** How texts are split into words. */
export type WordSplitter = Pick<NluPipeline, 'tokenize' | 'wordSets'>;

/** What somebody asks for in the place of an account. */
export interface RecordRequest {
  readonly wants: 'stop' | 'summary' | 'undo' | 'show' | 'remove' | 'edit' | 'leave';
  /** The number of the incident that is meant, where it is said. */
  readonly number?: number;
  /** Whether all of the record is meant. */
  readonly isAll?: true;
  /** Whether something else is told in the same message. */
  readonly tells?: true;
}

/** A longer message is an account, whatever it sounds like; unless it begins with what is to be done. */
const REQUEST_AT_MOST = 14;
const LED_AT_MOST = 30;
/** As is a longer sentence, be there a goodbye in it. */
const GOODBYE_AT_MOST = 8;

const CUES = [
  ...['stop', 'enough', 'summary', 'undo', 'show', 'remove', 'edit'],
  ...['thing', 'all', 'numbered', 'said-before', 'goodbye', 'another'],
] as const;
type Cue = (typeof CUES)[number] | 'they';

interface Found {
  readonly meaning: Cue;
  readonly from: number;
  readonly to: number;
}

/** Hears what is asked for in the place of an account, or at the end of one. */
export class RecordRequests {
  readonly #phrases: PhraseMatcher<Cue>;

  constructor(
    private readonly splitter: WordSplitter,
    sets: readonly WordSet[],
  ) {
    this.#phrases = new PhraseMatcher<Cue>(splitter.wordSets);
    for (const cue of CUES) {
      for (const phrase of sets.find(({ id }) => id === `record-${cue}`)?.words ?? []) this.#phrases.add(phrase, cue);
    }
    this.#phrases.add('<they>', 'they');
  }

  /**
   * What is asked for by somebody who does not want to go on, or wants to see or change what there is: "stop", "not now. I
   * want the summary", "remove number 4".
   *
   * @param isBegun whether an account is in progress, of which the words may be a part: "not now, it was on Tuesday"
   */
  requestIn(text: string, isBegun: boolean): RecordRequest | undefined {
    const words = this.splitter.tokenize(text);
    if (this.#saysGoodbye(words)) return { wants: isBegun ? 'stop' : 'leave' };
    if (words.length > LED_AT_MOST) return undefined;
    const found = this.#phrases.find(words);
    const isLong = words.length > REQUEST_AT_MOST;
    const isFirst = ({ from, meaning }: Found) =>
      words[from]?.sentence === words[0]?.sentence && ASKED_FIRST.includes(meaning);
    const asked = found.filter((one) => this.#isAsked(words, found, one, isBegun) && (!isLong || isFirst(one)));
    // "He left after that. That's all": the rest of it is told.
    const sentences = new Set(asked.map(({ from }) => words[from]?.sentence));
    const tells = words.some((word) => !sentences.has(word.sentence) && !this.#phrases.isIn(word, 'filler'));
    // "It is the same one. Can I see what you have got?"
    const isShownLast =
      asked.at(-1)?.meaning === 'show' && words[asked.at(-1)?.from ?? 0]?.sentence === words.at(-1)?.sentence;
    if (isBegun && tells) return isShownLast ? { wants: 'show', tells: true } : undefined;
    const meaning = (ASKED_FIRST.map((cue) => asked.find((one) => one.meaning === cue)).find((one) => one) ?? asked[0])
      ?.meaning;
    switch (meaning) {
      case 'enough':
        return { wants: 'stop' };
      case 'stop':
      case 'summary':
      case 'undo':
        return { wants: meaning };
      case 'show':
      case 'remove':
      case 'edit':
        return { wants: meaning, ...this.#whichOf(words, found) };
      default:
        return undefined;
    }
  }

  /** Whether an account holds a sentence that says no more than that this was all, or ends with a goodbye. */
  saysEnough(text: string): boolean {
    const words = this.splitter.tokenize(text);
    return (
      this.#saysGoodbye(words) ||
      this.#phrases.find(words).some((one) => one.meaning === 'enough' && this.#isSentence(words, one))
    );
  }

  /** What is told behind a sentence that says that this was all: another thing that happened. '' where there is none. */
  behindEnough(text: string): string {
    const words = this.splitter.tokenize(text);
    const enough = this.#phrases.find(words).find((one) => one.meaning === 'enough' && this.#isSentence(words, one));
    const next = words.find(({ sentence }) => enough && sentence > (words[enough.from]?.sentence ?? 0));
    return next ? text.slice(next.start) : '';
  }

  /** Whether a clause says no more than that. */
  isEnough(words: readonly Word[]): boolean {
    return this.#phrases.find(words).some((one) => one.meaning === 'enough' && this.#isSentence(words, one));
  }

  /** Whether a clause says no more than that it was told before. */
  isSaidBefore(words: readonly Word[]): boolean {
    return this.#phrases.find(words).some((one) => one.meaning === 'said-before' && this.#isSentence(words, one));
  }

  /** Whether a message begins with what they did, or says by its first word that another thing happened. */
  beginsAnother(text: string): boolean {
    const found = this.#phrases.find(this.splitter.tokenize(text));
    return found.some(({ meaning, from }) => from === 0 && (meaning === 'another' || meaning === 'they'));
  }

  #isAsked(words: readonly Word[], found: readonly Found[], one: Found, isBegun: boolean): boolean {
    const { meaning, from, to } = one;
    switch (meaning) {
      case 'stop':
      case 'summary':
      case 'undo':
        return this.#isSentence(words, one) || to - from > 2 || (!isBegun && from === 0);
      case 'enough':
        return this.#isSentence(words, one);
      case 'show':
        return this.#isLed(words, from);
      case 'remove':
      case 'edit': {
        const isNamed = (other: Found) =>
          (other.meaning === 'thing' || other.meaning === 'all') &&
          words[other.from]?.sentence === words[from]?.sentence;
        return this.#isLed(words, from) && (found.some(isNamed) || to - from > 2);
      }
      default:
        return false;
    }
  }

  /** Whether nothing but "could you please" stands before it in its sentence. */
  #isLed(words: readonly Word[], from: number): boolean {
    const sentence = words[from]?.sentence;
    return words
      .slice(0, from)
      .every(
        (word) =>
          word.sentence !== sentence || /^\d+$/.test(word.word) || LEADING.some((set) => this.#phrases.isIn(word, set)),
      );
  }

  #whichOf(words: readonly Word[], found: readonly Found[]): Pick<RecordRequest, 'number' | 'isAll'> {
    const numbered = found.filter(({ meaning }) => meaning === 'numbered').map(({ to }) => words[to]?.word ?? '');
    const number = numbered.find((word) => /^\d{1,3}$/.test(word));
    if (number !== undefined) return { number: Number(number) };
    return found.some(({ meaning }) => meaning === 'all') ? { isAll: true } : {};
  }

  /** Whether the last sentence is a goodbye, and tells of nobody: "then he said goodbye" is told. */
  #saysGoodbye(words: readonly Word[]): boolean {
    const sentence = words.at(-1)?.sentence;
    const last = words.filter((word) => word.sentence === sentence);
    const found = this.#phrases.find(last);
    const isBye = found.some(({ meaning, to }) => meaning === 'goodbye' && to >= last.length - 1);
    return isBye && last.length <= GOODBYE_AT_MOST && !found.some(({ meaning }) => meaning === 'they');
  }

  /** Whether a sentence says this and nothing else. */
  #isSentence(words: readonly Word[], { from, to }: Pick<Found, 'from' | 'to'>): boolean {
    const sentence = words[from]?.sentence;
    return words.every(
      (word, at) => word.sentence !== sentence || (from <= at && at < to) || this.#phrases.isIn(word, 'filler'),
    );
  }
}

/** "Could you please", and what is meant: "I want number 2 changed". */
const LEADING = ['record-lead', 'record-numbered', 'record-thing', 'filler'] as const;

/** Of several things asked for at once, the first that is. */
const ASKED_FIRST: readonly Cue[] = ['summary', 'remove', 'edit', 'show'];
