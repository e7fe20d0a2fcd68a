import type { Moment, TimeExpression } from '../language/times/timeExpression';
import { dayOfIso, weekdayOf } from '../model/calendar';
import type { AccountDetails } from './account';
import { correctedByNumber, correctedTime } from './correctedTime';
import type { Incident } from './diary';
import { type IncidentTime, incidentTimeOf } from './incidentTime';
import type { TimeCues } from './timeCues';

type OtherTime = Pick<AccountDetails, 'when' | 'unsettled'>;

/** Of a long answer, so many sentences are looked at for another time, from its end. */
const SENTENCES = 4;

/** The times that a message puts in the place of one that is known. */
export class TimeCorrections {
  /** @param timesIn reads the times of a text, as they are meant at an instant */
  constructor(
    private readonly cues: TimeCues,
    private readonly timesIn: (text: string, at: Date) => readonly TimeExpression[],
  ) {}

  /** Another time for the known one, where the message is about nothing else or opens with a word for that. */
  correction({ when }: Incident, typed: string, times: readonly TimeExpression[], now: Date): OtherTime {
    const meant = this.cues.correctedTimes(typed, times);
    if (!when?.moment) return {};
    const number = this.cues.correctedNumber(typed);
    if (meant.length === 0)
      return number === undefined ? {} : correctedByNumber(when.moment, number, typed.trim(), now);
    const read = (at: Date) => exactFirst(this.cues.correctedTimes(typed, this.timesIn(typed, at)));
    // "October", of 13 October, or "Thursday", of a Thursday, takes nothing back.
    if (meant.every((time) => agrees(when.moment, time))) return { when };
    return withTimesOf(when, correctedTime(when.moment, read, now));
  }

  /** The same, said in a sentence of an answer to something else: "CCTV on the gate. Hang on, it was the 5th". */
  correctionWithin(incident: Incident, typed: string, times: readonly TimeExpression[], now: Date): OtherTime {
    const sentences = typed.split(/(?<=[.!?])\s+|\n+/u);
    if (!incident.when?.moment || sentences.length === 1) return {};
    const timed = sentences.filter((sentence) => times.some(({ words }) => sentence.includes(words)));
    for (const sentence of timed.slice(-SENTENCES).reverse()) {
      const right = this.correction(incident, sentence, this.timesIn(sentence, now), now);
      if (right.when || right.unsettled) return right;
    }
    return {};
  }

  /** The one time that a message names for an incident, of which it may be said that it is another: "4 April, not 3 April". */
  named({ when }: Incident, typed: string, times: readonly TimeExpression[], now: Date): IncidentTime | undefined {
    const [first, ...more] = this.cues.meantTimes(typed, times);
    // "Changed from the 3rd to the 4th" is no span.
    const isSpan = first?.best && first.best.from.slice(0, 10) !== first.best.to.slice(0, 10);
    if (!first || more.length > 0 || isSpan) return undefined;
    const read = (at: Date) => this.cues.meantTimes(typed, this.timesIn(typed, at));
    return when?.moment ? correctedTime(when.moment, read, now).when : incidentTimeOf([first]).when;
  }

  /** The hour of a day that is known, where a message begins with one: "half 7 at night, outside Greggs". */
  hourOf({ when, unsettled }: Incident, typed: string, times: readonly TimeExpression[], now: Date): OtherTime {
    const [first] = [...times].sort((one, other) => one.start - other.start);
    const isHour = first?.best && !first.problem && first.doubts.includes('no-day') && first.best.from.length > 10;
    if (unsettled || when?.moment?.precision !== 'day' || when.isLive || when.repeats || !first || !isHour) return {};
    if (typed.slice(0, first.start).trim() !== '') return {};
    const read = (at: Date) => this.timesIn(first.words, at);
    const hour = correctedTime(when.moment, read, now).when;
    return hour ? { when: { ...hour, words: `${when.words}, ${first.words}` } } : {};
  }
}

/** Another day takes nothing back of how often it was. */
function withTimesOf({ repeats }: IncidentTime, { when, unsettled }: OtherTime): OtherTime {
  const withRepeats = (time: IncidentTime) => (repeats && !time.repeats ? { ...time, repeats } : time);
  return {
    ...(when && { when: withRepeats(when) }),
    ...(unsettled && { unsettled: { ...unsettled, choices: unsettled.choices.map(withRepeats) } }),
  };
}

/** Whether words say no more of a known time than is known: its month, its weekday, or the day itself. */
function agrees(known: Moment | undefined, { best, problem, words }: TimeExpression): boolean {
  if (!known || !best || problem) return false;
  const [from, to] = [known.from.slice(0, 10), known.to.slice(0, 10)];
  const isWider = best.precision !== 'minute' && best.precision !== 'part-of-day';
  if (isWider && best.from <= from && to <= best.to) return true;
  const isWeekday = best.precision === 'day' && !/\d/u.test(words);
  return isWeekday && from === to && weekdayOf(dayOfIso(best.from)) === weekdayOf(dayOfIso(from));
}

/** "Four weeks ago, it was the day the clocks went back": the exact one is meant. */
function exactFirst(times: readonly TimeExpression[]): readonly TimeExpression[] {
  const rank = ({ certainty, best }: TimeExpression) => Number(certainty === 'about' || !best);
  return [...times].sort((one, other) => rank(one) - rank(other));
}

/** Of the times that an incident may have had, the one whose hour is said: "morning, 10.15am". */
export function chosenTime({ unsettled }: Incident, times: readonly TimeExpression[]): IncidentTime | undefined {
  if (unsettled?.why !== 'ambiguous') return undefined;
  const hours = times.flatMap(({ best, doubts }) => (best && doubts.includes('no-day') ? [best] : []));
  const isWithin = (clock: string) => hours.some(({ from, to }) => from.slice(10) <= clock && clock <= to.slice(10));
  const ofDays = times.filter(({ best, doubts }) => best && !doubts.includes('no-day'));
  const isOne = (moment: Moment) =>
    isWithin(moment.from.slice(10)) || (hours.length === 0 && ofDays.some((time) => agrees(moment, time)));
  const left = unsettled.choices.filter(({ moment }) => moment && isOne(moment));
  return left.length === 1 && left[0] ? { ...left[0], sure: true, isChosen: true } : undefined;
}
