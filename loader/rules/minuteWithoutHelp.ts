import type { Service } from '../../model/knowledge';
import { DAYS, MINUTES_A_DAY, type UkTime } from '../../model/ukTime';
import { isReachable, openState } from '../../triage/openHours';

export const MINUTES_A_WEEK = DAYS.length * MINUTES_A_DAY;

/** Any Monday. */
const MONDAY = '2026-01-05';

/** Every minute of a week, each day with its date. */
const WEEK: readonly UkTime[] = DAYS.flatMap((day, later) => {
  const date = `${MONDAY.slice(0, -2)}${String(Number(MONDAY.slice(-2)) + later).padStart(2, '0')}`;
  return Array.from({ length: MINUTES_A_DAY }, (_, minute) => ({ date, day, minute }));
});
const DATES = new Set(WEEK.map(({ date }) => date));

/** The first minute of a week when none of the services can be reached, if there is one. */
export function minuteWithoutHelp(services: readonly Service[], bankHoliday: boolean): UkTime | undefined {
  if (services.some(({ hours }) => hours.kind === 'always')) return undefined;
  const holidays = bankHoliday ? DATES : new Set<string>();
  return WEEK.find((at) => !services.some(({ hours }) => isReachable(openState(hours, at, holidays))));
}

/** Whether a person can speak or write to someone there, rather than only read a page or wait for a letter. */
export function canBeContacted({ phones, text, chat }: Service): boolean {
  return phones.length > 0 || text !== undefined || chat !== undefined;
}
