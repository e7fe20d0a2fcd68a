import { type DayNumber, dayOfIso, weekdayOf } from './calendar';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];

/** A moment as a clock and a calendar in the UK show it. */
export interface UkTime {
  /** ISO date. */
  readonly date: string;
  readonly day: Day;
  /** Minutes after midnight. */
  readonly minute: number;
}

export const MINUTES_A_DAY = 1440;

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** Clock changes are the platform's time-zone data; nothing here knows about summer time. */
export function ukTime(now: Date): UkTime {
  const part = new Map(london.formatToParts(now).map(({ type, value }) => [type, value]));
  const date = `${part.get('year')}-${part.get('month')}-${part.get('day')}`;
  return {
    date,
    day: dayOfWeek(date),
    minute: Number(part.get('hour')) * 60 + Number(part.get('minute')),
  };
}

export function dayOfWeek(date: string): Day {
  return DAYS[weekdayOf(dayOfIso(date))] ?? 'mon';
}

const offsets = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'longOffset' });

/** How many minutes the UK clock is ahead of UTC: 60 in summer. */
function offsetAt(utcMinute: number): number {
  const [, hours = 0, minutes = 0] = /\+(\d\d):(\d\d)/.exec(offsets.format(utcMinute * 60_000)) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

/**
 * Whether a UK clock shows this minute of a day once; never, where it goes forward over it; or twice, where it goes
 * back. Minutes beyond midnight belong to the next day.
 */
export function timesShown(day: DayNumber, minute: number): 'never' | 'once' | 'twice' {
  const shown = day * MINUTES_A_DAY + minute;
  const [before, after] = [offsetAt(shown - MINUTES_A_DAY), offsetAt(shown + MINUTES_A_DAY)];
  if (before === after) return 'once';
  const is = (offset: number) => offsetAt(shown - offset) === offset;
  if (is(before) && is(after)) return 'twice';
  return is(before) || is(after) ? 'once' : 'never';
}
