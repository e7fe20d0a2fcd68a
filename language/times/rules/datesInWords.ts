import { dateInMonth, dateOf, dayNumber } from '../../../model/calendar';
import { ordinalAt, type WholeNumber } from '../numbers';
import type { TimeMessage } from '../timeMessage';
import type { DaysMatch, TimeRule } from '../tokenMatch';
import { dateMatch, dateWithoutYear } from './datesInNumbers';
import { LEADS } from './leads';
import { firstThat, fullYear, isCounted, twoDigitYear, unitsBack, wholeMonth, yearAfter } from './years';

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
  if (!back || back.units < 0) return undefined;
  const now = dateOf(message.now.today);
  return dateMatch(dateInMonth(now.year, now.month - back.units, day.value), next + back.length - start);
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
  if (
    /^[-/.,]$/.test(message.word(next)) &&
    message.noSpaceBefore(next + 1) &&
    /^\d\d(?:\d\d)?$/.test(said)
  ) {
    const year = fullYear(said, message.now.today);
    if (year) return dateMatch(dayNumber(year, month, date), next + 2 - start);
  }
  const year = yearAfter(message, next) ?? twoDigitYear(message, next);
  if (year) return dateMatch(dayNumber(year.year, month, date), next + year.length - start);
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
  const latest = firstThat(
    (back) => dateInMonth(year, month - back, ordinal.value),
    0,
    11,
    (day) => day <= today,
  );
  return { ...dateMatch(latest, next - start), dateOnly: ordinal.value, again: 'month' };
}
