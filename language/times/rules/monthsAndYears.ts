import { type DayNumber, dateOf, dayNumber, firstOfMonth } from '../../../model/calendar';
import type { UnitName } from '../../../model/times';
import { numberAt, type WholeNumber } from '../numbers';
import type { Cursor } from '../timeMessage';
import { type DayInterval, daysMatch, type TimeRule } from '../tokenMatch';

/** Words that may stand before a time of one bare word, which might be another word without them: "sat", "may", "2019". */
export const LEADS = ['since', 'from', 'till', 'of', 'side', 'loose', 'early', 'through'] as const;
export const EDGES = ['edge-start', 'edge-middle', 'edge-end'] as const;
const MONTH_LEADS = [...LEADS, ...EDGES, 'in', 'during', 'this', 'last'] as const;

/** The latest month by its name, with or without a year: "in march", "march 2025", "the march before last". */
export const monthAlone: TimeRule = (at) => {
  const led = lead(at);
  const start = led?.next ?? at;
  const month = start.means('month');
  if (!month) return undefined;
  const { next } = month;
  const year = yearAfter(next) ?? (at.before.says('in') ? twoDigitYear(next) : undefined);
  if (year) return daysMatch([wholeMonth(year.value, month.month)], year.next);
  const beforeLast = next.after('before-last');
  if (beforeLast) {
    // In November, the November before last was two years ago.
    const year = yearMeant(month.month, 1, at.now.today) - 1;
    return daysMatch([wholeMonth(year, month.month)], beforeLast);
  }
  // "This may be nothing."
  if (month.weak && start.before.says('this') && next.says('verb')) return undefined;
  if (!led && month.weak && !besideTime(at, next)) return undefined;
  const meant = yearMeant(month.month, led?.value, at.now.today);
  return daysMatch([wholeMonth(meant, month.month)], next, { again: 'year' });
};

/** In November, "last November" is a year ago and "this November" is now. */
function yearMeant(month: number, back: number | undefined, today: DayNumber): number {
  const latest = latestYearOfMonth(month, today);
  if (back === -1) return latest + 1;
  return back === 1 && month === dateOf(today).month ? latest - 1 : latest;
}

/** "May" and "April" are other words too: only next to time words, or alone. */
function besideTime(at: Cursor, next: Cursor): boolean {
  if (at.isAllUntil(next) || next.says('until-now') || at.before.says(...MONTH_LEADS)) return true;
  // "March to may", but not "he rang and may come back".
  if (!at.before.says('and', 'or', 'to', 'through', 'dash')) return false;
  return at.step(-2).means('month') !== undefined || /^\d{4}$/.test(at.step(-2).word);
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
export function yearAfter(end: Cursor): WholeNumber | undefined {
  const at = end.word === ',' ? end.step(1) : end.past('of', 'in');
  const digits = yearInDigits(at);
  const next = digits?.next ?? at;
  // "22 nov 2130 hrs" has a time, not a year.
  if (digits && !next.says('hours', 'am', 'pm') && next.word !== ':') return digits;
  const back = unitsBack(at, 'year');
  if (back && back.value >= 0) return { ...back, value: dateOf(at.now.today).year - back.value };
  return yearInWords(at);
}

/** "2025", "'25". */
function yearInDigits(at: Cursor): WholeNumber | undefined {
  const digits = at.isYearApostrophe ? at.step(1) : at;
  const said = /^\d{4}$/.test(digits.word) || (digits !== at && /^\d\d$/.test(digits.word));
  const value = said ? fullYear(digits.word, at.now.today) : undefined;
  return value === undefined ? undefined : { value, next: digits.step(1) };
}

const BACK = { last: 1, this: 0, next: -1 };

/** How many back: "last" is one, "this" none, "next" minus one. */
export function lead(at: Cursor): WholeNumber | undefined {
  const said = at.which('last', 'this', 'next');
  return said && { value: BACK[said.group], next: said.next };
}

/** "Last month", "this year": how many of that unit ago. */
export function unitsBack(at: Cursor, unit: UnitName): WholeNumber | undefined {
  const back = lead(at);
  const said = back?.next.means('unit');
  return back && said?.unit === unit ? { value: back.value, next: said.next } : undefined;
}

/** "Two thousand and nineteen", "twenty twenty three". */
function yearInWords(at: Cursor): WholeNumber | undefined {
  const first = at.means('number') && numberAt(at);
  if (first?.value !== 2000 && first?.value !== 20) return undefined;
  const inFull = first.value === 2000;
  const rest = numberAt(inFull ? first.next.past('and') : first.next);
  const [least, most] = inFull ? [0, 99] : [10, 39];
  const spelt = inFull || first.next.means('number') !== undefined;
  return rest && spelt && rest.value >= least && rest.value <= most
    ? { value: 2000 + rest.value, next: rest.next }
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
export function twoDigitYear(at: Cursor): WholeNumber | undefined {
  // "12th Oct 14th Oct": another day, and no year.
  if (!/^\d\d$/.test(at.word) || isCounted(at) || at.step(1).says('nth-ending')) return undefined;
  const year = fullYear(at.word, at.now.today);
  const recent = year !== undefined && year >= 2000 && year <= dateOf(at.now.today).year;
  return recent && Number(at.word) > 12 ? { value: year, next: at.step(1) } : undefined;
}

/** "In May 3 times", "in june 20 calls", "march 9pm". */
export function isCounted(at: Cursor): boolean {
  const next = at.step(1);
  if (/^[:.]$/.test(next.word) || next.means('unit')) return true;
  return next.says('times', 'counted-after', 'am', 'pm', 'ish');
}

/** "2019 or 2020", "2019/2020": it was in one of them. */
function yearOr(at: Cursor): WholeNumber | undefined {
  const next = at.after('or', 'maybe') ?? (at.word === '/' ? at.step(1) : undefined);
  return next && yearInDigits(next.past('in', 'maybe'));
}

/** "In 2019", "2019 or 2020", "2023", "back in two thousand and nineteen". */
export const yearAlone: TimeRule = (at) => {
  const year = yearInWords(at) ?? yearInDigits(at);
  if (!year || year.value > dateOf(at.now.today).year + 1) return undefined;
  const led = at.before.says(...LEADS, 'in', 'during', 'to', 'and', 'dash');
  const other = yearOr(year.next);
  const next = other?.next ?? year.next;
  const beside = led || at.before.means('unit')?.unit === 'year' || at.isAllUntil(next);
  if (!beside) return undefined;
  if (!other || other.value <= year.value) return daysMatch([wholeYear(year.value)], year.next);
  return daysMatch([{ ...wholeYear(year.value), to: wholeYear(other.value).to, precision: 'range' }], next);
};
