import type { TextSpan } from '../language/match';
import type { Word } from '../language/text/tokenizer';
import type { WordSet } from '../model/lexicon';
import type { NamedWordSet } from '../model/namedEntries';
import { type Cue, type Found, RecordCues, type WordSplitter } from './recordCues';

/** What somebody asks for in the place of an account. */
export interface RecordRequest {
  readonly wants: 'stop' | 'summary' | 'undo' | 'show' | 'remove' | 'edit' | 'leave';
  /** The number of the incident that is meant, where it is said. */
  readonly number?: number;
  /** Whether all of the record is meant. */
  readonly isAll?: true;
  /** Whether it says that this was all, and not that it is to stop. */
  readonly isEnough?: true;
  /** Whether it says no more than that what was written is wrong, and what is right. */
  readonly isPutRight?: true;
  /** Whether no more than what was said last is meant: "delete the last bit". */
  readonly isBit?: true;
  /** What else is told in the same message, as far as words go. */
  readonly tells?: string;
}

/** A longer message is an account, whatever it sounds like; unless it begins or ends with what is to be done. */
const REQUEST_AT_MOST = 14;
const LED_AT_MOST = 30;
/** Words: a longer message tells something, whatever it asks. */
const ASKED_AT_MOST = 18;

/** Hears what is asked for in the place of an account, or at the end of one. */
export class RecordRequests {
  readonly #cues: RecordCues;

