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
  /** What else is told in the same message, as far as words go. */
  readonly tells?: string;
}

/** A longer message is an account, whatever it sounds like; unless it begins or ends with what is to be done. */
const REQUEST_AT_MOST = 14;
const LED_AT_MOST = 30;
/** Words between what is to be done and what it is done to: "take out the bit". */
const NEAR = 4;

const CUES = [
  ...['stop', 'enough', 'summary', 'undo', 'show', 'remove', 'edit', 'done-to'],
  ...['thing', 'all', 'numbered', 'reported', 'said-before', 'about', 'goodbye', 'another'],
  ...['held-last', 'held-new', 'held-neither'],
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
    if (words.length > LED_AT_MOST) return undefined;
    const found = this.#phrases.find(words);
    const isLong = words.length > REQUEST_AT_MOST;
    const ends = [words[0]?.sentence, words.at(-1)?.sentence];
    const isAtEnd = ({ from, meaning }: Found) =>
      ends.includes(words[from]?.sentence) && OF_THE_RECORD.includes(meaning);
    const asked = found.filter((one) => this.#isAsked(words, found, one, isBegun) && (!isLong || isAtEnd(one)));
    const bye = this.#goodbye(words);
    // "He left after that. That's all": the rest of it is told.
    const sentences = new Set(asked.map(({ from }) => words[from]?.sentence));
    const about = found.filter((one) => one.meaning === 'about' && this.#isSentence(words, one));
    const isAside = (word: Word) =>
      bye.includes(word) ||
      this.#phrases.isIn(word, 'filler') ||
      about.some(({ from }) => words[from]?.sentence === word.sentence);
    const told = words.filter((word) => !sentences.has(word.sentence) && !isAside(word));
    const tells = told.map(({ start, end }) => text.slice(start, end)).join(' ');
    const last = asked.at(-1);
    // "It is the same one. Can I see what you have got?"
    const isShownLast = last?.meaning === 'show' && words[last.from]?.sentence === words.at(-1)?.sentence;
    if (isBegun && tells !== '') return isShownLast ? { wants: 'show', tells } : undefined;
    const first = OF_THE_RECORD.map((cue) => asked.find(({ meaning }) => meaning === cue)).find((one) => one) ?? last;
    const also = tells !== '' && { tells };
    switch (first?.meaning) {
      case 'enough':
        return { wants: 'stop' };
      case 'stop':
      case 'summary':
      case 'undo':
        return { wants: first.meaning };
      case 'show':
      case 'remove':
      case 'edit':
        return { wants: first.meaning, ...this.#whichOf(words, found), ...also };
      case 'done-to':
        return { wants: 'edit', ...this.#whichOf(words, found), ...also };
      default:
        return bye.length > 0 ? { wants: isBegun ? 'stop' : 'leave', ...also } : undefined;
    }
  }

  /** What is said of words of which it was asked what they are about, where a message says no more. */
  heldIn(text: string): 'held-last' | 'held-new' | 'held-neither' | undefined {
    const words = this.splitter.tokenize(text);
    for (const { meaning, from, to } of this.#phrases.find(words)) {
      const isAll = words.every((word, at) => (from <= at && at < to) || this.#phrases.isIn(word, 'filler'));
      if (isAll && (meaning === 'held-last' || meaning === 'held-new' || meaning === 'held-neither')) return meaning;
    }
    return undefined;
  }

  /** Whether an account holds a sentence that says no more than that this was all, or ends with a goodbye. */
  saysEnough(text: string): boolean {
    const words = this.splitter.tokenize(text);
    return (
      this.#goodbye(words).length > 0 ||
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
      case 'remove':
      case 'edit':
        return this.#isLed(words, from) && this.#isOfRecord(words, found, one);
      case 'done-to':
        return this.#isNumbered(words, found, one);
      default:
        return false;
    }
  }

  /** Whether nothing but "could you please" stands before it in its sentence: "I deleted it" tells. */
  #isLed(words: readonly Word[], from: number): boolean {
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
  #isOfRecord(words: readonly Word[], found: readonly Found[], one: Found): boolean {
    const { meaning, from, to } = one;
    const inSentence = found.filter((other) => words[other.from]?.sentence === words[from]?.sentence);
    const isTold = inSentence.some(
      (other) => other.meaning === 'they' || (other.meaning === 'reported' && other.from >= to),
    );
    if (isTold && meaning !== 'show') return false;
    const isNear = inSentence.some(
      (other) => (other.meaning === 'thing' || other.meaning === 'all') && to <= other.from && other.from <= to + NEAR,
    );
    return meaning === 'show' || isNear || to - from > 2 || this.#isNumbered(words, found, one);
  }

  /** Whether an incident is named by its number in the sentence. */
  #isNumbered(words: readonly Word[], found: readonly Found[], { from }: Found): boolean {
    return found.some(
      (other) =>
        other.meaning === 'numbered' &&
        words[other.to]?.sentence === words[from]?.sentence &&
        /^\d{1,3}$/.test(words[other.to]?.word ?? ''),
    );
  }

  #whichOf(words: readonly Word[], found: readonly Found[]): Pick<RecordRequest, 'number' | 'isAll'> {
    const numbered = found.filter(({ meaning }) => meaning === 'numbered').map(({ to }) => words[to]?.word ?? '');
    const number = numbered.find((word) => /^\d{1,3}$/.test(word));
    if (number !== undefined) return { number: Number(number) };
    return found.some(({ meaning }) => meaning === 'all') ? { isAll: true } : {};
  }

  /** The last clause of a message, where it says goodbye and no more: "the texts ended with goodnight" tells. */
  #goodbye(words: readonly Word[]): readonly Word[] {
    const clause = words.at(-1)?.clause;
    const last = words.filter((word) => word.clause === clause);
    const byes = this.#phrases.find(last).filter(({ meaning }) => meaning === 'goodbye');
    const isPolite = (word: Word, at: number) =>
      byes.some(({ from, to }) => from <= at && at < to) ||
      this.#phrases.isIn(word, 'filler') ||
      this.#phrases.isIn(word, 'record-polite');
    return byes.length > 0 && last.every(isPolite) ? last : [];
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
const OF_THE_RECORD: readonly Cue[] = ['summary', 'remove', 'edit', 'done-to', 'show'];
