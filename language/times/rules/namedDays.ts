import {
  addMonths,
  type DayNumber,
  dateOf,
  dayOfIso,
  easterSunday,
  firstOfMonth,
  nthWeekday,
  weekdayBefore,
  weekdayOf,
} from '../../../model/calendar';
import { MONTH_NAMES, type NamedDay, type PartOfDay, type WordGroupName } from '../../../model/times';
import { DAYS } from '../../../model/ukTime';
import { amountAt } from '../numbers';
import type { Cursor, Now } from '../timeMessage';
import { type DayInterval, type DaysMatch, daysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { dateInWords } from './dates';
import { dateInNumbers } from './datesInNumbers';
import { durationAt } from './durations';
import { lead, yearAfter } from './monthsAndYears';

/** "Boxing day", "last christmas", "over easter", "bonfire night 2024", "the august bank holiday". */
export const namedDay: TimeRule = (at) => {
  const direct = at.means('named') !== undefined;
  const second = direct ? at : at.past(...WHICH_ONE, 'at', 'on', 'within', 'loose');
  const start = direct ? at : second.past(...WHICH_ONE);
  const found = start.means('named');
  // "An odd xmas card", "a valentines".
  if (!found || at.before.says('a') || found.next.says('thing')) return undefined;
  const beforeLast = found.next.after('before-last');
  const year = beforeLast ? undefined : yearAfter(found.next);
  const back = start === at ? undefined : lead(start.before)?.value;
  const options = occurrences(at.now.today, found.named, beforeLast ? 2 : back, year?.value);
  const around = second !== at && at.says('loose');
  const next = beforeLast ?? year?.next ?? found.next;
  // "The August bank holiday Monday".
  const own = next.means('weekday');
  const isOwn = own && options[0]?.precision === 'day' && weekdayOf(options[0].from) === own.weekday;
  return daysMatch(around ? options.map(widen) : options, isOwn ? own.next : next, {
    about: around || found.named.about,
    part: around ? undefined : at.message.part(found.named.part),
    doubt: options.length > 1 ? 'which-year' : undefined,
    again: year ? undefined : 'year',
  });
};

/** "Two Christmases ago", "three summers back". */
export const namedDaysAgo: TimeRule = (at) => {
  const start = at.past('loose', 'nearly', 'over');
  const count = amountAt(start);
  const found = count?.next.means('named');
  const next = found?.next.after('ago');
  if (!count || !found || !next || count.low !== count.high || count.low < 1) return undefined;
  return daysMatch(occurrences(at.now.today, found.named, count.low, undefined, true), next, {
    about: found.named.about || start !== at,
    part: at.message.part(found.named.part),
  });
};

const WHICH_ONE: readonly WordGroupName[] = ['last', 'this', 'the', 'next'];

function widen(days: DayInterval): DayInterval {
  return { from: days.from - 3, to: days.to + 3, precision: 'range' };
}

/** @param back 1 for "last christmas", 2 for the one before, -1 for the next; undefined for the latest */
function occurrences(
  today: DayNumber,
  named: NamedDay,
  back: number | undefined,
  year: number | undefined,
  isCounted = false,
): readonly DayInterval[] {
  const now = dateOf(today).year;
  const firstIn = (...years: readonly number[]) => years.flatMap((one) => firstDays(named, one));
  const most = isCounted && back !== undefined ? back + 1 : 3;
  const years = Array.from({ length: most + 1 }, (_, before) => now - most + before);
  const begun = firstIn(...years).filter((day) => day <= today);
  const latest = begun.at(-1);
  const going = latest !== undefined && named.days > 1 && latest + named.days > today;
  const meant = () => {
    if (year !== undefined) return firstIn(year);
    // One that is not over is not counted.
    if (isCounted)
      return begun
        .slice(0, going ? -1 : undefined)
        .slice(-(back ?? 1))
        .slice(0, 1);
    const coming = back === -1 ? firstIn(now, now + 1).filter((day) => day > today) : [];
    if (back === -1) return coming.slice(0, 1);
    if (back === 2) return begun.slice(going ? -3 : -2, -1);
    return back === 1 && going && begun.length > 1 ? begun.slice(-2, -1) : begun.slice(-1);
  };
  const long = named.days > 60 ? 'season' : 'range';
  const precision = named.days === 1 ? 'day' : long;
  return meant().map((from) => ({ from, to: from + named.days - 1, precision }));
}

const WHICH = { first: 1, second: 2, third: 3, fourth: 4, last: -1 };

/** The days on which it begins in a year, in order. */
function firstDays(named: NamedDay, year: number): readonly DayNumber[] {
  const on = (day: string) => firstOfMonth(year, Number(day.slice(0, 2))) + Number(day.slice(3)) - 1;
  const fixed = (named.on ?? []).map(on);
  const moving = named.easter === undefined ? [] : [easterSunday(year) + named.easter];
  const counted = (named.nth ?? []).map(
    ({ which, day, month, plus }) =>
      nthWeekday(year, MONTH_NAMES.indexOf(month) + 1, DAYS.indexOf(day), WHICH[which]) + plus,
  );
  const listed = (named.dates ?? []).map(dayOfIso).filter((day) => dateOf(day).year === year);
  return [...fixed, ...moving, ...counted, ...listed].sort((a, b) => a - b);
}

/** After midnight "tonight" and "this evening" are still those of the day before. */
export function isStillOn({ to }: PartOfDay, { minute }: Now): boolean {
  return minute < to - 1440;
}

/** "Today", "yest", "last night", "day before yesterday". */
export const nearDay: TimeRule = (at) => {
  const found = at.means('near');
  if (!found) return undefined;
  const { days_ago, part: id, about } = found.near;
  const part = at.message.part(id);
  const late = days_ago === 0 && part && isStillOn(part, at.now) ? 1 : 0;
  return daysMatch([oneDay(at.now.today - days_ago - late)], found.next, { part, about });
};

/** A day counted in days or weeks from another: "the day after boxing day", "2 weeks before christmas". */
export const relativeDay: TimeRule = (at) => {
  const the = at.after('the', 'a');
  const duration = the ? undefined : durationAt(at);
  const steps = duration ?? (the ?? at).means('unit');
  // "The morning after bonfire night".
  const own = steps ? undefined : the?.means('part');
  const next = (steps ?? own)?.next;
  const before = next?.after('before');
  const side = before ?? next?.after('after');
  const anchor = side && anchorAt(side);
  const day = anchor?.options[0];
  if (!anchor || !day) return undefined;
  if (own) return daysMatch([oneDay(before ? day.from - 1 : day.to + 1)], anchor.next, { part: own.part });
  if (!steps) return undefined;
  const { unit } = steps;
  const count = (duration?.amount.low ?? 1) * (before ? -1 : 1);
  const moved = movedBy(day, unit, count, duration === undefined);
  const part = unit === 'night' ? at.message.part('night') : undefined;
  const about = unit === 'month' || moved?.precision === 'week' || !Number.isInteger(count);
  return moved && daysMatch([moved], anchor.next, { about, part });
};

/** "The Tuesday before Halloween", "the weekend after bonfire night". */
export const weekdayBesideDay: TimeRule = (at) => {
  const start = at.past('the');
  const weekday = start.means('weekday');
  const unit = weekday ? undefined : start.means('unit');
  const isWeekend = unit?.unit === 'weekend';
  const next = weekday?.plural ? undefined : (weekday?.next ?? (isWeekend ? unit.next : undefined));
  const before = next?.after('before');
  const side = before ?? next?.after('after');
  const anchor = side && anchorAt(side);
  const day = anchor?.options[0];
  if (!anchor || !day || (day.precision !== 'day' && day.precision !== 'range')) return undefined;
  const from = weekdayBefore(before ? day.from : day.to + 8, weekday?.weekday ?? SATURDAY);
  return daysMatch([isWeekend ? { from, to: from + 1, precision: 'weekend' } : oneDay(from)], anchor.next);
};

const SATURDAY = 5;

function anchorAt(at: Cursor): DaysMatch | undefined {
  for (const rule of [nearDay, namedDay, dateInNumbers, dateInWords]) {
    const found = rule(at);
    if (found?.kind === 'days') return found;
  }
  return undefined;
}

function movedBy(day: DayInterval, unit: string, steps: number, one: boolean): DayInterval | undefined {
  if (unit === 'month') return oneDay(addMonths(day.from, Math.round(steps)));
  if (unit === 'week' && one) {
    const from = steps > 0 ? day.to + 1 : day.from - 7;
    return { from, to: from + 6, precision: 'week' };
  }
  const days = { day: 1, night: 1, week: 7, fortnight: 14 }[unit];
  if (days === undefined) return undefined;
  return oneDay((steps > 0 ? day.to : day.from) + Math.trunc(steps * days));
}

/** "The week of the 9th", "week commencing 9 November", "w/c 9/11", "the weekend of the 10th". */
export const weekOfDate: TimeRule = (at) => {
  const week = at.past('the').means('unit');
  const isWeekend = week?.unit === 'weekend';
  const of = week?.unit === 'week' || isWeekend ? week?.next.after('of', 'from', 'week-of') : undefined;
  const start = of ?? at.after('week-commencing');
  const day = start && anchorAt(start);
  const first = day?.options[0];
  if (!first || !day || (first.precision !== 'day' && !isWeekend)) return undefined;
  const from = first.from - weekdayOf(first.from);
  if (isWeekend) return daysMatch([{ from: from + SATURDAY, to: from + SATURDAY + 1, precision: 'weekend' }], day.next);
  return daysMatch([{ from, to: from + 6, precision: 'week' }], day.next);
};
