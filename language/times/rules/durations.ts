import {
  addMonths,
  type DayNumber,
  dateOf,
  firstOfMonth,
  weekdayBefore,
  weekdayOf,
} from '../../../model/calendar';
import type { UnitName, WordGroupName } from '../../../model/times';
import { type Amount, amountAt } from '../numbers';
import type { Now, TimeMessage } from '../timeMessage';
import { type DayInterval, daysMatch, oneDay, type RuleMatch, type TimeRule } from '../tokenMatch';
import { wholeMonth } from './monthsAndYears';

const A_MINUTE = 60_000;

/** "20 mins ago", "a fortnight ago", "3 wks back", "a week ago last tuesday", "just now". */
export const ago: TimeRule = (message, place) => {
  const duration = durationAt(message, place);
  if (!duration) return justNow(message, place);
  const next = place + duration.length;
  const back = message.says(next, 'ago');
  const length = duration.length + back;
  const anchor = anchoredDay(message, duration, next + back);
  if (anchor) return { ...anchor, length: length + anchor.length };
  return back > 0 ? { ...counted(message.now, duration, false), length } : undefined;
};

/** "Just now", "a moment ago"; "now" is a time only if nothing else is said. */
function justNow(message: TimeMessage, place: number): RuleMatch | undefined {
  const now = message.says(place, 'now');
  const length = now === message.tokens.length ? now : message.says(place, 'just-now');
  const { instant } = message.now;
  return length > 0 ? { kind: 'instant', from: instant, to: instant, about: true, length } : undefined;
}

/** "A week ago today", "a week yesterday", "a week last tuesday", "3 weeks on friday". */
function anchoredDay(message: TimeMessage, { amount, unit }: Duration, place: number): RuleMatch | undefined {
  if (unit !== 'week' && unit !== 'fortnight') return undefined;
  const back = amount.low * (unit === 'week' ? 7 : 14);
  const { today } = message.now;
  const near = message.means(place, 'near');
  if (near && near.near.part === undefined)
    return daysMatch([oneDay(today - near.near.days_ago - back)], near.length);
  const past = message.says(place, 'last', 'this');
  const lead = past || message.says(place, 'coming-day');
  const weekday = message.means(place + lead, 'weekday');
  if (lead === 0 || !weekday || weekday.plural) return undefined;
  const latest = weekdayBefore(today, weekday.weekday);
  // "It will be three weeks on Friday": counted back from the Friday to come.
  const coming = weekdayOf(today) === weekday.weekday ? today : latest + 7;
  return daysMatch([oneDay((past > 0 ? latest : coming) - back)], lead + weekday.length);
}

/** What lies so long ago, or `open`, what has gone on for so long. */
function counted(now: Now, duration: Duration, open: boolean) {
  const { amount, unit } = duration;
  const about = open || duration.about;
  if (unit === 'minute' || unit === 'hour') {
    const ago = (units: number) => now.instant - units * (unit === 'hour' ? 60 : 1) * A_MINUTE;
    const to = open ? now.instant : ago(amount.low);
    const loose = about || (unit === 'hour' && amount.low > 1);
    return { kind: 'instant', from: ago(amount.high), to, about: loose, open } as const;
  }
  const since = { from: daysBack(now, amount.high, unit), to: now.today, precision: 'range' } as const;
  const loose = about || (unit !== 'day' && unit !== 'night');
  return { kind: 'days', options: [open ? since : daysAgo(now, duration)], about: loose, open } as const;
}

/** "Over the past week" and "this past week" last until now; "the past week" is that week. */
const LASTING: readonly WordGroupName[] = ['for', 'this', 'within'];

/** "For 3 months", "in the last two weeks", "over the past few days", "this past week": an interval that ends now. */
export const untilNow: TimeRule = (message, place) => {
  const led = message.past(place, 2, ...LASTING, 'the', 'these');
  const past = message.says(led, 'last');
  if (past === 0 && message.says(place, 'for') === 0) return undefined;
  const at = led + past;
  const one = past > 0 && message.says(place, ...LASTING) > 0;
  const duration = durationAt(message, at) ?? (one ? oneUnit(message, at) : undefined);
  if (!duration || (past === 0 && isBrief(duration))) return undefined;
  if (message.says(at + duration.length, 'ago', 'not-until-now') > 0) return undefined;
  if (past > 0 && led === place && duration.amount.length === 0) return undefined;
  return { ...counted(message.now, duration, true), length: at + duration.length - place };
};

