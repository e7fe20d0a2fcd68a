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
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  return DAYS[(sundayFirst + 6) % 7] ?? 'mon';
}
