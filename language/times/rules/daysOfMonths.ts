import { type DayNumber, dateInMonth, dateOf, dayNumber } from '../../../model/calendar';
import { numberAt, ordinalAt, type WholeNumber } from '../numbers';
import type { LexiconMatch } from '../timeLexicon';
import type { Cursor, WithNext } from '../timeMessage';
import { type DaysMatch, daysMatch, oneDay } from '../tokenMatch';
import { fullYear, latestDate, twoDigitYear, unitsBack, yearAfter } from './monthsAndYears';

export function dayInDigits(at: Cursor): WholeNumber | undefined {
  return /^\d{1,2}$/.test(at.word) ? { value: Number(at.word), next: at.step(1) } : undefined;
}

/** "Thirty one" in "june thirty one". Small numbers count things too often: "in march two men came". */
export function dayInLetters(at: Cursor): WholeNumber | undefined {
  const said = at.means('number') && numberAt(at);
  return said && said.value > MOST_COUNTED && said.value < LEAST_NO_DAY ? said : undefined;
}

const MOST_COUNTED = 12;
/** Thirty-nine is no day either, but whoever says it means one, and is asked. */
const LEAST_NO_DAY = 40;

/** "Of November", "nov 2025", "of last month", after a day. */
export function ofMonth(date: number, day: Cursor): DaysMatch | undefined {
  const month = monthAfter(day);
  if (month) return inMonth(date, month.month, month.next);
  const back = unitsBack(ofAfter(day), 'month');
  if (!back || back.value < 0) return undefined;
  const now = dateOf(day.now.today);
  return dateMatch(dateInMonth(now.year, now.month - back.value, date), back.next);
}

type NamedMonth = WithNext<LexiconMatch<'month'>>;

export function monthAfter(day: Cursor): NamedMonth | undefined {
  return ofAfter(day).means('month');
}

/** What a day is a day of: "22nd nov", "22 of November", "22-nov". */
function ofAfter(day: Cursor): Cursor {
  const sign = day.pastSign(/^[-/.,]$/);
  return sign === day ? sign.past('of') : sign;
}

/** A day of a month, in the year that is said after it or the latest. */
export function inMonth(date: number, month: number, at: Cursor): DaysMatch {
  const said = at.step(1);
  const signed = /^[-/.,]$/.test(at.word) && said.noSpaceBefore;
  const written = signed && /^\d+$/.test(said.word) ? fullYear(said.word, at.now.today) : undefined;
  if (written) return dateMatch(dayNumber(written, month, date), said.step(1));
  const year = yearAfter(at) ?? twoDigitYear(at);
  return year ? dateMatch(dayNumber(year.value, month, date), year.next) : dateWithoutYear(month, date, at);
}

export function dateWithoutYear(month: number, date: number, next: Cursor): DaysMatch {
  return { ...dateMatch(latestDate(month, date, next.now.today), next), again: 'year' };
}

/** The latest such day of any month. */
export function dateWithoutMonth(date: number, next: Cursor): DaysMatch {
  const { today } = next.now;
  const { year, month } = dateOf(today);
  const days = Array.from({ length: 12 }, (_, back) => dateInMonth(year, month - back, date));
  const latest = days.find((day) => day !== undefined && day <= today);
  return { ...dateMatch(latest, next), dateOnly: date, again: 'month' };
}

export function dateMatch(day: DayNumber | undefined, next: Cursor): DaysMatch {
  return day === undefined ? daysMatch([], next, { impossible: true }) : daysMatch([oneDay(day)], next);
}

/** More than anyone lists under one month. */
const MAX_LISTED = 12;

/** "The 3rd" and "4th" of "the 3rd, 4th and 9th of October": a day takes the month that ends its list. */
export function dayInList(at: Cursor): DaysMatch | undefined {
  const ordinal = ordinalAt(at);
  const day = ordinal ?? bareDay(at);
  if (!day) return undefined;
  // "He is 23, 19 june he came": bare numbers need more than a comma.
  let isList = ordinal !== undefined || at.before.says('on', 'the');
  let last: WholeNumber = day;
  for (let more = 0; more < MAX_LISTED; more++) {
    const comma = last.next.pastSign(/^[,/]$/);
    const joint = comma.past('and', 'or', 'to', 'till', 'dash');
    const start = joint.past('on');
    const listed = (start.means('weekday')?.next ?? start).past('the');
    const one = joint === last.next ? undefined : (ordinalAt(listed) ?? dayInDigits(listed));
    if (!one) return undefined;
    isList ||= joint !== comma;
    last = one;
    const month = monthAfter(one.next);
    const found = isList && !(month && isVerb(month)) ? ofMonth(day.value, one.next) : undefined;
    if (found) return inList(found, day, one);
  }
  return undefined;
}

function bareDay(at: Cursor): WholeNumber | undefined {
  const inside = at.noSpaceBefore && /^[/.:-]$/.test(at.before.word);
  return inside || at.before.says('number-of') ? undefined : dayInDigits(at);
}

function inList(found: DaysMatch, day: WholeNumber, last: WholeNumber): DaysMatch {
  // "The 31st to the 3rd of November" begins in October.
  if (found.impossible && day.value > last.value) return dateWithoutMonth(day.value, day.next);
  return { ...found, next: day.next, dateOnly: day.value };
}

/** "Thirty may have seen it." */
export function isVerb({ weak, next }: NamedMonth): boolean {
  return weak && next.says('verb');
}
