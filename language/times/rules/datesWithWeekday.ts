import { type DayNumber, dateInMonth, dateOf, weekdayOf } from '../../../model/calendar';
import { type DaysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { dateInNumbers } from './datesInNumbers';
import { dateInWords } from './datesInWords';
import { firstThat } from './years';

/** "Sat 14th", "Tuesday 3 November", "saturday the 14th of november": a date with its weekday before it. */
export const weekdayWithDate: TimeRule = (message, place) => {
  const weekday = message.means(place, 'weekday');
  if (!weekday) return undefined;
  let next = place + weekday.length;
  if (message.word(next) === ',' || message.word(next) === '.') next++;
  const date = dateInNumbers(message, next) ?? dateInWords(message, next);
  if (date?.kind !== 'days') return undefined;
  const length = next - place + date.length;
  const day = date.options[0];
  if (day?.precision !== 'day' || weekdayOf(day.from) === weekday.weekday) return { ...date, length };
  const other = earlier(day.from, date.again, weekday.weekday);
  // The date is taken as it was written; if the weekday fits another month or year, that is the alternative.
  if (date.dateOnly !== undefined && other !== undefined && day.from - other < 100)
    return { ...date, options: [oneDay(other)], length };
  const options = other === undefined ? date.options : [day, oneDay(other)];
  return { ...date, options, doubt: 'weekday-differs', length };
};

function earlier(day: DayNumber, again: DaysMatch['again'], weekday: number): DayNumber | undefined {
  const { year, month, date } = dateOf(day);
  const [months, most] = again === 'month' ? [1, 12] : [12, again === 'year' ? 2 : 0];
  const fits = (one: DayNumber) => weekdayOf(one) === weekday;
  return firstThat((back) => dateInMonth(year, month - back * months, date), 1, most, fits);
}
