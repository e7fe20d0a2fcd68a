/** Days are counted from 1 January 1970, so that a week ago is seven less. */
export type DayNumber = number;

const A_DAY = 86_400_000;
const MONDAY = 3;

/** Undefined for a date that does not exist, such as 30 February. */
export function dayNumber(year: number, month: number, day: number): DayNumber | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.getTime() / A_DAY : undefined;
}

/** The first day of a month, which may lie outside 1 to 12: month 0 is December of the year before. */
export function firstOfMonth(year: number, month: number): DayNumber {
  return Date.UTC(year, month - 1, 1) / A_DAY;
}

/** A date of a month that may lie outside 1 to 12; undefined where that month does not have it. */
export function dateInMonth(year: number, month: number, date: number): DayNumber | undefined {
  const first = dateOf(firstOfMonth(year, month));
  return dayNumber(first.year, first.month, date);
}

/** A month before or after, at most the last day of that month: a month before 31 March is 28 February. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, date } = dateOf(day);
  const last = firstOfMonth(year, month + months + 1) - 1;
  return Math.min(firstOfMonth(year, month + months) + date - 1, last);
}

export function dateOf(day: DayNumber): {
  readonly year: number;
  readonly month: number;
  readonly date: number;
} {
  const at = new Date(day * A_DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** The inverse of {@link dayOfIso}. */
export function isoDate(day: DayNumber): string {
  return new Date(day * A_DAY).toISOString().slice(0, 10);
}

/** @param iso an ISO date, with or without a time of day after it */
export function dayOfIso(iso: string): DayNumber {
  return Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / A_DAY;
}

/** ISO date and time of a minute of a day; minutes beyond midnight belong to the next day. */
export function isoDateTime(day: DayNumber, minute: number): string {
  return new Date(day * A_DAY + minute * 60_000).toISOString().slice(0, 16);
}

/** From 0 for Monday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + MONDAY) % 7) + 7) % 7;
}

/** The last such weekday before a day, never that day itself. */
export function weekdayBefore(day: DayNumber, weekday: number): DayNumber {
  return day - (((weekdayOf(day) - weekday + 6) % 7) + 1);
}

/** Western Easter Sunday by Gauss's rule in the form of Meeus, Jones and Butcher. */
export function easterSunday(year: number): DayNumber {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const leap = Math.floor(century / 4);
  const moon = Math.floor((8 * century + 13) / 25);
  const full = (19 * a + century - leap - moon + 15) % 30;
  const shift = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - full - (rest % 4)) % 7;
  const late = Math.floor((a + 11 * full + 19 * shift) / 433);
  const month = Math.floor((full + shift - 7 * late + 90) / 25);
  const day = (full + shift - 7 * late + 33 * month + 19) % 32;
  return dayNumber(year, month, day) ?? firstOfMonth(year, 4);
}

/** The nth such weekday of a month from 1, or the last for -1. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): DayNumber {
  if (nth === -1) return weekdayBefore(firstOfMonth(year, month + 1), weekday);
  return weekdayBefore(firstOfMonth(year, month), weekday) + nth * 7;
}
