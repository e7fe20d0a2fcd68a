import { dayOfIso, easterSunday } from '../model/calendar';
import type { BankHolidays } from '../model/knowledge';

/** The days on which offices may be shut: not the same as the days off work. */
export interface Holidays {
  /** ISO dates of bank holidays, with those given instead of a day at a weekend. */
  readonly dates: ReadonlySet<string>;
  /** Month and day of the holidays themselves, whatever day of the week they are: 12-26. */
  readonly everyYear: ReadonlySet<string>;
  /** Month and day of those before which work ends at noon: 12-24. */
  readonly afternoons: ReadonlySet<string>;
}

/** Minutes after midnight. */
export const NOON = 720;

export const NO_HOLIDAYS: Holidays = { dates: new Set(), everyYear: new Set(), afternoons: new Set() };

export function holidaysIn({ dates, every_year, afternoons }: BankHolidays): Holidays {
  return { dates: new Set(dates), everyYear: new Set(every_year), afternoons: new Set(afternoons) };
}

/** Easter Sunday is one everywhere, though no bank holiday anywhere in the United Kingdom. */
export function holidayOn({ dates, everyYear, afternoons }: Holidays, date: string): 'day' | 'afternoon' | undefined {
  const monthDay = date.slice(5);
  if (dates.has(date) || everyYear.has(monthDay)) return 'day';
  if (dayOfIso(date) === easterSunday(Number(date.slice(0, 4)))) return 'day';
  return afternoons.has(monthDay) ? 'afternoon' : undefined;
}
