import type { TextSpan } from '../language/match';
import type { NluPipeline } from '../language/nluPipeline';
import type { NluResult } from '../language/nluResult';
import type { TimeExpression } from '../language/times/timeExpression';
import { WHAT } from '../model/answers';
import type { DiaryField } from '../model/knowledge';
import { fieldHolding } from './account';
import type { AccountReader } from './accountReader';
import { type Diary, type DiaryStep, hasWords, type Incident, nextDiaryStep } from './diary';
import { type Addition, ofDay } from './namedIncidents';
import type { TimeCues } from './timeCues';

/** Words: "sorry, the 13th not the 6th". */
const TIME_ALONE = 6;
/** A message of no more words than this is no account of anything. */
const TOO_FEW_WORDS = 3;

const SENTENCE_END = /(?<=[.!?])\s+|\n+/u;
/** What joins a request and what is told behind it. */
const LEADING_SIGNS = /^[\s:;,.!?\u2013-]+/u;

/** A field that is asked about. */
type WaitingField = Pick<Extract<DiaryStep, { readonly kind: 'ask' }>, 'incident' | 'field'>;

/** What a message to the record does, where it asks for nothing: it is decided once, and then done. */
export type RecordMessage =
  /** It only sighs about the writing. */
  | { readonly kind: 'sighs' }
  /** It names an incident, to tell more of it. */
  | { readonly kind: 'adds'; readonly to: Addition }
  /** Between two incidents, it is too short to tell of anything. */
  | { readonly kind: 'unread' }
  /** It puts right one that it names, or the last one, which was told to its end. */
  | { readonly kind: 'puts-right'; readonly of: Incident }
  /** It may be about the last one, or about nothing at all. */
  | { readonly kind: 'unclear'; readonly last: Incident }
  /** It tells of what is being told, or of another incident: behind that, or while it waits. */
  | { readonly kind: 'tells'; readonly of: 'this' | 'next' | 'another-beside' }
  /** It tells of this one that it is told, and then of the next. */
  | { readonly kind: 'ends-and-tells'; readonly end: string; readonly next: string };

/** Hears what a message to the record does. */
export class MessageReader {
  readonly #story: string;

  constructor(
    private readonly fields: readonly DiaryField[],
    private readonly understanding: NluPipeline,
    private readonly accounts: AccountReader,
    private readonly cues: TimeCues,
  ) {
    this.#story = fieldHolding('story', fields);
  }

