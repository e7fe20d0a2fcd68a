import { dateOf, dayNumber, firstOfMonth } from '../../../model/calendar';
import { setOf, type TimeMessage } from '../timeMessage';
import type { DaysMatch, TimeRule } from '../tokenMatch';
import { dateMatch, dateWithoutYear } from './datesInNumbers';
import { fullYear, isCounted, twoDigitYear, wholeMonth, yearAfter } from './years';

/** "22nd nov", "22 of November 2025", "Nov 22", "November the 5th", "the 14th", "the 1st of last month". */
export const dateInWords: TimeRule = (message, place) => {
  const the = message.word(place) === 'the' ? 1 : 0;
  const at = place + the;
  return monthFirst(message, place) ?? dayFirst(message, place, at) ?? dayAlone(message, place, at);
};

function dayFirst(message: TimeMessage, start: number, place: number): DaysMatch | undefined {
  const ordinal = message.ordinal(place);
  const plain = /^\d{1,2}$/.test(message.word(place))
    ? { value: Number(message.word(place)), length: 1 }
    : undefined;
  const day = ordinal ?? plain;
  if (!day || day.value === 0) return undefined;
  let next = place + day.length;
  if (message.word(next) === 'of' || /^[-/.,]$/.test(message.word(next))) next++;
  const month = message.means(next, 'month');
  if (month) return inMonth(message, start, day.value, month.month, next + month.length);
  const back = message.word(next) === 'last' ? 1 : message.word(next) === 'this' ? 0 : undefined;
  if (!ordinal || back === undefined || message.means(next + 1, 'unit')?.unit !== 'month') return undefined;
  const first = dateOf(firstOfMonth(dateOf(message.now.today).year, dateOf(message.now.today).month - back));
  return dateMatch(dayNumber(first.year, first.month, day.value), next + 2 - start);
}

function monthFirst(message: TimeMessage, place: number): DaysMatch | undefined {
  const month = message.means(place, 'month');
  if (!month) return undefined;
  let next = place + month.length;
  if (message.word(next) === 'the') next++;
  const ordinal = message.ordinal(next);
  const said = message.word(next);
  const date = ordinal ?? (/^\d{1,2}$/.test(said) ? { value: Number(said), length: 1 } : undefined);
  if (!date || (!ordinal && isCounted(message, next))) return undefined;
  const found = inMonth(message, place, date.value, month.month, next + date.length);
  // "In Nov 24" is a year more often than a day.
  const asYear =
    !ordinal && said.length === 2 && message.word(place - 1) === 'in' && fullYear(said, message.now.today);
  if (!asYear || asYear > dateOf(message.now.today).year) return found;
  return {
    ...found,
    options: [wholeMonth(asYear, month.month), ...found.options],
    impossible: false,
    doubt: 'day-or-year',
  };
}

function inMonth(message: TimeMessage, start: number, date: number, month: number, next: number): DaysMatch {
  if (
    /^[-/.,]$/.test(message.word(next)) &&
    message.noSpaceBefore(next + 1) &&
    /^\d\d(?:\d\d)?$/.test(message.word(next + 1))
  ) {
    const year = fullYear(message.word(next + 1), message.now.today);
    if (year) return dateMatch(dayNumber(year, month, date), next + 2 - start);
  }
  const year = yearAfter(message, next) ?? twoDigitYear(message, next);
  if (year) return dateMatch(dayNumber(year.year, month, date), next + year.length - start);
  return dateWithoutYear(message, month, date, next - start);
}

const COUNTED = setOf(
  'time,floor,one,person,day,night,week,month,year,thing,date,party,half,birthday,message,text,call,place,house,flat,road,street,avenue,of,wave,year,years,grade,attempt,incident,letter,occasion',
);

/** "The 14th", "on the first", "14th": the latest one. "The second time" and "14th floor" are none. */
function dayAlone(message: TimeMessage, start: number, place: number): DaysMatch | undefined {
  const ordinal = message.ordinal(place);
  if (!ordinal || ordinal.value === 0 || ordinal.value > 31) return undefined;
  const inDigits = /^\d/.test(message.word(place));
  const lead = message.word(start - 1);
  const led = /^(?:on|since|from|until|till|til|by|to|and|about|around|before|after|between|-|–|of)$/.test(
    lead,
  );
  const next = place + ordinal.length;
  if (message.is(next, COUNTED)) return undefined;
  const day = message.means(start - 1, 'weekday') !== undefined;
  const alone = message.tokens.length === next - start;
  if (!(inDigits || day || (led && place > start) || (alone && place > start))) return undefined;
  if (inDigits && !(led || day || place > start || alone || start === 0)) return undefined;
  const found = latestOfMonth(message, ordinal.value);
  return { ...dateMatch(found, next - start), dateOnly: ordinal.value, again: 'month' };
}

function latestOfMonth(message: TimeMessage, date: number): number | undefined {
  const { year, month } = dateOf(message.now.today);
  for (let back = 0; back < 12; back++) {
    const first = dateOf(firstOfMonth(year, month - back));
    const day = dayNumber(first.year, first.month, date);
    if (day !== undefined && day <= message.now.today) return day;
  }
  return undefined;
}
