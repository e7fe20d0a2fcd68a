import { type PhraseMatch, PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import type { TimeExpression } from '../language/times/timeExpression';
import type { NamedWordSet } from '../model/namedEntries';
import type { WordSplitter } from './recordCues';

/** A stretch of a text, in characters. */
type Stretch = Pick<TimeExpression, 'start' | 'end'>;

/** Where one sentence ends and the next begins. */
const SENTENCE_END = /[.!?;](?=\s)|\n/g;
/** A day that is taken back stands right before the one that is meant: "not the 6th". */
const NEAR = 2;
/** "And about three days later": so many words may stand before it. */
const OPENING = 3;

const CUES = [
  'correction',
  'time-correction',
  'time-doubt',
  'time-found',
  'time-later',
  'time-next',
  'time-replaced',
  'days-later',
  'no-word',
] as const satisfies readonly NamedWordSet[];
type Cue = (typeof CUES)[number];

interface CuesInSentence {
  readonly sentence: string;
  readonly words: readonly Word[];
  readonly found: readonly PhraseMatch<Cue>[];
}

/** What the words around a time say of it: that it corrects another, is doubted, or is when something was found. */
export class TimeCues {
  readonly #cues: PhraseMatcher<Cue>;
  #last: CuesInSentence | undefined;

  constructor(private readonly splitter: WordSplitter) {
    this.#cues = new PhraseMatcher<Cue>(splitter.wordSets);
    for (const cue of CUES) this.#cues.add(`<${cue}>`, cue);
  }

  /** Whether a message opens with one of these words. */
  opensWith(cue: 'no-word' | 'correction', text: string): boolean {
    return this.#cues.find(this.splitter.tokenize(text)).some(({ meaning, from }) => meaning === cue && from === 0);
  }

  /** The person's own words of doubt in the sentence of a time: "I think", "must have been"; '' where there are none. */
  doubtOf(text: string, time: Stretch): string {
    return this.#saidBeside(text, time, 'time-doubt');
  }

  /** Whether it was then that something was found, and not then that it was done. */
  isFound(text: string, time: Stretch): boolean {
    return this.#saidBeside(text, time, 'time-found') !== '';
  }

  /** The words of a time that is counted from another one: "a week later, the Tuesday"; '' where it is not. */
  countedFrom(text: string, time: Stretch): string {
    const [from, to] = sentenceAround(text, time.start, time.end);
    const { words, found } = this.#cuesIn(text.slice(from, to));
    const isBefore = ({ to: end }: PhraseMatch<Cue>) => from + (words[end - 1]?.end ?? 0) <= time.start;
    // "The next time was 4 October" is counted from nothing.
    const isNamed = ({ from: at }: PhraseMatch<Cue>) =>
      found.some((one) => one.meaning === 'time-next' && one.from === at);
    const cue = found.find((one) => one.meaning === 'time-later' && isBefore(one) && !isNamed(one));
    return cue ? text.slice(from + (words[cue.from]?.start ?? 0), time.end) : '';
  }

  /** The words with which a sentence opens that tells of a later day: "Three days later"; '' where it does not. */
  laterDay(sentence: string): string {
    const words = this.splitter.tokenize(sentence);
    const cue = this.#cues.find(words).find(({ meaning, from }) => meaning === 'days-later' && from <= OPENING);
    return cue ? sentence.slice(0, words[cue.to - 1]?.end) : '';
  }

  /**
   * The times that a message puts in the place of another, if that is what it does: it says nothing but a time, or opens
   * with "sorry", "no wait", "actually". What is taken back ("not the 6th") is none of them.
   */
  correctedTimes(text: string, times: readonly TimeExpression[]): readonly TimeExpression[] {
    const words = this.splitter.tokenize(text);
    const isTime = ({ start, end }: Word) => times.some((time) => time.start < end && start < time.end);
    const found = this.#cues.find(words);
    const within = (cues: readonly Cue[]) => {
      const all = found.filter(({ meaning }) => cues.includes(meaning));
      return (at: number) => all.some(({ from, to }) => from <= at && at < to);
    };
    const isAround = within(['correction', 'time-correction', 'time-doubt', 'no-word']);
    const isNothingElse = words.every((word, at) => isTime(word) || isAround(at));
    if (!isNothingElse && !within(['correction'])(0) && !within(['correction'])(1)) return [];
    return this.#meant(words, found, times);
  }

  /** Whether it says times and nothing that happened: "Monday first, then Thursday". */
  saysTimesAlone(text: string, times: readonly TimeExpression[]): boolean {
    const isTime = ({ start, end }: Word) => times.some((time) => time.start < end && start < time.end);
    const isBeside = (word: Word) => this.#cues.isIn(word, 'time-correction') || this.#cues.isIn(word, 'time-lead');
    return times.length > 0 && this.splitter.tokenize(text).every((word) => isTime(word) || isBeside(word));
  }

  /** Whether a time is no more than the name of an incident: "the Sunday one". */
  namesOne(text: string, { end }: Pick<TimeExpression, 'end'>): boolean {
    const next = this.splitter.tokenize(text).find(({ start }) => start >= end);
    return next !== undefined && text.slice(end, next.start).trim() === '' && this.#cues.isIn(next, 'record-one');
  }

  /** Of the times of a message, those that it does not take back: "not the 6th", "from 3 April to the 4th". */
  meantTimes(text: string, times: readonly TimeExpression[]): readonly TimeExpression[] {
    const words = this.splitter.tokenize(text);
    const found = this.#cues.find(words);
    const meant = this.#meant(words, found, times);
    const isReplaced = ({ start }: TimeExpression) => {
      const at = words.findIndex((word) => word.end > start);
      return found.some(({ meaning, to }) => meaning === 'time-replaced' && to === at);
    };
    return meant.length > 1 ? meant.filter((time) => !isReplaced(time)) : meant;
  }

  #meant(
    words: readonly Word[],
    found: readonly PhraseMatch<Cue>[],
    times: readonly TimeExpression[],
  ): readonly TimeExpression[] {
    const isTakenBack = ({ start }: TimeExpression) => {
      const at = words.findIndex((word) => word.end > start);
      const phrases = found.filter(({ from, to, meaning }) => meaning === 'time-correction' && to - from > 1);
      const isCorrection = (place: number) => phrases.some(({ from, to }) => from <= place && place < to);
      const before = Math.max(0, at - NEAR);
      // "Sorry no the 7th" takes nothing back of the 7th, and neither does "no, 9 at night".
      const isNo = (word: Word, place: number) => place === 0 && this.#cues.isIn(word, 'no-word');
      return words
        .slice(before, at)
        .some(
          (word, place) => this.#cues.isIn(word, 'not') && !isCorrection(before + place) && !isNo(word, before + place),
        );
    };
    return times.filter((time) => !isTakenBack(time));
  }

  /**
   * The number that a message puts in the place of a time, if that is all it says: "put it back to 4". It may be a day or an hour.
   */
  correctedNumber(text: string): number | undefined {
    const words = this.splitter.tokenize(text);
    const found = this.#cues
      .find(words)
      .filter(({ meaning }) => meaning === 'correction' || meaning === 'time-correction');
    const rest = words.filter((_word, at) => !found.some(({ from, to }) => from <= at && at < to));
    const isPutRight = found.some(({ from, to, meaning }) => meaning === 'correction' || to - from > 1);
    const [only] = rest;
    return isPutRight && only && rest.length === 1 && /^\d{1,2}$/.test(only.word) ? Number(only.word) : undefined;
  }

  /** A sentence with many times in it is asked about again for each of them, and read once. */
  #cuesIn(sentence: string): CuesInSentence {
    if (this.#last?.sentence !== sentence) {
      const words = this.splitter.tokenize(sentence);
      this.#last = { sentence, words, found: this.#cues.find(words) };
    }
    return this.#last;
  }

  #saidBeside(text: string, { start, end }: Stretch, cue: Cue): string {
    const [from, to] = sentenceAround(text, start, end);
    const { words, found } = this.#cuesIn(text.slice(from, to));
    const said = found.filter(({ meaning }) => meaning === cue);
    const all = said.map((one) =>
      text.slice(from + (words[one.from]?.start ?? 0), from + (words[one.to - 1]?.end ?? 0)),
    );
    return [...new Set(all)].join(', ');
  }
}

/** From where to where the sentence goes in which something stands. */
function sentenceAround(text: string, start: number, end: number): readonly [number, number] {
  const ends = [...text.matchAll(SENTENCE_END)].map(({ index }) => index + 1);
  return [ends.filter((one) => one <= start).at(-1) ?? 0, ends.find((one) => one >= end) ?? text.length];
}