  /** What a message does that asks for nothing. */
  kindOf(typed: string, reading: NluResult | undefined, diary: Diary, now: Date): RecordMessage {
    if (this.accounts.requests.isSigh(typed) && !this.#isAnswer(typed, diary)) return { kind: 'sighs' };
    const to = reading && this.addition(typed, reading, diary.incidents);
    if (to) return { kind: 'adds', to };
    const named = this.accounts.named.byThing(typed, diary.incidents);
    if (named && this.saysTimeRight(named.rest, this.#understand(named.rest, now).times))
      return { kind: 'puts-right', of: named.of };
    const step = nextDiaryStep(this.fields, diary);
    if (step.kind === 'idle') return this.#betweenTwo(typed, reading, diary.incidents.at(-1));
    if (reading && this.#isOfAnother(step, typed, reading)) return { kind: 'tells', of: 'another-beside' };
    const next = this.#nextIncidentIn(typed, now);
    if (next === '') return { kind: 'tells', of: 'this' };
    return { kind: 'ends-and-tells', end: typed.slice(0, typed.length - next.length).trim(), next };
  }

  /** "This is so upsetting", asked how it made them feel, is no sigh about the writing. */
  #isAnswer(typed: string, diary: Diary): boolean {
    const step = nextDiaryStep(this.fields, diary);
    return step.kind === 'ask' && this.accounts.isAbout(step.field, typed);
  }

  /** Whether it tells of another incident while one is told. */
  #isOfAnother(step: DiaryStep, typed: string, reading: NluResult): boolean {
    const isBegun = (step.kind === 'ask' || step.kind === 'settle') && hasWords(step.incident);
    if (isBegun && this.accounts.named.beginsNext(typed, reading.times)) return true;
    return step.kind === 'ask' && this.#isOfOtherDay(step, typed, reading);
  }

  #betweenTwo(typed: string, reading: NluResult | undefined, last: Incident | undefined): RecordMessage {
    if ((reading?.wordCount ?? 0) <= TOO_FEW_WORDS) return { kind: 'unread' };
    // "No, that's wrong, it was not at work" puts the last one right, and tells of no other.
    if (last && reading && this.#putsRight(typed, reading)) return { kind: 'puts-right', of: last };
    if (last && reading && this.#isUnclear(typed, reading)) return { kind: 'unclear', last };
    return { kind: 'tells', of: 'next' };
  }

  /**
   * Whether a message puts right what was told before: it opens with a "no", or with "sorry" and says no more than a time.
   * "No wait, last Tuesday he also followed me home" tells of something else.
   */
  #putsRight(typed: string, { isCorrection, reply, times, wordCount }: NluResult): boolean {
    const isShort = wordCount <= TIME_ALONE;
    const isNo = reply === 'no' && this.cues.opensWith('no-word', typed);
    // "And when is thurs 5th, not weds".
    const isTakenBack = this.cues.meantTimes(typed, times).length < times.length;
    const isRight = (isShort || times.length === 0) && (isNo || (isShort && this.cues.opensWith('correction', typed)));
    return isTakenBack || (isCorrection && isRight);
  }

  /** Whether it is nothing but what somebody else asked: "he goes what do you want", "are you with him, she said". */
  isReported(typed: string): boolean {
    return this.accounts.named.isReported(typed);
  }

  /** Whether a message says another time, and tells nothing that happened. */
  saysTimeRight(typed: string, times: readonly TimeExpression[]): boolean {
    return this.cues.correctedTimes(typed, times).length > 0;
  }

  /** Whether it is not clear what words between two incidents are about: they ask for something too, or tell of nothing. */
  #isUnclear(typed: string, reading: NluResult): boolean {
    const wants = this.accounts.requests.requestIn(typed, false)?.wants;
    const isOfRecord =
      wants === 'remove' || wants === 'edit' || wants === 'show' || this.accounts.requests.putsIn(typed);
    return (
      isOfRecord ||
      this.#isTimeAlone(typed, reading) ||
      this.#tellsOfEffect(typed, reading) ||
      !this.tellsOfAnother(typed, reading)
    );
  }

  #isTimeAlone(typed: string, { slots, times }: NluResult): boolean {
    // "On 6 November he rang me at 9pm" may be read as one time.
    return slots.every(({ question }) => question !== WHAT) && this.cues.saysTimesAlone(typed, times);
  }

  /** Whether one of several sentences tells what they did, and asks nothing: "he said he'd finish me. who do i tell?" */
  tellsBesideQuestion(typed: string, now: Date): boolean {
    const sentences = typed.split(SENTENCE_END).filter((one) => one.trim() !== '');
    return sentences.length > 1 && sentences.some((one) => this.#tellsDeed(this.#understand(one, now)));
  }

  #tellsDeed({ isQuestion, asksPlainly, slots }: NluResult): boolean {
    return !isQuestion && !asksPlainly && slots.some(({ question }) => question === WHAT);
  }

