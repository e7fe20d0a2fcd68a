import { type DayNumber, weekdayBefore, weekdayOf } from '../../../model/calendar';
import { ordinalAt } from '../numbers';
import type { TimeMessage } from '../timeMessage';
import { type DaysMatch, daysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { LEADS, lead } from './monthsAndYears';

/** "Tuesday", "last tues", "this wed", "the saturday before last", "friday just gone", "a week last monday". */
export const weekday: TimeRule = (message, place) => {
  const start = place + message.says(place, 'the');
  const led = lead(message, start);
  const at = start + (led?.length ?? 0);
  const day = message.means(at, 'weekday');
  if (!day || day.plural || (day.weak && !led && !besideTime(message, at, day.length))) return undefined;
  const next = at + day.length;
  const { today } = message.now;
  const latest = weekdayBefore(today, day.weekday);
  const after = weeksAway(message, next, led?.value);
  return after
    ? daysMatch([oneDay(latest + after.days)], next + after.length - place)
    : { ...meant(today, latest, led?.value), length: next - place };
};

/** "Friday before last", "tuesday week", "friday just gone": days from the latest such weekday. */
function weeksAway(message: TimeMessage, next: number, back: number | undefined) {
  const beforeLast = message.says(next, 'before-last');
  if (beforeLast > 0) return { days: -7, length: beforeLast };
  const week = message.means(next, 'unit');
  if (week?.unit === 'week') {
    const ago = back === 1 ? 0 : message.says(next + week.length, 'ago');
    // "Last tuesday week" is the one before; "tuesday week" is to come.
    return { days: back === 1 || ago > 0 ? -7 : 14, length: week.length + ago };
  }
  const gone = message.says(next, 'just-gone');
  return gone > 0 ? { days: 0, length: gone } : undefined;
}

function meant(today: DayNumber, latest: DayNumber, back: number | undefined): Omit<DaysMatch, 'length'> {
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
function besideTime(message: TimeMessage, place: number, length: number): boolean {
  if (message.tokens.length === length) return true;
  const next = place + length;
  const timeAfter = message.meanings(next).some(({ kind }) => kind === 'part' || kind === 'weekday');
  if (timeAfter || message.says(next, 'before-last', 'just-gone') > 0) return true;
  if (ordinalAt(message, next + message.says(next, 'the'))) return true;
  if (message.says(place - 1, 'and', 'or', 'to', 'dash') > 0)
    return message.means(place - 2, 'weekday') !== undefined;
  const before = message.tokens[place - 1]?.kind;
  if (before === 'sign' || before === 'number') return true;
  return message.says(place - 1, ...LEADS, 'am', 'pm', 'on', 'last', 'this', 'next', 'every') > 0;
}
