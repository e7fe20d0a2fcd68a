import { type DayNumber, dateInMonth, dateOf, dayNumber, weekdayOf } from '../../../model/calendar';
import { ordinalAt, type WholeNumber } from '../numbers';
import type { Cursor } from '../timeMessage';
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
export const dateInNumbers: TimeRule = (at) => {
  if (at.kind !== 'number') return undefined;
  if (at.noSpaceBefore && /^[/.:\d-]$/.test(at.before.word)) return undefined;
  const [first, sign, second] = [at.word, at.step(1).word, at.step(2).word];
  const spaced = sign === second;
  if (spaced || !/^[/.\-–]$/.test(sign) || !/^\d+$/.test(first) || !/^\d+$/.test(second)) return undefined;
  const together = at.step(1).noSpaceBefore && at.step(2).noSpaceBefore;
  const then = at.step(3);
  const third = then.word === sign ? then.step(1).word : '';
  const year = /^(?:\d{2}|\d{4})$/.test(third) ? third : '';
  const [number, month] = [Number(first), Number(second)];
  if (second.length > 2) return undefined;
  if (first.length === 4 && year.length === 2 && together)
    return dateMatch(dayNumber(number, month, Number(third)), at.step(5));
  if (first.length > 2 || !(together || year)) return undefined;
  const full = year ? fullYear(year, at.now.today) : undefined;
  // 20-45-77 is a sort code.
  if (year && (full === undefined || (year.length === 2 && month > 31))) return undefined;
  if (full !== undefined) return dateMatch(dayNumber(full, month, number), at.step(5));
  const more = third !== '' || then.noSpaceBefore;
  return more && !/^[,;)?!]$/.test(then.word) ? undefined : dayAndMonth(at);
};

const FRACTIONS: ReadonlySet<string> = new Set(['1/2', '1/3', '1/4', '2/3', '3/4', '24/7']);

/** 22/11, 22.11: a slash is a date, a full stop only after "on" or when it cannot be a time. */
function dayAndMonth(at: Cursor): DaysMatch | undefined {
  const [date, sign, month] = [at.word, at.step(1).word, at.step(2).word];
  const next = at.step(3);
  const on = at.before.says('on') || at.isAllUntil(next);
  if (FRACTIONS.has(`${date}${sign}${month}`) && !on) return undefined;
  // A dash is a range of numbers: "2-3 times".
  if (sign !== '/' && !(sign === '.' && on)) return undefined;
  if (sign === '.' && Number(month) > 12) return undefined;
  if (Number(date) > 31 && Number(month) > 12) return undefined;
  if (next.says('fraction-of')) return undefined;
  return dateWithoutYear(Number(month), Number(date), next);
}

function dateWithoutYear(month: number, date: number, next: Cursor): DaysMatch {
  return { ...dateMatch(latestDate(month, date, next.now.today), next), again: 'year' };
}

function dateMatch(day: number | undefined, next: Cursor): DaysMatch {
  return day === undefined ? daysMatch([], next, { impossible: true }) : daysMatch([oneDay(day)], next);
}

/** "22nd nov", "22 of November 2025", "Nov 22", "November the 5th", "the 14th", "the 1st of last month". */
export const dateInWords: TimeRule = (at) => monthFirst(at) ?? dayFirst(at.past('the')) ?? dayAlone(at);

function dayFirst(at: Cursor): DaysMatch | undefined {
  const ordinal = ordinalAt(at);
  const day = ordinal ?? dayInDigits(at);
  if (!day || day.value === 0) return undefined;
  const sign = day.next.pastSign(/^[-/.,]$/);
  const next = sign === day.next ? sign.past('of') : sign;
  const month = next.means('month');
  if (month) return inMonth(day.value, month.month, month.next);
  const back = ordinal && unitsBack(next, 'month');
  if (!back || back.value < 0) return undefined;
  const now = dateOf(at.now.today);
  return dateMatch(dateInMonth(now.year, now.month - back.value, day.value), back.next);
}