  /** Whether it tells of no day and no deed, but of what came of one, who saw it, or what he looked like: "he is frightened to go in". */
  #tellsOfEffect(typed: string, { times, slots }: NluResult): boolean {
    if (times.some(({ best }) => best) || slots.some(({ question }) => question === WHAT)) return false;
    const { [this.#story]: _story, ...told } = this.accounts.read(typed, this.#story, []);
    const filled = this.fields.filter(({ id }) => told[id] !== undefined);
    return filled.length > 0 && filled.every(({ options, takes }) => options.length === 0 && takes !== 'rest');
  }

  /** Of these, those of the day by which a message names one and says no more: "the Friday one". Undefined where it does not. */
  named(typed: string, { times }: NluResult, incidents: readonly Incident[]): readonly Incident[] | undefined {
    if (!this.accounts.requests.namesOne(typed, times)) return undefined;
    return ofDay(times, incidents);
  }

  /** Of which incident a message tells more, where it begins with that: "add to the first one that he had a torch". */
  addition(typed: string, { times }: NluResult, incidents: readonly Incident[]): Addition | undefined {
    return this.accounts.named.addition(typed, times, incidents);
  }

  /** What an account tells of another incident, behind words that say that this one is told; '' where it does not. */
  #nextIncidentIn(typed: string, now: Date): string {
    const rest = this.accounts.requests.behindEnough(typed);
    return rest !== '' && this.tellsOfAnother(rest, this.#understand(rest, now)) ? rest : '';
  }

  /**
   * What a message tells beside the request to write it down: "can I write it down: on Monday he came to my door". All of it, where
   * both sides of the request tell something; '' where none does.
   */
  accountBeside(typed: string, request: TextSpan, now: Date): string {
    const tells = (words: string) => {
      const reading = this.#understand(words, now);
      // "July. Can I write it down here": a time alone answers what was asked, and is no account.
      return words !== '' && !this.#isTimeAlone(words, reading) && this.tellsOfAnother(words, reading);
    };
    const before = typed.slice(0, request.start).trim();
    const after = typed.slice(request.end).replace(LEADING_SIGNS, '').trim();
    // What follows in the same breath belongs to the request, unless it tells of them or of a day: "… here, like in this chat".
    const isApart = LEADING_SIGNS.test(typed.slice(request.end).trim());
    const isTold = () =>
      isApart || this.accounts.requests.tellsOfThem(after) || this.#understand(after, now).times.length > 0;
    if (tells(before)) return tells(after) && isTold() ? typed.trim() : before;
    return tells(after) && isTold() ? after : '';
  }

  /** Whether a message between two incidents tells of another one: what they did, and when, and puts nothing right. */
  tellsOfAnother(typed: string, { times, slots, isQuestion, isAboutNotes, isAskedAgain }: NluResult): boolean {
    const opens = this.cues.opensWith('no-word', typed) || this.cues.opensWith('correction', typed);
    const isPuttingRight = opens && slots.every(({ question }) => question !== WHAT);
    // "No not this one, the Tuesday one. Change 9 to half 8".
    if (isQuestion || isAboutNotes || isAskedAgain || isPuttingRight) return false;
    const isDated = times.some(({ best, problem }) => best && !problem);
    return isDated || this.accounts.requests.beginsAnother(typed) || slots.some(({ question }) => question === WHAT);
  }

  /**
   * Whether an answer tells, in its first words, of what they did on another day than the one that is known: another incident,
   * and no part of this one. "And on the Saturday he followed me."
   */
  #isOfOtherDay({ incident, field }: WaitingField, typed: string, { times, slots, isCorrection }: NluResult): boolean {
    const known = incident.when?.moment;
    if (field.holds === 'time' || field.holds === 'story' || isCorrection || !known || incident.when?.repeats)
      return false;
    if (known.from.slice(0, 10) !== known.to.slice(0, 10) || slots.every(({ question }) => question !== WHAT))
      return false;
    const [first, ...more] = times.filter(({ best }) => best).sort((one, other) => one.start - other.start);
    if (!first?.best || first.problem || more.length > 0 || first.doubts.includes('no-day')) return false;
    const isOther = first.best.from.slice(0, 10) !== known.from.slice(0, 10);
    return isOther && this.accounts.requests.tellsOfThemBehind(typed, first);
  }

  #understand(typed: string, now: Date): NluResult {
    return this.understanding.understand(typed, undefined, now);
  }
}
