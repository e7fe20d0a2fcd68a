import { type DayNumber, dateInMonth, dateOf, dayNumber, weekdayOf } from '../../../model/calendar';
import { ordinalAt, type WholeNumber } from '../numbers';
import type { TimeMessage } from '../timeMessage';
import { type DaysMatch, daysMatch, oneDay, type TimeRule } from '../tokenMatch';
import {
  fullYear,
  isCounted,
  LEADS,
  latestDate,
  twoDigitYear,
  unitsBack,
  wholeMonth,
  yearAfter,
} from './monthsAndYears';

/** A date in numbers: year first, or day first as in Britain. Never month first. */
export const dateInNumbers: TimeRule = (message, place) => {
  if (message.tokens[place]?.kind !== 'number') return undefined;
  if (message.noSpaceBefore(place) && /^[/.:\d-]$/.test(message.word(place - 1))) return undefined;
  const [first, sign, second] = [message.word(place), message.word(place + 1), message.word(place + 2)];
  const spaced = sign === second;
  if (spaced || !/^[/.\-–]$/.test(sign) || !/^\d+$/.test(first) || !/^\d+$/.test(second)) return undefined;
  const together = message.noSpaceBefore(place + 1) && message.noSpaceBefore(place + 2);
  const third = message.word(place + 3) === sign ? message.word(place + 4) : '';
  const year = /^(?:\d{2}|\d{4})$/.test(third) ? third : '';
  const [number, month] = [Number(first), Number(second)];
  if (second.length > 2) return undefined;
  if (first.length === 4 && year.length === 2 && together)
    return dateMatch(dayNumber(number, month, Number(third)), 5);
  if (first.length > 2 || !(together || year)) return undefined;
  const full = year ? fullYear(year, message.now.today) : undefined;
  // 20-45-77 is a sort code.
  if (year && (full === undefined || (year.length === 2 && month > 31))) return undefined;
  if (full !== undefined) return dateMatch(dayNumber(full, month, number), 5);
  const more = third !== '' || message.noSpaceBefore(place + 3);
  return more && !/^[,;)?!]$/.test(message.word(place + 3)) ? undefined : dayAndMonth(message, place);
};

const FRACTIONS: ReadonlySet<string> = new Set(['1/2', '1/3', '1/4', '2/3', '3/4', '24/7']);

/** 22/11, 22.11: a slash is a date, a full stop only after "on" or when it cannot be a time. */
function dayAndMonth(message: TimeMessage, place: number): DaysMatch | undefined {
  const [date, sign, month] = [message.word(place), message.word(place + 1), message.word(place + 2)];
  const on = message.says(place - 1, 'on') > 0 || message.tokens.length === 3;
  if (FRACTIONS.has(`${date}${sign}${month}`) && !on) return undefined;
  // A dash is a range of numbers: "2-3 times".
  if (sign !== '/' && !(sign === '.' && on)) return undefined;
  if (sign === '.' && Number(month) > 12) return undefined;
  if (Number(date) > 31 && Number(month) > 12) return undefined;
  if (message.says(place + 3, 'fraction-of') > 0) return undefined;
  return dateWithoutYear(message, Number(month), Number(date), 3);
}

function dateWithoutYear({ now }: TimeMessage, month: number, date: number, length: number): DaysMatch {
  return { ...dateMatch(latestDate(month, date, now.today), length), again: 'year' };
}

function dateMatch(day: number | undefined, length: number): DaysMatch {
  return day === undefined ? daysMatch([], length, { impossible: true }) : daysMatch([oneDay(day)], length);
}

/** "22nd nov", "22 of November 2025", "Nov 22", "November the 5th", "the 14th", "the 1st of last month". */
export const dateInWords: TimeRule = (message, place) => {
  const at = place + message.says(place, 'the');
  return monthFirst(message, place) ?? dayFirst(message, place, at) ?? dayAlone(message, place, at);
};

