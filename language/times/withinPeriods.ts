import { type DayNumber, dateInMonth, dateOf, weekdayOf } from '../../model/calendar';
import { wholeMonth } from './rules/monthsAndYears';
import type { Cursor } from './timeMessage';
import { type DayInterval, oneDay, type TokenMatch } from './tokenMatch';

type Days = Extract<TokenMatch, { readonly kind: 'days' }>;

/** ", on the". */
const MOST_BETWEEN = 3;
/** "May half term": as long a stretch as has each weekday once, or the weekend twice. */
const WEEK_AT_MOST = 9;

/**
 * Puts a weekday into the week that is named beside it, and a month into the year: "Monday last week", "last week on the
 * Thursday", "Tuesday or Wednesday of last week", "last year around October", "last year on 17
 * November". Alone they would be the latest ones.
 */
export function withinPeriods(matches: readonly TokenMatch[]): readonly TokenMatch[] {
  let made = [...matches];
  for (const period of matches) {
    const named = periodOf(period);
    const at = made.indexOf(period);
    if (!named || at < 0) continue;
    const before = run(made, at, -1, named);
    const after = before.length > 0 ? [] : run(made, at, 1, named);
    const placed = new Map<TokenMatch, Days>([...before, ...after].map((one) => [one, inPeriod(one, named)]));
    if (placed.size === 0) continue;
    const counted = made[at - 1];
    // "Twice last week, Tues and Thurs": they are the two times.
    const isCounted = counted?.kind === 'repeats' && placed.size > 1 && counted.repeats.count === placed.size;
    const [nearest] = before.length > 0 ? before : after;
    made = made.flatMap((one) => {
      if (one === period || (isCounted && one === counted)) return [];
      const day = placed.get(one);
      if (!day) return [one];
      if (one !== nearest) return [day];
      return [before.length > 0 ? { ...day, end: period.end } : { ...day, start: period.start }];
    });
  }
  return made;
}

function periodOf(match: TokenMatch): DayInterval | undefined {
  const [named] = match.kind === 'days' ? match.options : [];
  if (!named) return undefined;
  const isWeek = named.precision === 'range' && named.to - named.from < WEEK_AT_MOST && named.to - named.from > 4;
  return named.precision === 'week' || named.precision === 'year' || named.precision === 'month' || isWeek
    ? named
    : undefined;
}

/** The days or months that stand in a list right before or after a period, the nearest one first. */
function run(matches: readonly TokenMatch[], from: number, step: 1 | -1, period: DayInterval): readonly Days[] {
  const found: Days[] = [];
  for (let at = from; ; at += step) {
    const [one, next] = [matches[at], matches[at + step]];
    if (!one || !next || !isInside(next, period)) return found;
    const [first, last] = step > 0 ? [one, next] : [next, one];
    if (!isLinked(first.end, last.start, found.length > 0)) return found;
    found.push(next);
  }
}

function isInside(match: TokenMatch, period: DayInterval): match is Days {
  if (match.kind !== 'days') return false;
  const [first] = match.options;
  if (period.precision === 'year')
    return (first?.precision === 'month' || first?.precision === 'day') && match.again === 'year';
  if (period.precision === 'month') return match.again === 'month' && dateIn(period, match.dateOnly) !== undefined;
  const isWeekday = match.again === 'week' && first?.precision === 'day';
  return isWeekday && weekdayIn(period, first.from) <= match.start.now.today;
}

function isLinked(from: Cursor, to: Cursor, isList: boolean): boolean {
  if (to.place - from.place > MOST_BETWEEN) return false;
  for (let at = from; at !== to; at = at.step(1)) {
    const isJoint = isList ? at.says('and', 'or', 'on', 'the') : at.says('of', 'in', 'on', 'the', 'loose', 'dash');
    if (at.word !== ',' && !isJoint) return false;
  }
  return true;
}

