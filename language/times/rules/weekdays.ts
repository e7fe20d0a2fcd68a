import { type DayNumber, weekdayBefore, weekdayOf } from '../../../model/calendar';
import { ordinalAt } from '../numbers';
import type { TimeMessage } from '../timeMessage';
import { type DaysMatch, daysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { LEADS } from './leads';
import { lead } from './years';

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
  const isToday = weekdayOf(today) === day.weekday;
  const days = (...all: readonly DayNumber[]) => daysMatch(all.map(oneDay), next - place);
  const until = (length: number, one: DayNumber) => daysMatch([oneDay(one)], next + length - place);
  const beforeLast = message.says(next, 'before-last');
  if (beforeLast > 0) return until(beforeLast, latest - 7);
  if (message.means(next, 'unit')?.unit === 'week') {
    const back = message.says(next + 1, 'ago');
    // "Last tuesday week" is the one before; "tuesday week" is to come.
    if (led?.units === 1) return until(1, latest - 7);
    return back > 0 ? until(1 + back, latest - 7) : until(1, latest + 14);
  }
  const gone = message.says(next, 'just-gone');
  if (gone > 0) return until(gone, latest);
  if (led?.units === -1) return days(latest + (isToday ? 14 : 7));
  const again = { again: 'week' as const };
  if (led?.units === 0)
    return { ...days(isToday ? today : weekdayOf(today) > day.weekday ? latest : latest + 7), ...again };
  if (led) return { ...lastOne(today, latest, next - place), ...again };
  return isToday
    ? { ...days(latest, today), doubt: 'today-or-before', ...again }
    : { ...days(latest), ...again };
};

/** In the same week, counted from Monday, "last Tuesday" is two days to different people. */
function lastOne(today: DayNumber, latest: DayNumber, length: number): DaysMatch {
  if (today - latest > weekdayOf(today)) return daysMatch([oneDay(latest)], length);
  return daysMatch([oneDay(latest), oneDay(latest - 7)], length, { doubt: 'which-week' });
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
