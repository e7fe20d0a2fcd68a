import { addMonths, type DayNumber, dateOf, firstOfMonth, weekdayBefore, weekdayOf } from '../../../model/calendar';
import type { UnitName, WordGroupName } from '../../../model/times';
import { exactly, fraction } from '../fractions';
import { type Amount, amountAt } from '../numbers';
import type { Cursor, Now, WithNext } from '../timeMessage';
import { type DayInterval, daysMatch, oneDay, type RuleMatch, type TimeRule } from '../tokenMatch';
import { latestYearOfMonth, wholeMonth } from './monthsAndYears';

const A_MINUTE = 60_000;

/** "20 mins ago", "a fortnight ago", "3 wks back", "a week ago last tuesday", "just now". */
export const ago: TimeRule = (at) => {
  const duration = durationAt(at);
  if (!duration) return justNow(at);
  const next = duration.next.after('ago') ?? sinceOrGone(at, duration);
  const anchored = anchoredDay(duration, duration.next.past('ago'), duration.next.says('ago'));
  return anchored ?? (next && { ...counted(at.now, duration, false), next });
};

/** Units of which something happens so many times: "three letters a week since" says nothing of a week ago. */
const PER: readonly UnitName[] = ['day', 'night', 'week', 'month'];
/** What makes the word after "since" the time when it began. */
const SAYS_WHEN: ReadonlySet<string> = new Set(['weekday', 'month', 'near', 'named', 'number', 'ordinal']);

/** "Six weeks since", "8 weeks since I packed", "three weeks gone". */
function sinceOrGone(at: Cursor, { unit, next }: WithNext<Duration>): Cursor | undefined {
  const being = at.before.says('being');
  // "I'm 20 weeks gone", "she was 6 months gone".
  if (!being && unit !== 'month' && next.says('gone')) return next.after('gone');
  const since = next.after('since');
  if (!since || at.before.says('the', 'these', 'within')) return undefined;
  const begun = since.past('loose').past('the');
  const isWhen = begun.says('last', 'this') || begun.meanings.some(({ kind }) => SAYS_WHEN.has(kind));
  const per = at.says('a') && !at.means('amount') && PER.includes(unit) && at.before.kind === 'word' && !being;
  return isWhen || begun.kind === 'number' || per ? undefined : since;
}

/** "Just now", "a moment ago"; "now" is a time only if nothing else is said. */
function justNow(at: Cursor): RuleMatch | undefined {
  const now = at.after('now');
  const next = now && at.isAllUntil(now) ? now : at.after('just-now');
  const { instant } = at.now;
  return next && { kind: 'instant', from: instant, to: instant, about: true, next };
}

/** "A week ago today", "a week yesterday", "a week last tuesday", "a year last March", "3 weeks gone friday", "3 weeks on friday". */
function anchoredDay({ amount, unit }: Duration, at: Cursor, isAgo: boolean): RuleMatch | undefined {
  const month = unit === 'year' ? at.after('last', 'this')?.means('month') : undefined;
  if (month) {
    const year = latestYearOfMonth(month.month, at.now.today) - amount.low;
    return daysMatch([wholeMonth(year, month.month)], month.next);
  }
  // "A month ago today."
  const isToday = at.means('near')?.near.days_ago === 0 && at.means('near')?.near.part === undefined;
  if (isAgo && isToday && (unit === 'month' || unit === 'year'))
    return daysMatch([oneDay(addMonths(at.now.today, -amount.low * (unit === 'year' ? 12 : 1)))], at.step(1));
  if (unit !== 'week' && unit !== 'fortnight') return undefined;
  const back = amount.low * (unit === 'week' ? 7 : 14);
  const { today } = at.now;
  const gone = at.after('gone');
  const near = (gone ?? at).means('near');
  if (near && near.near.part === undefined) return daysMatch([oneDay(today - near.near.days_ago - back)], near.next);
  const past = gone ?? at.after('last', 'this');
  const weekday = (past ?? at.after('coming-day'))?.means('weekday');
  if (!weekday || weekday.plural) return undefined;
  const latest = weekdayBefore(today, weekday.weekday);
  // "It will be three weeks on Friday": counted back from the Friday to come.
  const coming = weekdayOf(today) === weekday.weekday ? today : latest + 7;
  return daysMatch([oneDay((past || isAgo ? latest : coming) - back)], weekday.next);
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
export const untilNow: TimeRule = (at) => {
  const led = at.pastSome(2, ...LASTING, 'the', 'these');
  const past = led.after('last');
  if (!past && !at.says('for')) return undefined;
  const start = past ?? led;
  const duration = durationAt(start) ?? (past && at.says(...LASTING) ? oneUnit(start) : undefined);
  if (!duration || (!past && isBrief(duration))) return undefined;
  // "Over last weekend" is that weekend.
  if (duration.unit === 'weekend' && duration.amount.high === 1) return undefined;
  if (duration.next.says('ago', 'not-until-now')) return undefined;
  // "Last fortnight" is over.
  if (led === at && start.pastSome(2, ...MORE_OR_LESS).means('unit')) return undefined;
  return { ...counted(at.now, duration, true), next: duration.next };
};

function oneUnit(at: Cursor): WithNext<Duration> | undefined {
  const unit = at.means('unit');
  return unit && { amount: exactly(1), unit: unit.unit, about: false, next: unit.next };
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
}

const MORE_OR_LESS: readonly WordGroupName[] = ['loose', 'nearly', 'over'];
const SATURDAY = 5;
/** "A good couple of long weeks". */
const MAX_PADDING = 4;

/** "3 wks", "a couple of weeks", "2 and a half years", "a year and a half", "half an hour", "1.5 hours", "a week or two". */
export function durationAt(start: Cursor): WithNext<Duration> | undefined {
  const at = start.pastSome(2, ...MORE_OR_LESS);
  const part = fraction(at);
  const fortnight = at.means('unit')?.unit === 'fortnight' ? { ...exactly(1), next: at } : undefined;
  const whole = amountAt(at) ?? fortnight;
  // "A quarter of an hour" is more than "a"; "half a dozen hours" is more than "half a".
  const amount = part && part.next.place >= (whole?.next ?? at).place ? part : whole;
  if (!amount) return undefined;
  const before = amount.next.after('and-a-half');
  const unit = (before ?? amount.next).pastSome(MAX_PADDING, 'padding', 'or', 'of').means('unit');
  if (!unit) return undefined;
  const after = unit.next.after('and-a-half');
  const end = after ?? unit.next;
  const orTwo = amount.high === 1 ? end.after('or-two') : undefined;
  const orSo = end.after('or-so');
  const more = (before ? 0.5 : 0) + (after ? 0.5 : 0);
  const said = { ...amount, low: amount.low + more, high: amount.high + more + (orTwo ? 1 : 0) };
  const about = amount.about || at !== start || orTwo !== undefined || orSo !== undefined;
  return { amount: said, unit: unit.unit, about, next: orTwo ?? orSo ?? end };
}

/** The day that many units before today; half a month is fifteen days. */
function daysBack({ today }: Now, amount: number, unit: UnitName): DayNumber {
  if (unit === 'year') return addMonths(today, -Math.round(amount * 12));
  if (unit === 'month') return addMonths(today, -Math.floor(amount)) - (Number.isInteger(amount) ? 0 : 15);
  if (unit === 'weekend') return weekdayBefore(today - 1, SATURDAY) - 7 * Math.round(amount - 1);
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
