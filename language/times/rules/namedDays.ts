import {
  addMonths,
  type DayNumber,
  dateOf,
  dayOfIso,
  easterSunday,
  firstOfMonth,
  nthWeekday,
  weekdayOf,
} from '../../../model/calendar';
import { MONTH_NAMES, type NamedDay, type PartOfDay, type WordGroupName } from '../../../model/times';
import { DAYS } from '../../../model/ukTime';
import type { Now, TimeMessage } from '../timeMessage';
import { type DayInterval, type DaysMatch, daysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { dateInNumbers, dateInWords } from './dates';
import { durationAt } from './durations';
import { lead, yearAfter } from './monthsAndYears';

/** "Boxing day", "last christmas", "over easter", "bonfire night 2024", "the august bank holiday". */
export const namedDay: TimeRule = (message, place) => {
  const direct = message.means(place, 'named') !== undefined;
  const second = direct ? place : message.past(place, 1, ...WHICH_ONE, 'at', 'on', 'within', 'loose');
  const at = second > place ? message.past(second, 1, ...WHICH_ONE) : place;
  const found = message.means(at, 'named');
  const end = at + (found?.length ?? 0);
  // "An odd xmas card", "a valentines".
  if (!found || message.says(place - 1, 'a') > 0 || message.says(end, 'thing') > 0) return undefined;
  const beforeLast = message.says(end, 'before-last');
  const year = beforeLast > 0 ? undefined : yearAfter(message, end);
  const back = at > place ? lead(message, at - 1)?.value : undefined;
  const options = occurrences(message, found.named, beforeLast > 0 ? 2 : back, year?.value);
  const around = second > place && message.says(place, 'loose') > 0;
  return daysMatch(around ? options.map(widen) : options, end + beforeLast + (year?.length ?? 0) - place, {
    about: around || found.named.about,
    part: around ? undefined : message.part(found.named.part),
    doubt: options.length > 1 ? 'which-year' : undefined,
    again: year ? undefined : 'year',
  });
};

const WHICH_ONE: readonly WordGroupName[] = ['last', 'this', 'the', 'next'];

function widen(days: DayInterval): DayInterval {
  return { from: days.from - 3, to: days.to + 3, precision: 'range' };
}

/** @param back 1 for "last christmas", 2 for the one before, -1 for the next; undefined for the latest */
function occurrences(
  message: TimeMessage,
  named: NamedDay,
  back: number | undefined,
  year: number | undefined,
): readonly DayInterval[] {
  const { today } = message.now;
  const now = dateOf(today).year;
  const firstIn = (...years: readonly number[]) => years.flatMap((one) => firstDays(named, one));
  const begun = firstIn(now - 3, now - 2, now - 1, now).filter((day) => day <= today);
  const latest = begun.at(-1);
  const going = latest !== undefined && named.days > 1 && latest + named.days > today;
  const meant = () => {
    if (year !== undefined) return firstIn(year);
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
export const nearDay: TimeRule = (message, place) => {
  const found = message.means(place, 'near');
  if (!found) return undefined;
  const { days_ago, part: id } = found.near;
  const part = message.part(id);
  const { today } = message.now;
  const late = days_ago === 0 && part && isStillOn(part, message.now) ? 1 : 0;
  return daysMatch([oneDay(today - days_ago - late)], found.length, { part });
};

/** A day counted in days or weeks from another: "the day after boxing day", "2 weeks before christmas". */
export const relativeDay: TimeRule = (message, place) => {
  const the = message.says(place, 'the', 'a');
  const duration = the > 0 ? undefined : durationAt(message, place);
  const bare = message.means(place + the, 'unit');
  const unit = duration?.unit ?? bare?.unit;
  const at = place + (duration?.length ?? the + (bare?.length ?? 0));
  const before = message.says(at, 'before');
  const side = before || message.says(at, 'after');
  const anchor = unit && side > 0 ? anchorAt(message, at + side) : undefined;
  const day = anchor?.options[0];
  if (!unit || !anchor || !day) return undefined;
  const steps = (duration?.amount.low ?? 1) * (before > 0 ? -1 : 1);
  const moved = movedBy(day, unit, steps, duration === undefined);
  const part = unit === 'night' ? message.part('night') : undefined;
  const about = unit === 'month' || moved?.precision === 'week' || !Number.isInteger(steps);
  return moved && daysMatch([moved], at + side + anchor.length - place, { about, part });
};

function anchorAt(message: TimeMessage, place: number): DaysMatch | undefined {
  for (const rule of [nearDay, namedDay, dateInNumbers, dateInWords]) {
    const found = rule(message, place);
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

/** "The week of the 9th", "week commencing 9 November", "w/c 9/11". */
export const weekOfDate: TimeRule = (message, place) => {
  const the = place + message.says(place, 'the');
  const week = message.means(the, 'unit');
  const of = week?.unit === 'week' ? message.says(the + week.length, 'of', 'from', 'week-of') : 0;
  const short = message.says(place, 'week-commencing');
  const at = week && of > 0 ? the + week.length + of : place + short;
  const day = at > place ? anchorAt(message, at) : undefined;
  const first = day?.options[0];
  if (first?.precision !== 'day' || !day) return undefined;
  const from = first.from - weekdayOf(first.from);
  return daysMatch([{ from, to: from + 6, precision: 'week' }], at + day.length - place);
};
