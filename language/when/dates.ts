import { dateOf, dayNumber, firstOfMonth, weekdayOf } from './calendar';
import { type Message, setOf } from './message';
import { type Found, oneDay, type Rule } from './pieces';
import { fullYear, latestDate, monthOf, yearAfter, yearOfMonth } from './years';

type DaysFound = Extract<Found, { kind: 'days' }>;

/** Which way round a date of numbers is: year first, or as Britain writes it, day first. Never month first. */
export const dateInNumbers: Rule = (message, place) => {
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
  return year === undefined ? undefined : dated(dayNumber(year, month, date), length);
}

const FRACTIONS = setOf('1/2,1/3,1/4,2/3,3/4,24/7');

/** 22/11, 22.11: a slash is a date, a full stop only after "on" or when it cannot be a time. */
function short(message: Message, place: number): DaysFound | undefined {
  const [date, sign, month] = [message.word(place), message.word(place + 1), message.word(place + 2)];
  if (FRACTIONS.has(`${date}${sign}${month}`) && message.word(place - 1) !== 'on') return undefined;
  const on = message.word(place - 1) === 'on' || message.words.length === 3;
  if (sign !== '/' && !on) return undefined;
  // A range of numbers: "2-3 times".
  if (sign === '-' || sign === '–') return undefined;
  if (sign === '.' && Number(month) > 12) return undefined;
  if (Number(date) > 31 && Number(month) > 12) return undefined;
  return noYear(message, Number(month), Number(date), 3);
}

function noYear(message: Message, month: number, date: number, length: number): DaysFound {
  const day = latestDate(month, date, message.now.today);
  return { ...dated(day, length), again: 'year' };
}

function dated(day: number | undefined, length: number): DaysFound {
  if (day === undefined) return { kind: 'days', options: [], impossible: true, length };
  return { kind: 'days', options: [oneDay(day)], length };
}

/** "22nd nov", "22 of November 2025", "Nov 22", "November the 5th", "the 14th", "the 1st of last month". */
export const dateInWords: Rule = (message, place) => {
  const the = message.word(place) === 'the' ? 1 : 0;
  const at = place + the;
  return monthFirst(message, place) ?? dayFirst(message, place, at) ?? dayAlone(message, place, at);
};

function dayFirst(message: Message, start: number, place: number): DaysFound | undefined {
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
  return dated(dayNumber(first.year, first.month, day.value), next + 2 - start);
}

function monthFirst(message: Message, place: number): DaysFound | undefined {
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
    options: [monthOf(asYear, month.month), ...found.options],
    impossible: false,
    doubt: 'day-or-year',
  };
}

/** "In May 3 times", "in june 20 calls", "march 9pm". */
function isCounted(message: Message, place: number): boolean {
  const after = message.word(place + 1);
  return (
    /^(?:times?|x|calls|am|pm|ish|texts|messages|[:.])$/.test(after) ||
    message.means(place + 1, 'unit') !== undefined
  );
}

function inMonth(message: Message, start: number, date: number, month: number, next: number): DaysFound {
  if (
    /^[-/.,]$/.test(message.word(next)) &&
    message.glued(next + 1) &&
    /^\d\d(?:\d\d)?$/.test(message.word(next + 1))
  ) {
    const year = fullYear(message.word(next + 1), message.now.today);
    if (year) return dated(dayNumber(year, month, date), next + 2 - start);
  }
  const year = yearAfter(message, next) ?? twoDigits(message, next);
  if (year) return dated(dayNumber(year.year, month, date), next + year.length - start);
  return noYear(message, month, date, next - start);
}

/** "5 nov 24": the two digits are a year where no time is meant. */
function twoDigits(message: Message, place: number) {
  const said = message.word(place);
  if (!/^\d\d$/.test(said) || isCounted(message, place)) return undefined;
  const year = fullYear(said, message.now.today);
  const recent = year !== undefined && year >= 2000 && year <= dateOf(message.now.today).year;
  return recent && Number(said) > 12 ? { year, length: 1 } : undefined;
}