  constructor(
    private readonly splitter: WordSplitter,
    sets: readonly WordSet[],
  ) {
    this.#cues = new RecordCues(splitter, sets);
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
    const found = this.#cues.find(words);
    const isLong = words.length > REQUEST_AT_MOST;
    const opening = this.#putsRight(words, found, isLong);
    if (opening) return { wants: 'edit', ...opening, tells: text, isPutRight: true };
    const ends = [words[0]?.sentence, words.at(-1)?.sentence];
    const isAtEnd = ({ from, meaning }: Found) =>
      ends.includes(words[from]?.sentence) && OF_THE_RECORD.includes(meaning);
    const asked = found.filter((one) => this.#isAsked(words, found, one, isBegun) && (!isLong || isAtEnd(one)));
    const bye = this.#cues.goodbye(words);
    // "He left after that. That's all": the rest of it is told.
    const sentences = new Set(asked.map(({ from }) => words[from]?.sentence));
    const about = found.filter((one) => this.#isAboutRecord(words, one, isBegun));
    const isAside = (word: Word) =>
      bye.includes(word) ||
      this.#cues.isIn(word, 'filler') ||
      about.some(({ from }) => words[from]?.sentence === word.sentence);
    const told = words.filter((word) => !sentences.has(word.sentence) && !isAside(word));
    const tells = told.map(({ start, end }) => text.slice(start, end)).join(' ');
    const last = asked.at(-1);
    // "It is the same one. Can I see what you have got?"
    const isShown = last?.meaning === 'show' || last?.meaning === 'print';
    const isShownLast = isShown && words[last.from]?.sentence === words.at(-1)?.sentence;
    // "Change number 10, the time is wrong, it was 9.14pm" says of which it tells.
    const isOfOther = asked.some(
      (one) => one.meaning === 'edit' && this.#cues.opens(words, one) && this.#cues.isNumbered(words, found, one),
    );
    if (isBegun && tells !== '' && !isOfOther) return isShownLast ? { wants: 'show', tells } : undefined;
    const first = OF_THE_RECORD.map((cue) => asked.find(({ meaning }) => meaning === cue)).find((one) => one) ?? last;
    const also = tells !== '' && { tells };
    switch (first?.meaning) {
      case 'enough':
        return { wants: 'stop', isEnough: true, ...also };
      case 'stop':
        return { wants: 'stop', ...also };
      case 'summary':
      case 'undo':
        return { wants: first.meaning };
      case 'count':
        return { wants: 'edit', isAll: true, ...also };
      case 'print':
        return { wants: 'show', ...also };
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

  /** Whether it asks to have more in what is written, and does not say in which incident: "put in: last Thursday he rang". */
  putsIn(text: string): boolean {
    const words = this.splitter.tokenize(text);
    return this.#cues.find(words).some((one) => one.meaning === 'put-in' && this.#cues.opens(words, one));
  }

  /** Whether it asks something of the chat or the record, and tells nothing beside: "hang on, are you saving this". */
  asks(text: string): boolean {
    const words = this.splitter.tokenize(text);
    const told = words.filter((word) => !this.#cues.isIn(word, 'filler') && !this.#cues.isIn(word, 'record-lead'));
    if (words.length > ASKED_AT_MOST || new Set(told.map(({ sentence }) => sentence)).size > 1) return false;
    const found = this.#cues.find(words);
    // "He said are you keeping this" tells.
    const isTold = ({ from }: Found) => found.some((one) => one.meaning === 'reported' && one.from >= from);
    return found.some((one) => one.meaning === 'asks' && this.#cues.isLed(words, one.from) && !isTold(one));
  }

  /** The place of one of several, where a message says no more: "the second one". */
  nthAlone(text: string): number | undefined {
    const words = this.splitter.tokenize(text);
    const rest = words.filter(
      (word) => !['contrast-small', 'filler', 'record-lead'].some((set) => this.#cues.isIn(word, set)),
    );
    const [nth, ...more] = rest;
    const isNth = nth !== undefined && this.#cues.isIn(nth, 'record-ordinal');
    return isNth && more.every((word) => this.#cues.isIn(word, 'record-one')) ? this.#cues.ordinalIn([nth]) : undefined;
  }

  /** Whether it names one of the incidents by its day and says no more: "the Friday one". */
  namesOne(text: string, times: readonly TextSpan[]): boolean {
    const words = this.splitter.tokenize(text);
    const isTime = ({ start, end }: Word) => times.some((time) => time.start < end && start < time.end);
    const last = words.at(-1);
    const isOne = last !== undefined && this.#cues.isIn(last, 'record-one' satisfies NamedWordSet);
    return isOne && words.some(isTime) && words.slice(0, -1).every((word) => isTime(word) || this.#isBesideOne(word));
  }

  #isBesideOne(word: Word): boolean {
    return ['filler', 'time-correction', 'record-lead', 'no-word'].some((set) => this.#cues.isIn(word, set));
  }

  /** Of which incident what was written is said to be wrong: "that's wrong", "the second one was the Wednesday". */
  #putsRight(
    words: readonly Word[],
    found: readonly Found[],
    isLong: boolean,
  ): Pick<RecordRequest, 'number'> | undefined {
    const opens = (cue: Cue) => found.some((one) => one.meaning === cue && this.#cues.opens(words, one));
    // "It says where at the shop that is wrong": what is wrong may be said at any length.
    if (opens('reads') && found.some(({ meaning }) => meaning === 'wrong')) return {};
    if (isLong) return undefined;
    const nth = found.find((one) => one.meaning === 'nth' && this.#cues.opens(words, one));
    const number = nth && this.#cues.ordinalIn(words.slice(nth.from, nth.to));
    if (number !== undefined) return { number };
    return opens('wrong') ? {} : undefined;
  }

  /** What stands before the words that call something wrong, and behind them; undefined where there are none. */
  aroundWrong(text: string): readonly [string, string] | undefined {
    const words = this.splitter.tokenize(text);
    const wrong = this.#cues.find(words).find(({ meaning }) => meaning === 'wrong');
    const [first, last] = wrong ? [words[wrong.from], words[wrong.to - 1]] : [];
    return first && last && [text.slice(0, first.start), text.slice(last.end)];
  }

  /** Whether an account holds a sentence that says no more than that this was all, or ends with a goodbye. */
  saysEnough(text: string): boolean {
    return this.saysGoodbye(text) || this.isEnough(this.splitter.tokenize(text));
  }

  /** Whether it ends with a goodbye. */
  saysGoodbye(text: string): boolean {
    return this.#cues.goodbye(this.splitter.tokenize(text)).length > 0;
  }

  /** What is told behind a sentence that says that this was all: another thing that happened. '' where there is none. */
  behindEnough(text: string): string {
    const words = this.splitter.tokenize(text);
    const enough = this.#cues.find(words).find((one) => one.meaning === 'enough' && this.#cues.isSentence(words, one));
    const next = words.find(({ sentence }) => enough && sentence > (words[enough.from]?.sentence ?? 0));
    return next ? text.slice(next.start) : '';
  }

  /** Whether a clause says no more than that. */
  isEnough(words: readonly Word[]): boolean {
    return this.#cues.find(words).some((one) => one.meaning === 'enough' && this.#cues.isSentence(words, one));
  }

  /** Whether it only sighs about the writing: "god, this is hard". */
  isSigh(text: string): boolean {
    const words = this.splitter.tokenize(text);
    const found = this.#cues
      .find(words)
      .filter((one) => one.meaning === 'grumble' && this.#cues.isSentence(words, one));
    const sentences = new Set(found.map(({ from }) => words[from]?.sentence));
    return found.length > 0 && words.every((word) => sentences.has(word.sentence) || this.#cues.isIn(word, 'filler'));
  }

  /** Whether a clause says no more than that it was told before. */
  isSaidBefore(words: readonly Word[]): boolean {
    return this.#cues.find(words).some((one) => one.meaning === 'said-before' && this.#cues.isSentence(words, one));
  }

  /** Whether a sentence is about what is written down, and tells nothing. */
  isAboutRecord(words: readonly Word[]): boolean {
    return this.#cues.find(words).some((one) => one.meaning === 'about' && this.#cues.isSentence(words, one));
  }

  /** Whether a message begins with what they did, or says by its first word that another thing happened. */
  beginsAnother(text: string): boolean {
    const found = this.#cues.find(this.splitter.tokenize(text));
    return found.some(({ meaning, from }) => from === 0 && (meaning === 'another' || meaning === 'they'));
  }

  /** Whether it names what they did. */
  tellsOfThem(text: string): boolean {
    return this.#cues.find(this.splitter.tokenize(text)).some(({ meaning }) => meaning === 'they');
  }

  /** Whether nothing but "and then on" stands before a time, and right behind it what they did. */
  tellsOfThemBehind(text: string, time: TextSpan): boolean {
    const words = this.splitter.tokenize(text);
    const found = this.#cues.find(words);
    const at = words.findIndex(({ start }) => start >= time.end);
    const isOpening = (word: Word, place: number) =>
      this.#cues.isIn(word, 'time-lead') ||
      this.#cues.isIn(word, 'conjunction') ||
      this.#cues.isIn(word, 'filler') ||
      this.#cues.isIn(word, 'record-lead') ||
      found.some(({ meaning, from, to }) => meaning === 'another' && from <= place && place < to);
    const before = words.filter(({ start }) => start < time.start);
    return before.every(isOpening) && found.some(({ meaning, from }) => meaning === 'they' && from === at);
  }

  /** Whether a sentence tells nothing that happened: it is about what is written down, or about what comes after the record. */
  #isAboutRecord(words: readonly Word[], one: Found, isBegun: boolean): boolean {
    if (one.meaning === 'plan') return !isBegun && this.#cues.startsSentence(words, one);
    return one.meaning === 'about' && this.#cues.isSentence(words, one);
  }

  #isAsked(words: readonly Word[], found: readonly Found[], one: Found, isBegun: boolean): boolean {
    const { meaning, from, to } = one;
    switch (meaning) {
      case 'stop':
      case 'summary':
      case 'undo':
        return this.#cues.isSentence(words, one) || to - from > 2 || (!isBegun && from === 0);
      case 'enough':
      case 'count':
        return this.#cues.isSentence(words, one);
      case 'show':
        // "Show me your phone" may be what somebody said.
        if (to - from <= 2 && !this.#cues.isSentence(words, one) && !this.#cues.isNumbered(words, found, one))
          return false;
        return this.#cues.isLed(words, from) && this.#cues.isOfRecord(words, found, one);
      case 'remove':
      case 'edit':
      case 'print':
        return this.#cues.isLed(words, from) && this.#cues.isOfRecord(words, found, one);
      case 'done-to':
        return this.#cues.isNumbered(words, found, one);
      default:
        return false;
    }
  }

  #whichOf(words: readonly Word[], found: readonly Found[]): Pick<RecordRequest, 'number' | 'isAll' | 'isBit'> {
    const numbered = found.filter(({ meaning }) => meaning === 'numbered').map(({ to }) => words[to]?.word ?? '');
    const number = numbered.find((word) => /^\d{1,3}$/.test(word));
    if (number !== undefined) return { number: Number(number) };
    const named = found.find(({ meaning }) => meaning === 'named');
    const nth = named && this.#cues.ordinalIn(words.slice(named.from, named.to));
    if (nth !== undefined) return { number: nth };
    if (found.some(({ meaning }) => meaning === 'all')) return { isAll: true };
    return found.some(({ meaning }) => meaning === 'bit') ? { isBit: true } : {};
  }
}

/** Of several things asked for at once, the first that is. */
const OF_THE_RECORD: readonly Cue[] = ['summary', 'remove', 'edit', 'count', 'done-to', 'show', 'print'];
