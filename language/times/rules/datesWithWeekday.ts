import { dateOf, dayNumber, firstOfMonth, weekdayOf } from '../../../model/calendar';
import { oneDay, type TimeRule } from '../tokenMatch';
import { dateInNumbers } from './datesInNumbers';
import { dateInWords } from './datesInWords';

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
  const other = date.again ? earlier(day.from, date.again, weekday.weekday) : undefined;
  // The date is taken as it was written; if the weekday fits another month or year, that is the alternative.
  if (date.dateOnly !== undefined && other !== undefined && day.from - other < 100)
    return { ...date, options: [oneDay(other)], length };
  const options = other === undefined ? date.options : [day, oneDay(other)];
  return { ...date, options, doubt: 'weekday-differs', length };
};

function earlier(day: number, again: 'week' | 'month' | 'year', weekday: number): number | undefined {
  const said = dateOf(day);
  for (let back = 1; back <= 12; back++) {
    const at =
      again === 'month'
        ? dateOf(firstOfMonth(said.year, said.month - back))
        : { year: said.year - back, month: said.month };
    if (again === 'year' && back > 2) return undefined;
    const found = dayNumber(at.year, at.month, said.date);
    if (found !== undefined && weekdayOf(found) === weekday) return found;
  }
  return undefined;
}
