import type { NluPipeline } from '../language/nluPipeline';
import type { NluResult } from '../language/nluResult';
import { normaliseText } from '../language/text/normaliseText';
import type { TimeExpression } from '../language/times/timeExpression';
import { dayOfIso } from '../model/calendar';
import { ukTime } from '../model/ukTime';
import type { AccountReader } from './accountReader';
import type { Incident } from './diary';

const MINUTES = 1440;
/** Milliseconds. What was so within two hours may be so still. */
const RECENT = 2 * 3_600_000;

/** Tells what is of another day, or of a minute ago, from what is of now. */
export class PastDanger {
  /** @param notTimes words that say when by themselves, and none where they stand beside more: "now" */
  constructor(
    private readonly understanding: NluPipeline,
    private readonly accounts: AccountReader,
    private readonly notTimes: ReadonlySet<string>,
  ) {}

  /** The reading without an alarm that only the past, or somebody else's words, would give: 999 is named where it was one. */
  withoutPastDanger(typed: string, reading: NluResult, now: Date): NluResult {
    const log = this.accounts.pastedIn(typed);
    if (log) return this.#understand(log.rest, now);
    const { danger } = reading;
    if (danger === undefined || danger === 'over') return reading;
    const past = reading.times.filter((time) => hasBegun(time, new Date(now.getTime() - RECENT)));
    if (past.length === 0) return reading;
    const { words, saysNow } = this.accounts.presentPart(typed, past);
    const left = words === '' ? undefined : this.#understand(words, now).danger;
    // "He is strangling me. He did it on Monday too": what is of now goes first, wherever it stands.
    if (left === 'now' && (saysNow || danger === 'now')) return { ...reading, danger: 'now' };
    if (danger === 'now') return { ...reading, danger: 'perhaps' };
    if (danger === 'perhaps' && (left === undefined || left === 'told'))
      return { ...reading, danger: saysNow ? 'perhaps' : 'told' };
    return reading;
  }

  /** Whether what is told of an incident of another day says how it was, and nothing of now: anything less is a cry for help. */
  isOfAnotherDay({ when }: Incident, typed: string, now: Date): boolean {
    const day = when?.moment?.to.slice(0, 10);
    if (day === undefined || day >= ukTime(now).date) return false;
    const { words, saysNow, isPart } = this.accounts.presentPart(typed, []);
    return isPart && !saysNow && (words === '' || this.#understand(words, now).danger !== 'now');
  }

  /** Whether a message says when it was, and that is before this minute. */
  isEarlier({ times }: Pick<NluResult, 'times'>, now: Date): boolean {
    return times.some((time) => isOver(time, now));
  }

  /** Whether a message says no more than that it was a minute ago: "just now", and not "now". */
  isMinuteAgo(typed: string, { times }: NluResult, now: Date): boolean {
    const [only] = times;
    const words = normaliseText(typed);
    if (!only?.best || normaliseText(only.words) !== words || this.notTimes.has(words)) return false;
    return only.best.precision === 'minute' && only.best.from.slice(0, 10) === ukTime(now).date;
  }

  #understand(typed: string, now: Date): NluResult {
    return this.understanding.understand(typed, undefined, now);
  }
}

/** Whether a time is over at an instant. */
function isOver({ best, problem }: TimeExpression, now: Date): boolean {
  return best !== undefined && !problem && !best.open && minutesTo(best.to, MINUTES - 1) < minutesAt(now);
}

/** Whether a time has begun at an instant, and is not the whole of that day: "last night", said in the small hours. */
function hasBegun({ best, problem }: TimeExpression, now: Date): boolean {
  return best !== undefined && !problem && !best.open && minutesTo(best.from, MINUTES - 1) < minutesAt(now);
}

/** Of a day without an hour, the minute that is meant. */
function minutesTo(local: string, minute: number): number {
  const clock = local.length > 10 ? Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)) : minute;
  return dayOfIso(local.slice(0, 10)) * MINUTES + clock;
}

function minutesAt(now: Date): number {
  const { date, minute } = ukTime(now);
  return dayOfIso(date) * MINUTES + minute;
}
