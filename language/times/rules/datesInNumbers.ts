import { dayNumber } from '../calendar';
import { type DaysFound, oneDay, type Rule } from '../pieces';
import { type Message, setOf } from '../timeMessage';
import { fullYear, latestDate } from './years';

/** Which way round a date of numbers is: year first, or as Britain writes it, day first. Never month first. */
export const dateInNumbers: Rule = (message, place) => {
  if (message.words[place]?.kind !== 'number') return undefined;
  if (message.glued(place) && /^[/.:\d-]$/.test(message.word(place - 1))) return undefined;
  const [first, sign, second] = [message.word(place), message.word(place + 1), message.word(place + 2)];
  const spaced = sign === second;
  if (spaced || !/^[/.\-–]$/.test(sign) || !/^\d+$/.test(first) || !/^\d+$/.test(second)) return undefined;
  const together = message.glued(place + 1) && message.glued(place + 2);
  const third = message.word(place + 3) === sign ? message.word(place + 4) : '';
  const year = /^(?:\d{2}|\d{4})$/.test(third) ? third : undefined;
  if (first.length === 4) return year ? isoDate(first, second, third, together) : undefined;
  if (first.length > 2 || second.length > 2 || !(together || year)) return undefined;
  if (year) return withYear(message, Number(first), Number(second), year, 5);
  if (third !== '' || message.glued(place + 3))
    return /^[,;)?!]$/.test(message.word(place + 3)) ? short(message, place) : undefined;
  return short(message, place);
};

function isoDate(year: string, month: string, date: string, together: boolean): DaysFound | undefined {
  if (!together || month.length > 2 || date.length > 2) return undefined;
  return dated(dayNumber(Number(year), Number(month), Number(date)), 5);
}

function withYear(
  message: Message,
  date: number,
  month: number,
  said: string,
  length: number,
): DaysFound | undefined {
  const year = fullYear(said, message.now.today);
  // 20-45-77 is a sort code.
  if (year === undefined || (said.length === 2 && month > 31)) return undefined;
  return dated(dayNumber(year, month, date), length);
}

const FRACTIONS = setOf('1/2,1/3,1/4,2/3,3/4,24/7');

/** 22/11, 22.11: a slash is a date, a full stop only after "on" or when it cannot be a time. */
function short(message: Message, place: number): DaysFound | undefined {
  const [date, sign, month] = [message.word(place), message.word(place + 1), message.word(place + 2)];
  const on = message.word(place - 1) === 'on' || message.words.length === 3;
  if (FRACTIONS.has(`${date}${sign}${month}`) && !on) return undefined;
  if (sign !== '/' && !on) return undefined;
  // A range of numbers: "2-3 times".
  if (sign === '-' || sign === '–') return undefined;
  if (sign === '.' && Number(month) > 12) return undefined;
  if (Number(date) > 31 && Number(month) > 12) return undefined;
  if (/^(?:times?|people|days|of)$/.test(message.word(place + 3))) return undefined;
  return dateNoYear(message, Number(month), Number(date), 3);
}

export function dateNoYear(message: Message, month: number, date: number, length: number): DaysFound {
  const day = latestDate(month, date, message.now.today);
  return { ...dated(day, length), again: 'year' };
}

export function dated(day: number | undefined, length: number): DaysFound {
  if (day === undefined) return { kind: 'days', options: [], impossible: true, length };
  return { kind: 'days', options: [oneDay(day)], length };
}
