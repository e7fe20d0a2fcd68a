import { type DayNumber, dateInMonth, dateOf, weekdayOf } from '../../../model/calendar';
import { ordinalAt, type WholeNumber } from '../numbers';
import type { Cursor } from '../timeMessage';
import { type DaysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { mayEndAt } from './besideNumbers';
import { dateInNumbers } from './datesInNumbers';
import {
  dateWithoutMonth,
  dayInDigits,
  dayInLetters,
  dayInList,
  inMonth,
  isVerb,
  monthAfter,
  ofMonth,
} from './daysOfMonths';
import { fullYear, isCounted, LEADS, wholeMonth } from './monthsAndYears';

/** "22nd nov", "22 of November 2025", "Nov 22", "November the 5th", "the 14th", "the 1st of last month". */
export const dateInWords: TimeRule = (at) => {
  const the = at.past('the');
  return twoDays(at) ?? monthFirst(at) ?? dayFirst(the) ?? dayInList(the) ?? dayAfterDay(at) ?? dayAlone(at);
};

/** "6/7 November": a night, or one of two days. */
function twoDays(at: Cursor): DaysMatch | undefined {
  const first = ordinalAt(at) ?? dayInDigits(at);
  const to = first?.next.word === '/' ? first.next.step(1) : undefined;
  const second = to && (ordinalAt(to) ?? dayInDigits(to));
  const month = second && monthAfter(second.next);
  const found = month && second.value === (first?.value ?? 0) + 1 && inMonth(second.value, month.month, month.next);
  const day = found ? found.options[0] : undefined;
  if (!found || !day) return undefined;
  return { ...found, options: [{ from: day.from - 1, to: day.to, precision: 'range' }] };
}

function dayFirst(at: Cursor): DaysMatch | undefined {
  const ordinal = ordinalAt(at);
  const digits = ordinal ?? dayInDigits(at);
  const day = digits ?? dayInLetters(at);
  if (!day || day.value === 0) return undefined;
  // "The 20th-ish of October".
  const ish = day.next.after('ish');
  if (ish && ordinal) {
    const loose = monthAfter(ish) ? ofMonth(day.value, ish) : dateWithoutMonth(day.value, ish);
    return loose && { ...loose, about: true };
  }
  const month = monthAfter(day.next);
  // "Week 2 of January", but "day 3 november".
  const unit = at.before.means('unit')?.unit;
  if (!ordinal && unit !== undefined && unit !== 'day') return undefined;
  // "Thirty march about", "twenty may come".
  if (month?.weak && !digits && (isVerb(month) || !mayEndAt(month.next))) return undefined;
  // "15 of last month".
  return month || ordinal || (digits && day.next.says('of')) ? ofMonth(day.value, day.next) : undefined;
}

function monthFirst(at: Cursor): DaysMatch | undefined {
  const month = at.means('month');
  if (!month) return undefined;
  const day = month.next.past('the');
  const ordinal = ordinalAt(day);
  const date = ordinal ?? dayInDigits(day) ?? dayInLettersAlone(day);
  if (!date || (!ordinal && isCounted(day))) return undefined;
  const found = inMonth(date.value, month.month, date.next);
  // "In Nov 24" is a year more often than a day.
  const bare = !ordinal && at.before.says('in');
  const written = day.kind === 'number' ? day.word : String(date.value);
  const asYear = bare ? fullYear(written, at.now.today) : undefined;
  if (!asYear || asYear > dateOf(at.now.today).year) return found;
  const options = [wholeMonth(asYear, month.month), ...found.options];
  return { ...found, options, impossible: false, doubt: 'day-or-year' };
}

/** "June thirty-one", but not "in may twenty people". */
function dayInLettersAlone(at: Cursor): WholeNumber | undefined {
  const day = dayInLetters(at);
  const counts = day && (!mayEndAt(day.next) || day.next.says('or', 'to', 'dash'));
  return counts ? undefined : day;
}

/** "19" in "june 18 and 19". */
function dayAfterDay(at: Cursor): DaysMatch | undefined {
  const day = at.before.says('and', 'to', 'till', 'dash') ? dayInDigits(at) : undefined;
  const month = dayInDigits(at.step(-2)) && at.step(-3).means('month');
  if (!day || !month || !mayEndAt(day.next) || day.next.says('or')) return undefined;
  return inMonth(day.value, month.month, day.next);
}

/** "The 14th", "on the first", "14th": the latest one. "The second time" and "14th floor" are none. */
function dayAlone(at: Cursor): DaysMatch | undefined {
  const start = at.past('the');
  const ordinal = ordinalAt(start);
  if (!ordinal || ordinal.value === 0 || ordinal.value > 31) return undefined;
  const { value, next } = ordinal;
  if (next.says('counted')) return undefined;
  const { before } = at;
  // "Oct 14th, 16th and 21st".
  const isListed = before.word === ',' && before.before.says('nth-ending');
  // "14th and 21st".
  const then = next.after('and');
  const opens = /^\d/.test(start.word) && then !== undefined && ordinalAt(then) !== undefined;
  const led = isListed || opens || before.says(...LEADS, 'on', 'to', 'and', 'dash');
  const isNight = before.means('part') !== undefined && before.before.means('weekday') !== undefined;
  const day = isNight || before.means('weekday') !== undefined;
  const alone = at.isAllUntil(next);
  const the = start !== at;
  const inDigits = /^\d/.test(start.word);
  // "Monday first, then Thursday" counts.
  if (value === 1 && !inDigits && !the && before.means('weekday')) return undefined;
  const isDay = inDigits ? led || day || the || alone || at.place === 0 : day || (the && (led || alone));
  return isDay ? dateWithoutMonth(value, next) : undefined;
}

/** "Sat 14th", "sat nite 14th", "Tuesday 3 November", "saturday the 14th of november": a date with its weekday before it. */
export const weekdayWithDate: TimeRule = (at) => {
  const found = dateOfWeekday(at);
  const night = at.means('weekday')?.next.means('part');
  return found && night ? { ...found, part: night.part } : found;
};

function dateOfWeekday(at: Cursor): DaysMatch | undefined {
  const weekday = at.means('weekday');
  const night = weekday?.next.means('part');
  const next = (night ?? weekday)?.next.pastSign(/^[,.]$/);
  const date = next && (dateInNumbers(next) ?? dateInWords(next) ?? (weekday && bareDate(next, weekday.weekday)));
  if (!weekday || date?.kind !== 'days') return undefined;
  const day = date.options[0];
  if (day?.precision !== 'day' || weekdayOf(day.from) === weekday.weekday) return date;
  const other = earlier(day.from, date.again, weekday.weekday);
  // The date is taken as it was written; if the weekday fits another month or year, that is the alternative.
  if (date.again === 'month' && other !== undefined && day.from - other < 100)
    return { ...date, options: [oneDay(other)] };
  const options = other === undefined ? date.options : [day, oneDay(other)];
  return { ...date, options, doubt: 'weekday-differs' };
}

/** "Sat 14": the 14th, where that is a Saturday. A smaller number may be an hour. */
function bareDate(at: Cursor, weekday: number): DaysMatch | undefined {
  const date = dayInDigits(at);
  if (!date || date.value <= LAST_HOUR || date.value > 31 || !mayEndAt(date.next)) return undefined;
  const found = dateWithoutMonth(date.value, date.next);
  const day = found.options[0];
  return day && weekdayOf(day.from) === weekday ? found : undefined;
}

const LAST_HOUR = 12;

function earlier(day: DayNumber, again: DaysMatch['again'], weekday: number): DayNumber | undefined {
  const { year, month, date } = dateOf(day);
  const [months, most] = again === 'month' ? [1, 12] : [12, again === 'year' ? 2 : 0];
  const days = Array.from({ length: most }, (_, i) => dateInMonth(year, month - (i + 1) * months, date));
  return days.find((one) => one !== undefined && weekdayOf(one) === weekday);
}