function oneUnit(message: TimeMessage, place: number): Duration | undefined {
  const unit = message.means(place, 'unit');
  return unit && { amount: exactly(1, 0), unit: unit.unit, about: false, length: unit.length };
}

const BRIEF: readonly UnitName[] = ['minute', 'hour', 'night', 'weekend'];

/** "For 10 minutes" is how long it lasted, not when. */
function isBrief({ unit, amount }: Duration): boolean {
  return BRIEF.includes(unit) || (unit === 'day' && amount.low < 2);
}

/** A duration: a number of units of time. */
interface Duration {
  readonly amount: Amount;
  readonly unit: UnitName;
  readonly about: boolean;
  /** In tokens. */
  readonly length: number;
}

const SATURDAY = 5;
/** "A good couple of long weeks". */
const MAX_PADDING = 4;

/** "3 wks", "a couple of weeks", "2 and a half years", "a year and a half", "half an hour", "a week or two". */
export function durationAt(message: TimeMessage, start: number): Duration | undefined {
  const place = message.past(start, 2, 'loose', 'nearly', 'over');
  const part = fraction(message, place);
  const fortnight = message.means(place, 'unit')?.unit === 'fortnight' ? exactly(1, 0) : undefined;
  const whole = amountAt(message, place) ?? fortnight;
  // "A quarter of an hour" is more than "a"; "half a dozen hours" is more than "half a".
  const amount = part && part.length > (whole?.length ?? 0) ? part : whole;
  if (!amount) return undefined;
  const end = place + amount.length;
  const before = message.says(end, 'and-a-half');
  const padded = message.past(end + before, MAX_PADDING, 'padding', 'or', 'of');
  const unit = message.means(padded, 'unit');
  if (!unit) return undefined;
  const after = message.says(padded + unit.length, 'and-a-half');
  const next = padded + unit.length + after;
  const orTwo = amount.high === 1 ? message.says(next, 'or-two') : 0;
  const orSo = message.says(next, 'or-so');
  const more = (before > 0 ? 0.5 : 0) + (after > 0 ? 0.5 : 0);
  const said = { ...amount, low: amount.low + more, high: amount.high + more + (orTwo > 0 ? 1 : 0) };
  const about = amount.about || place > start || orTwo + orSo > 0;
  return { amount: said, unit: unit.unit, about, length: next + orTwo + orSo - start };
}

const FRACTIONS = { 'half-a': 0.5, 'quarter-of-a': 0.25, 'three-quarters-of-a': 0.75 };

function fraction(message: TimeMessage, place: number): Amount | undefined {
  const groups = ['half-a', 'quarter-of-a', 'three-quarters-of-a'] as const;
  const group = groups.find((one) => message.says(place, one) > 0);
  return group && exactly(FRACTIONS[group], message.says(place, group));
}

function exactly(value: number, length: number): Amount {
  return { low: value, high: value, about: false, length };
}

/** The day that many units before today; half a month is fifteen days. */
function daysBack({ today }: Now, amount: number, unit: UnitName): DayNumber {
  if (unit === 'year') return addMonths(today, -Math.round(amount * 12));
  if (unit === 'month') return addMonths(today, -Math.floor(amount)) - (Number.isInteger(amount) ? 0 : 15);
  if (unit === 'weekend') return weekdayBefore(today - 1, SATURDAY) - 7 * (amount - 1);
  const days = { day: 1, night: 1, week: 7, fortnight: 14, minute: 0, hour: 0 }[unit];
  return today - Math.round(amount * days);
}

/** The days meant by a duration with "ago": a year ago is a month rather than a day, a weekend ago is a weekend. */
function daysAgo(now: Now, { amount, unit }: Duration): DayInterval {
  const from = daysBack(now, amount.high, unit);
  const to = daysBack(now, amount.low, unit);
  if (unit === 'weekend') return { from, to: to + 1, precision: 'weekend' };
  if (unit === 'year') {
    const [first, last] = [dateOf(from), dateOf(to)];
    return { ...wholeMonth(first.year, first.month), to: firstOfMonth(last.year, last.month + 1) - 1 };
  }
  return { from, to, precision: from === to ? 'day' : 'range' };
}
