import { type DayNumber, dateOf, dayNumber, firstOfMonth } from '../../../model/calendar';
import type { UnitName } from '../../../model/times';
import { numberAt, type WholeNumber } from '../numbers';
import type { TimeMessage } from '../timeMessage';
import { type DayInterval, daysMatch, type TimeRule } from '../tokenMatch';

/** Words that may stand before a time of one bare word, which might be another word without them: "sat", "may", "2019". */
export const LEADS = ['since', 'from', 'till', 'of', 'side', 'loose', 'early', 'through'] as const;
export const EDGES = ['edge-start', 'edge-middle', 'edge-end'] as const;
const MONTH_LEADS = [...LEADS, ...EDGES, 'in', 'during', 'this', 'last'] as const;

/** The latest month by its name, with or without a year: "in march", "march 2025". */
export const monthAlone: TimeRule = (message, place) => {
  const led = lead(message, place);
  const at = place + (led?.length ?? 0);
  const month = message.means(at, 'month');
  if (!month) return undefined;
  const next = at + month.length;
  const year =
    yearAfter(message, next) ?? (message.says(place - 1, 'in') > 0 ? twoDigitYear(message, next) : undefined);
  if (year) return daysMatch([wholeMonth(year.value, month.month)], next + year.length - place);
  // "This may be nothing."
  if (month.weak && message.says(at - 1, 'this') > 0 && message.says(next, 'verb') > 0) return undefined;
  if (!led && month.weak && !besideTime(message, place, next)) return undefined;
  const options = [wholeMonth(yearMeant(message, month.month, led?.value), month.month)];
  return daysMatch(options, next - place, { again: 'year' });
};

/** In November, "last November" is a year ago and "this November" is now. */
function yearMeant({ now: { today } }: TimeMessage, month: number, back: number | undefined): number {
  const latest = latestYearOfMonth(month, today);
  if (back === -1) return latest + 1;
  return back === 1 && month === dateOf(today).month ? latest - 1 : latest;
}

/** "May" and "April" are other words too: only next to time words, or alone. */
function besideTime(message: TimeMessage, place: number, next: number): boolean {
  if (message.tokens.length === next - place || message.says(next, 'until-now') > 0) return true;
  if (message.says(place - 1, ...MONTH_LEADS) > 0) return true;
  // "March to may", but not "he rang and may come back".
  if (message.says(place - 1, 'and', 'or', 'to', 'through', 'dash') === 0) return false;
  return message.means(place - 2, 'month') !== undefined || /^\d{4}$/.test(message.word(place - 2));
}

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
export function yearAfter(message: TimeMessage, place: number): WholeNumber | undefined {
  const at = place + (message.word(place) === ',' ? 1 : message.says(place, 'of', 'in'));
  const { today } = message.now;
  const digits = yearInDigits(message, at);
  const next = at + (digits?.length ?? 0);
  // "22 nov 2130 hrs" has a time, not a year.
  const isClock = message.says(next, 'hours', 'am', 'pm') > 0 || message.word(next) === ':';
  if (digits && !isClock) return { value: digits.value, length: next - place };
  const back = unitsBack(message, at, 'year');
  if (back && back.value >= 0)
    return { value: dateOf(today).year - back.value, length: at + back.length - place };
  const inWords = yearInWords(message, at);
  return inWords && { value: inWords.value, length: at + inWords.length - place };
}

/** "2025", "'25". */
function yearInDigits(message: TimeMessage, place: number): WholeNumber | undefined {
  const quoted = message.isApostrophe(place) ? 1 : 0;
  const digits = message.word(place + quoted);
  const said = /^\d{4}$/.test(digits) || (quoted === 1 && /^\d\d$/.test(digits));
  const value = said ? fullYear(digits, message.now.today) : undefined;
  return value === undefined ? undefined : { value, length: quoted + 1 };
}

const BACK = { last: 1, this: 0, next: -1 };

/** How many back: "last" is one, "this" none, "next" minus one. */
export function lead(message: TimeMessage, place: number): WholeNumber | undefined {
  const group = (['last', 'this', 'next'] as const).find((one) => message.says(place, one) > 0);
  return group && { value: BACK[group], length: message.says(place, group) };
}

/** "Last month", "this year": how many of that unit ago. */
export function unitsBack(message: TimeMessage, place: number, unit: UnitName): WholeNumber | undefined {
  const back = lead(message, place);
  const said = back && message.means(place + back.length, 'unit');
  return back && said?.unit === unit ? { value: back.value, length: back.length + said.length } : undefined;
}

/** "Two thousand and nineteen", "twenty twenty three". */
function yearInWords(message: TimeMessage, place: number): WholeNumber | undefined {
  const first = message.means(place, 'number') && numberAt(message, place);
  if (first?.value !== 2000 && first?.value !== 20) return undefined;
  const next = place + first.length;
  const and = first.value === 2000 ? message.says(next, 'and') : 0;
  const rest = numberAt(message, next + and);
  const [least, most] = first.value === 2000 ? [0, 99] : [10, 39];
  const spelt = first.value === 2000 || message.means(next, 'number') !== undefined;
  return rest && spelt && rest.value >= least && rest.value <= most
    ? { value: 2000 + rest.value, length: first.length + and + rest.length }
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
  const days = Array.from({ length: 9 }, (_, back) => dayNumber(year - back, month, date));
  return days.find((day) => day !== undefined && day <= today);
}

/** "5 nov 24": the two digits are a year where no time is meant. */
export function twoDigitYear(message: TimeMessage, place: number) {
  const said = message.word(place);
  if (!/^\d\d$/.test(said) || isCounted(message, place)) return undefined;
  const year = fullYear(said, message.now.today);
  const recent = year !== undefined && year >= 2000 && year <= dateOf(message.now.today).year;
  return recent && Number(said) > 12 ? { value: year, length: 1 } : undefined;
}

/** "In May 3 times", "in june 20 calls", "march 9pm". */
export function isCounted(message: TimeMessage, place: number): boolean {
  const after = place + 1;
  return (
    /^[:.]$/.test(message.word(after)) ||
    message.says(after, 'times', 'counted-after', 'am', 'pm', 'ish') > 0 ||
    message.means(after, 'unit') !== undefined
  );
}

/** "In 2019", "2023", "back in two thousand and nineteen". */
export const yearAlone: TimeRule = (message, place) => {
  const year = yearInWords(message, place) ?? yearInDigits(message, place);
  if (!year || year.value > dateOf(message.now.today).year + 1) return undefined;
  const led = message.says(place - 1, ...LEADS, 'in', 'during', 'to', 'and', 'dash') > 0;
  const beside = led || message.means(place - 1, 'unit')?.unit === 'year';
  return beside || message.tokens.length === year.length
    ? daysMatch([wholeYear(year.value)], year.length)
    : undefined;
};