function dayFirst(message: TimeMessage, start: number, place: number): DaysMatch | undefined {
  const ordinal = ordinalAt(message, place);
  const day = ordinal ?? dayInDigits(message, place);
  if (!day || day.value === 0) return undefined;
  const sign = /^[-/.,]$/.test(message.word(place + day.length)) ? 1 : 0;
  const next = place + day.length + (sign || message.says(place + day.length, 'of'));
  const month = message.means(next, 'month');
  if (month) return inMonth(message, start, day.value, month.month, next + month.length);
  const back = ordinal && unitsBack(message, next, 'month');
  if (!back || back.value < 0) return undefined;
  const now = dateOf(message.now.today);
  return dateMatch(dateInMonth(now.year, now.month - back.value, day.value), next + back.length - start);
}

function dayInDigits(message: TimeMessage, place: number): WholeNumber | undefined {
  const said = message.word(place);
  return /^\d{1,2}$/.test(said) ? { value: Number(said), length: 1 } : undefined;
}

function monthFirst(message: TimeMessage, place: number): DaysMatch | undefined {
  const month = message.means(place, 'month');
  if (!month) return undefined;
  const after = place + month.length;
  const next = after + message.says(after, 'the');
  const ordinal = ordinalAt(message, next);
  const date = ordinal ?? dayInDigits(message, next);
  if (!date || (!ordinal && isCounted(message, next))) return undefined;
  const found = inMonth(message, place, date.value, month.month, next + date.length);
  // "In Nov 24" is a year more often than a day.
  const said = message.word(next);
  const bare = !ordinal && said.length === 2 && message.says(place - 1, 'in') > 0;
  const asYear = bare ? fullYear(said, message.now.today) : undefined;
  if (!asYear || asYear > dateOf(message.now.today).year) return found;
  const options = [wholeMonth(asYear, month.month), ...found.options];
  return { ...found, options, impossible: false, doubt: 'day-or-year' };
}

function inMonth(message: TimeMessage, start: number, date: number, month: number, next: number): DaysMatch {
  const said = message.word(next + 1);
  const signed = /^[-/.,]$/.test(message.word(next)) && message.noSpaceBefore(next + 1);
  const written = signed && /^\d+$/.test(said) ? fullYear(said, message.now.today) : undefined;
  if (written) return dateMatch(dayNumber(written, month, date), next + 2 - start);
  const year = yearAfter(message, next) ?? twoDigitYear(message, next);
  if (year) return dateMatch(dayNumber(year.value, month, date), next + year.length - start);
  return dateWithoutYear(message, month, date, next - start);
}

/** "The 14th", "on the first", "14th": the latest one. "The second time" and "14th floor" are none. */
function dayAlone(message: TimeMessage, start: number, place: number): DaysMatch | undefined {
  const ordinal = ordinalAt(message, place);
  if (!ordinal || ordinal.value === 0 || ordinal.value > 31) return undefined;
  const next = place + ordinal.length;
  if (message.says(next, 'counted') > 0) return undefined;
  const inDigits = /^\d/.test(message.word(place));
  const led = message.says(start - 1, ...LEADS, 'on', 'to', 'and', 'dash') > 0;
  const day = message.means(start - 1, 'weekday') !== undefined;
  const alone = message.tokens.length === next - start;
  const the = place > start;
  const isDay = inDigits ? led || day || the || alone || start === 0 : day || (the && (led || alone));
  if (!isDay) return undefined;
  const { today } = message.now;
  const { year, month } = dateOf(today);
  const days = Array.from({ length: 12 }, (_, back) => dateInMonth(year, month - back, ordinal.value));
  const latest = days.find((day) => day !== undefined && day <= today);
  return { ...dateMatch(latest, next - start), dateOnly: ordinal.value, again: 'month' };
}

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
  const days = Array.from({ length: most }, (_, i) => dateInMonth(year, month - (i + 1) * months, date));
  return days.find((one) => one !== undefined && weekdayOf(one) === weekday);
}
