import { type DayNumber, weekdayBefore, weekdayOf } from '../../../model/calendar';
import { amountAt, ordinalAt } from '../numbers';
import type { Cursor } from '../timeMessage';
import { type DaysMatch, daysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { LEADS, lead } from './monthsAndYears';
import { partAfter } from './repeats';

/** "Tuesday", "last tues", "this wed", "the saturday before last", "friday just gone", "a week last monday". */
export const weekday: TimeRule = (at) => {
  const start = at.past('the');
  const led = lead(start);
  const named = led?.next ?? start;
  const day = named.means('weekday');
  if (!day || day.plural || (day.weak && !led && !besideTime(named, day.next))) return undefined;
  const { today } = at.now;
  const latest = weekdayBefore(today, day.weekday);
  const after = weeksAway(day.next, led?.value);
  // "On a Saturday" is any of them.
  if (!after && !led && at.before.says('a'))
    return daysMatch([oneDay(latest), oneDay(latest - 7)], day.next, { again: 'week', doubt: 'which-week' });
  return after
    ? daysMatch([oneDay(latest + after.days)], after.next)
    : { ...meant(today, latest, led?.value), next: day.next };
};

/** As many as "several" may be. */
const MOST_OPTIONS = 4;

/** "Three sundays ago", "a few mondays back", "two saturday nights ago": not again and again, but one of them. */
export const weekdaysAgo: TimeRule = (at) => {
  const start = at.past('loose', 'nearly', 'over');
  const count = amountAt(start);
  const day = count?.next.means('weekday');
  const part = day && partAfter(day.next);
  const next = day && (part?.next ?? day.next).after('ago');
  if (!count || !day || !next || count.low < 1) return undefined;
  const latest = weekdayBefore(at.now.today, day.weekday);
  const length = Math.min(count.high - count.low + 1, MOST_OPTIONS);
  const options = Array.from({ length }, (_, more) => oneDay(latest - 7 * (count.low + more - 1)));
  const doubt = length > 1 ? 'which-week' : undefined;
  return daysMatch(options, next, {
    part: at.message.part(part?.id),
    about: count.about || start !== at,
    again: 'week',
    doubt,
  });
};

/** "Friday before last", "tuesday week", "friday just gone": days from the latest such weekday. */
function weeksAway(at: Cursor, back: number | undefined) {
  const beforeLast = at.after('before-last');
  if (beforeLast) return { days: -7, next: beforeLast };
  const week = at.means('unit');
  if (week?.unit === 'week') {
    const ago = back === 1 ? undefined : week.next.after('ago');
    // "Last tuesday week" is the one before; "tuesday week" is to come.
    return { days: back === 1 || ago ? -7 : 14, next: ago ?? week.next };
  }
  const gone = at.after('just-gone');
  return gone && { days: 0, next: gone };
}

function meant(today: DayNumber, latest: DayNumber, back: number | undefined): Omit<DaysMatch, 'next'> {
  const isToday = today - latest === 7;
  const sameWeek = today - latest <= weekdayOf(today);
  const days = (...all: DayNumber[]) => ({ kind: 'days', options: all.map(oneDay), again: 'week' }) as const;
  if (back === -1) return { ...days(isToday ? today + 7 : latest + 7), again: undefined };
  if (back === 0) return days(sameWeek ? latest : latest + 7);
  // In the same week, counted from Monday, "last Tuesday" is two days to different people.
  if (back === 1) return sameWeek ? { ...days(latest, latest - 7), doubt: 'which-week' } : days(latest);
  return isToday ? { ...days(latest, today), doubt: 'today-or-before' } : days(latest);
}

/** "He sat in his car" has no Saturday in it. */
function besideTime(at: Cursor, next: Cursor): boolean {
  if (at.isAllUntil(next)) return true;
  const timeAfter = next.meanings.some(({ kind }) => kind === 'part' || kind === 'weekday');
  if (timeAfter || next.says('before-last', 'just-gone') || ordinalAt(next.past('the'))) return true;
  const { before } = at;
  if (before.says('and', 'or', 'to', 'dash')) return at.step(-2).means('weekday') !== undefined;
  if (before.kind === 'sign' || before.kind === 'number') return true;
  return before.says(...LEADS, 'am', 'pm', 'on', 'last', 'this', 'next', 'every');
}