const COUNTED = setOf(
  'time,floor,one,person,day,night,week,month,year,thing,date,party,half,birthday,message,text,call,place,house,flat,road,street,avenue,of,wave,year,years,grade,attempt,incident,letter,occasion',
);

/** "The 14th", "on the first", "14th": the latest one. "The second time" and "14th floor" are none. */
function dayAlone(message: Message, start: number, place: number): DaysFound | undefined {
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
  const alone = message.words.length === next - start;
  if (!(inDigits || day || (led && place > start) || (alone && place > start))) return undefined;
  if (inDigits && !(led || day || place > start || alone || start === 0)) return undefined;
  const found = latestOfMonth(message, ordinal.value);
  return { ...dated(found, next - start), dateOnly: ordinal.value, again: 'month' };
}

function latestOfMonth(message: Message, date: number): number | undefined {
  const { year, month } = dateOf(message.now.today);
  for (let back = 0; back < 12; back++) {
    const first = dateOf(firstOfMonth(year, month - back));
    const day = dayNumber(first.year, first.month, date);
    if (day !== undefined && day <= message.now.today) return day;
  }
  return undefined;
}

/** "Sat 14th", "Tuesday 3 November", "saturday the 14th of november": a date with its weekday before it. */
export const weekdayWithDate: Rule = (message, place) => {
  const weekday = message.means(place, 'weekday');
  if (!weekday) return undefined;
  let next = place + weekday.length;
  if (message.word(next) === ',' || message.word(next) === '.') next++;
  const date = dateInNumbers(message, next) ?? dateInWords(message, next);
  if (date?.kind !== 'days') return undefined;
  const length = next - place + date.length;
  const day = date.options[0];
  if (day?.precision !== 'day' || weekdayOf(day.from) === weekday.weekday) return { ...date, length };
  const other = date.again ? earlier(day.from, date.again, weekday.weekday) : undefined;
  // The date is kept as it was said; if the weekday fits another month or year, that is the other way to read it.
  if (date.dateOnly !== undefined && other !== undefined && day.from - other < 100)
    return { ...date, options: [oneDay(other)], length };
  const options = other === undefined ? date.options : [day, oneDay(other)];
  return { ...date, options, doubt: 'weekday-differs', length };
};

function earlier(day: number, again: 'week' | 'month' | 'year', weekday: number): number | undefined {
  const said = dateOf(day);
  for (let back = 1; back <= 12; back++) {
    const at =
      again === 'month'
        ? dateOf(firstOfMonth(said.year, said.month - back))
        : { year: said.year - back, month: said.month };
    if (again === 'year' && back > 2) return undefined;
    const found = dayNumber(at.year, at.month, said.date);
    if (found !== undefined && weekdayOf(found) === weekday) return found;
  }
  return undefined;
}

/** The latest month by its name, with or without a year: "in march", "march 2025". */
export const monthAlone: Rule = (message, place) => {
  const month = message.means(place, 'month');
  if (!month) return undefined;
  const next = place + month.length;
  const year =
    yearAfter(message, next) ?? (message.word(place - 1) === 'in' ? twoDigits(message, next) : undefined);
  if (!year && month.weak && !besideTime(message, place, next)) return undefined;
  const options = [monthOf(year?.year ?? yearOfMonth(month.month, message.now.today), month.month)];
  return {
    kind: 'days',
    options,
    length: month.length + (year?.length ?? 0),
    ...(year ? {} : { again: 'year' }),
  };
};

const BEFORE_MONTH = setOf(
  'in,since,during,from,until,till,til,to,of,by,around,about,early,late,mid,this,last,through,and,end,start,beginning,or,-,–,middle,after,before,approx',
);

/** "May" and "April" are other words too: only beside words of time, or alone. */
function besideTime(message: Message, place: number, next: number): boolean {
  return message.words.length === next - place || message.is(place - 1, BEFORE_MONTH);
}