function inPeriod(match: Days, period: DayInterval): Days {
  const { doubt: _which, again: _latest, ...rest } = match;
  const [first] = match.options;
  if (!first) return match;
  const date = period.precision === 'month' ? dateIn(period, match.dateOnly) : undefined;
  if (date !== undefined) return { ...rest, dateOnly: undefined, options: [oneDay(date)] };
  if (period.precision !== 'year') return { ...rest, options: [oneDay(weekdayIn(period, first.from))] };
  const { year } = dateOf(period.from);
  const { month, date: day } = dateOf(first.from);
  const own = first.precision === 'day' ? dateInMonth(year, month, day) : undefined;
  return { ...rest, options: [own === undefined ? wholeMonth(year, month) : oneDay(own)] };
}

function monthOf({ from }: DayInterval): DayInterval {
  const { year, month } = dateOf(from);
  return wholeMonth(year, month);
}

function weekdayIn({ from }: DayInterval, day: DayNumber): DayNumber {
  return from + ((weekdayOf(day) - weekdayOf(from) + 7) % 7);
}

function dateIn({ from }: DayInterval, date: number | undefined): DayNumber | undefined {
  const { year, month } = dateOf(from);
  return date === undefined ? undefined : dateInMonth(year, month, date);
}

/** So many tokens may stand between a weekday and the date that it is of. */
const EXPLAINS_WITHIN = 6;

/** "It was a Tuesday, I think the 2nd", "the 2nd, that was the Monday": the date says which one. */
export function withoutOwnWeekdays(matches: readonly TokenMatch[]): readonly TokenMatch[] {
  const isOwn = (first: TokenMatch | undefined, last: TokenMatch | undefined) =>
    first?.kind === 'days' && last?.kind === 'days' && areSameDay(first, last);
  return matches.filter((match, at) => {
    if (match.kind !== 'days' || match.again !== 'week') return true;
    const [before, after] = [matches[at - 1], matches[at + 1]];
    return !isOwn(match, after) && !isOwn(before, match);
  });
}

/** Of a weekday and a date, in either order, whether the date is of that weekday and nothing parts them. */
function areSameDay(first: Days, last: Days): boolean {
  const [one, other] = [first.options[0], last.options[0]];
  const isOne = (first.again === 'week') !== (last.again === 'week');
  if (!isOne || one?.precision !== 'day' || other?.precision !== 'day' || one.from === other.from) return false;
  if (weekdayOf(one.from) !== weekdayOf(other.from) || last.start.place - first.end.place > EXPLAINS_WITHIN)
    return false;
  const between = first.end.message.tokens.slice(first.end.place, last.start.place);
  return !between.some(({ word }) => /^[.!?;]$/.test(word)) && !first.end.says('and', 'or', 'to', 'till', 'dash');
}

/**
 * A day of a month and no more, after a month was named: "It began in August. There were flowers on the 4th". That may be the
 * 4th of August or the latest, and the person is asked.
 */
export function inMonthsBefore(matches: readonly TokenMatch[]): readonly TokenMatch[] {
  let month: DayInterval | undefined;
  let day: DayNumber | undefined;
  return matches.map((match) => {
    if (match.kind !== 'days') return match;
    const [first] = match.options;
    const date = month && match.again === 'month' ? dateIn(month, match.dateOnly) : undefined;
    const told = day;
    if (first?.precision === 'month') [month, day] = [first, undefined];
    else if (first?.precision === 'day' && match.again !== 'week' && match.again !== 'month')
      [month, day] = [monthOf(first), first.from];
    const isOther = date !== undefined && first && date !== first.from && date <= match.start.now.today;
    if (!isOther || match.doubt) return match;
    // "The 3rd of October, and the 1st": a story goes on.
    const isBack = told !== undefined && date < told;
    const options = isBack ? [...match.options, oneDay(date)] : [oneDay(date), ...match.options];
    return { ...match, options, doubt: 'which-month' };
  });
}
