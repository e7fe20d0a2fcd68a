import { type DayNumber, dateOf, dayNumber, firstOfMonth } from '../../../model/calendar';
import { wholeNumberAt } from '../numbers';
import type { TimeMessage } from '../timeMessage';
import type { DayInterval } from '../tokenMatch';

const OLDEST = 1940;

/** Two digits are in this century, unless that would be years ahead: 99 is 1999. */
export function fullYear(said: string, now: DayNumber): number | undefined {
  const { year } = dateOf(now);
  const number = Number(said);
  if (said.length === 4) return number >= OLDEST && number <= year + 10 ? number : undefined;
  if (said.length !== 2) return undefined;
  return number <= (year % 100) + 10 ? 2000 + number : 1900 + number;
}

/** The year that follows a month or a date: "2025", "'25", "of last year", "this year". */
export function yearAfter(
  message: TimeMessage,
  place: number,
): { readonly year: number; readonly length: number } | undefined {
  let at = place;
  if (message.word(at) === ',' || message.word(at) === 'of' || message.word(at) === 'in') at++;
  const { today } = message.now;
  const said = message.word(at);
  const quoted = /^['’‘`]$/.test(said) ? 1 : 0;
  const digits = message.word(at + quoted);
  if ((/^\d{4}$/.test(digits) || (quoted === 1 && /^\d\d$/.test(digits))) && !isClock(message, at + quoted)) {
    const year = fullYear(digits, today);
    if (year) return { year, length: at + quoted + 1 - place };
  }
  const back = message.means(at + 1, 'unit')?.unit === 'year' ? yearsBack(said) : undefined;
  if (back !== undefined) return { year: dateOf(today).year - back, length: at + 2 - place };
  const inWords = yearInWords(message, at);
  return inWords && { year: inWords.year, length: at + inWords.length - place };
}

/** "22 nov 2130 hrs" has a time, not a year. */
function isClock(message: TimeMessage, place: number): boolean {
  return /^(?:hrs?|hours|h|am|pm)$/.test(message.word(place + 1)) || message.word(place + 1) === ':';
}

function yearsBack(said: string): number | undefined {
  if (said === 'last') return 1;
  return said === 'this' ? 0 : undefined;
}

/** "Two thousand and nineteen", "twenty twenty three". */
export function yearInWords(
  message: TimeMessage,
  place: number,
): { readonly year: number; readonly length: number } | undefined {
  const word = message.word;
  if (word(place) === 'two' && word(place + 1) === 'thousand') {
    const and = word(place + 2) === 'and' ? 1 : 0;
    const rest = wholeNumberAt(word, place + 2 + and);
    if (rest && rest.value < 100) return { year: 2000 + rest.value, length: 2 + and + rest.length };
  }
  if (word(place) !== 'twenty') return undefined;
  const rest = wholeNumberAt(word, place + 1);
  return rest && rest.value >= 10 && rest.value < 40 && /^\p{L}/u.test(word(place + 1))
    ? { year: 2000 + rest.value, length: 1 + rest.length }
    : undefined;
}

export function wholeYear(year: number): DayInterval {
  return { from: firstOfMonth(year, 1), to: firstOfMonth(year + 1, 1) - 1, precision: 'year' };
}

export function wholeMonth(year: number, month: number): DayInterval {
  return { from: firstOfMonth(year, month), to: firstOfMonth(year, month + 1) - 1, precision: 'month' };
}

/** The latest year in which a month has begun. */
export function latestYearOfMonth(month: number, today: DayNumber): number {
  const now = dateOf(today);
  return month > now.month ? now.year - 1 : now.year;
}

/** The latest such date that is not in the future; undefined if no year has it. 29 February may be years ago. */
export function latestDate(month: number, date: number, today: DayNumber): DayNumber | undefined {
  const { year } = dateOf(today);
  for (let back = 0; back <= 8; back++) {
    const day = dayNumber(year - back, month, date);
    if (day !== undefined && day <= today) return day;
  }
  return undefined;
}

/** "5 nov 24": the two digits are a year where no time is meant. */
export function twoDigitYear(message: TimeMessage, place: number) {
  const said = message.word(place);
  if (!/^\d\d$/.test(said) || isCounted(message, place)) return undefined;
  const year = fullYear(said, message.now.today);
  const recent = year !== undefined && year >= 2000 && year <= dateOf(message.now.today).year;
  return recent && Number(said) > 12 ? { year, length: 1 } : undefined;
}

/** "In May 3 times", "in june 20 calls", "march 9pm". */
export function isCounted(message: TimeMessage, place: number): boolean {
  const after = message.word(place + 1);
  return (
    /^(?:times?|x|calls|am|pm|ish|texts|messages|[:.])$/.test(after) ||
    message.means(place + 1, 'unit') !== undefined
  );
}
