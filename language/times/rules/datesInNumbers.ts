import { dayNumber } from '../../../model/calendar';
import type { TimeMessage } from '../timeMessage';
import { type DaysMatch, daysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { fullYear, latestDate } from './years';

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
  if (first.length === 4) return year && together ? isoDate(first, second, third) : undefined;
  if (first.length > 2 || second.length > 2 || !(together || year)) return undefined;
  if (year) return dayMonthYear(message, Number(first), Number(second), year);
  const more = third !== '' || message.noSpaceBefore(place + 3);
  return more && !/^[,;)?!]$/.test(message.word(place + 3)) ? undefined : dayAndMonth(message, place);
};

function isoDate(year: string, month: string, date: string): DaysMatch | undefined {
  if (month.length > 2 || date.length > 2) return undefined;
  return dateMatch(dayNumber(Number(year), Number(month), Number(date)), 5);
}

function dayMonthYear(message: TimeMessage, date: number, month: number, said: string) {
  const year = fullYear(said, message.now.today);
  // 20-45-77 is a sort code.
  if (year === undefined || (said.length === 2 && month > 31)) return undefined;
  return dateMatch(dayNumber(year, month, date), 5);
}

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

export function dateWithoutYear(
  { now }: TimeMessage,
  month: number,
  date: number,
  length: number,
): DaysMatch {
  return { ...dateMatch(latestDate(month, date, now.today), length), again: 'year' };
}

export function dateMatch(day: number | undefined, length: number): DaysMatch {
  return day === undefined ? daysMatch([], length, { impossible: true }) : daysMatch([oneDay(day)], length);
}
