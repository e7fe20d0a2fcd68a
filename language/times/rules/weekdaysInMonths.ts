import { dateOf, nthWeekday } from '../../../model/calendar';
import type { TimeMessage } from '../timeMessage';
import { type DaysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { relativePeriod } from './relativePeriods';
import { latestYearOfMonth, wholeMonth, yearAfter } from './years';

const WHICH: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: -1,
};

/** "The last friday in october", "the second tuesday of last month"; "a saturday in august" is some day of it. */
export const weekdayInMonth: TimeRule = (message, place) => {
  const the = message.word(place) === 'the' ? 1 : 0;
  const ordinal = message.ordinal(place + the);
  const said = message.word(place + the);
  const nth = WHICH[said] ?? (ordinal && ordinal.value <= 4 ? ordinal.value : undefined);
  const some = /^(?:a|an|one|some)$/.test(said);
  if (nth === undefined && !some) return undefined;
  const at = place + the + (some ? 1 : (ordinal?.length ?? 1));
  const weekday = message.means(at, 'weekday');
  if (!weekday || !/^(?:in|of)$/.test(message.word(at + weekday.length))) return undefined;
  const month = monthAt(message, at + weekday.length + 1);
  const first = month?.options[0];
  if (!month || !first) return undefined;
  const length = at + weekday.length + 1 + month.length - place;
  if (nth === undefined) return { ...month, about: true, doubt: 'vague', length };
  const { year, month: number } = dateOf(first.from);
  return { kind: 'days', options: [oneDay(nthWeekday(year, number, weekday.weekday, nth))], length };
};

function monthAt(message: TimeMessage, place: number): DaysMatch | undefined {
  const named = message.means(place, 'month');
  if (!named) {
    const unit = relativePeriod(message, place);
    return unit?.kind === 'days' && unit.options[0]?.precision === 'month' ? unit : undefined;
  }
  const year = yearAfter(message, place + named.length);
  const { today } = message.now;
  const options = [wholeMonth(year?.year ?? latestYearOfMonth(named.month, today), named.month)];
  return { kind: 'days', options, length: named.length + (year?.length ?? 0) };
}
