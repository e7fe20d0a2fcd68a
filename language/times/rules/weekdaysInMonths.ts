import { dateOf, nthWeekday } from '../../../model/calendar';
import { ordinalAt } from '../numbers';
import type { TimeMessage } from '../timeMessage';
import { type DaysMatch, daysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { relativePeriod } from './relativePeriods';
import { latestYearOfMonth, wholeMonth, yearAfter } from './years';

/** "The last friday in october", "the second tuesday of last month"; "a saturday in august" is some day of it. */
export const weekdayInMonth: TimeRule = (message, place) => {
  const start = place + message.says(place, 'the');
  const nth = nthAt(message, start);
  const at = start + (nth?.length ?? message.says(start, 'a', 'some'));
  const weekday = at > start ? message.means(at, 'weekday') : undefined;
  const end = at + (weekday?.length ?? 0);
  const of = weekday ? message.says(end, 'in', 'of') : 0;
  const month = of > 0 ? monthAt(message, end + of) : undefined;
  const first = month?.options[0];
  if (!weekday || !month || !first) return undefined;
  const length = end + of + month.length - place;
  if (!nth) return { ...month, about: true, doubt: 'vague', length };
  const { year, month: number } = dateOf(first.from);
  return daysMatch([oneDay(nthWeekday(year, number, weekday.weekday, nth.value))], length);
};

/** "First" to "fourth", or -1 for "last". */
export function nthAt(message: TimeMessage, place: number) {
  const last = message.says(place, 'last');
  if (last > 0) return { value: -1, length: last };
  const ordinal = ordinalAt(message, place);
  return ordinal && ordinal.value > 0 && ordinal.value <= 4 ? ordinal : undefined;
}

function monthAt(message: TimeMessage, place: number): DaysMatch | undefined {
  const named = monthNamed(message, place);
  if (named) return named;
  const unit = relativePeriod(message, place);
  return unit?.kind === 'days' && unit.options[0]?.precision === 'month' ? unit : undefined;
}

/** A month, the latest or with its year. */
export function monthNamed(message: TimeMessage, place: number): DaysMatch | undefined {
  const named = message.means(place, 'month');
  if (!named) return undefined;
  const year = yearAfter(message, place + named.length);
  const latest = latestYearOfMonth(named.month, message.now.today);
  return daysMatch([wholeMonth(year?.year ?? latest, named.month)], named.length + (year?.length ?? 0));
}