function dayInDigits(at: Cursor): WholeNumber | undefined {
  return /^\d{1,2}$/.test(at.word) ? { value: Number(at.word), next: at.step(1) } : undefined;
}

function monthFirst(at: Cursor): DaysMatch | undefined {
  const month = at.means('month');
  if (!month) return undefined;
  const day = month.next.past('the');
  const ordinal = ordinalAt(day);
  const date = ordinal ?? dayInDigits(day);
  if (!date || (!ordinal && isCounted(day))) return undefined;
  const found = inMonth(date.value, month.month, date.next);
  // "In Nov 24" is a year more often than a day.
  const bare = !ordinal && day.word.length === 2 && at.before.says('in');
  const asYear = bare ? fullYear(day.word, at.now.today) : undefined;
  if (!asYear || asYear > dateOf(at.now.today).year) return found;
  const options = [wholeMonth(asYear, month.month), ...found.options];
  return { ...found, options, impossible: false, doubt: 'day-or-year' };
}

function inMonth(date: number, month: number, at: Cursor): DaysMatch {
  const said = at.step(1);
  const signed = /^[-/.,]$/.test(at.word) && said.noSpaceBefore;
  const written = signed && /^\d+$/.test(said.word) ? fullYear(said.word, at.now.today) : undefined;
  if (written) return dateMatch(dayNumber(written, month, date), said.step(1));
  const year = yearAfter(at) ?? twoDigitYear(at);
  return year ? dateMatch(dayNumber(year.value, month, date), year.next) : dateWithoutYear(month, date, at);
}

/** "The 14th", "on the first", "14th": the latest one. "The second time" and "14th floor" are none. */
function dayAlone(at: Cursor): DaysMatch | undefined {
  const start = at.past('the');
  const ordinal = ordinalAt(start);
  if (!ordinal || ordinal.value === 0 || ordinal.value > 31) return undefined;
  const { value, next } = ordinal;
  if (next.says('counted')) return undefined;
  const { before } = at;
  const led = before.says(...LEADS, 'on', 'to', 'and', 'dash');
  const day = before.means('weekday') !== undefined;
  const alone = at.isAllUntil(next);
  const the = start !== at;
  const inDigits = /^\d/.test(start.word);
  const isDay = inDigits ? led || day || the || alone || at.place === 0 : day || (the && (led || alone));
  if (!isDay) return undefined;
  const { today } = at.now;
  const { year, month } = dateOf(today);
  const days = Array.from({ length: 12 }, (_, back) => dateInMonth(year, month - back, value));
  const latest = days.find((day) => day !== undefined && day <= today);
  return { ...dateMatch(latest, next), dateOnly: value, again: 'month' };
}

/** "Sat 14th", "Tuesday 3 November", "saturday the 14th of november": a date with its weekday before it. */
export const weekdayWithDate: TimeRule = (at) => {
  const weekday = at.means('weekday');
  const next = weekday?.next.pastSign(/^[,.]$/);
  const date = next && (dateInNumbers(next) ?? dateInWords(next));
  if (!weekday || date?.kind !== 'days') return undefined;
  const day = date.options[0];
  if (day?.precision !== 'day' || weekdayOf(day.from) === weekday.weekday) return date;
  const other = earlier(day.from, date.again, weekday.weekday);
  // The date is taken as it was written; if the weekday fits another month or year, that is the alternative.
  if (date.dateOnly !== undefined && other !== undefined && day.from - other < 100)
    return { ...date, options: [oneDay(other)] };
  const options = other === undefined ? date.options : [day, oneDay(other)];
  return { ...date, options, doubt: 'weekday-differs' };
};

function earlier(day: DayNumber, again: DaysMatch['again'], weekday: number): DayNumber | undefined {
  const { year, month, date } = dateOf(day);
  const [months, most] = again === 'month' ? [1, 12] : [12, again === 'year' ? 2 : 0];
  const days = Array.from({ length: most }, (_, i) => dateInMonth(year, month - (i + 1) * months, date));
  return days.find((one) => one !== undefined && weekdayOf(one) === weekday);
}
