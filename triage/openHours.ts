import type { Day, Hours } from '../model/knowledge';

/** A moment as a clock and a calendar in the UK show it. */
export interface UkTime {
  /** ISO date. */
  readonly date: string;
  readonly day: Day;
  /** Minutes after midnight. */
  readonly minute: number;
}

export type OpenState =
  | { readonly kind: 'always' }
  | { readonly kind: 'not-known' }
  | { readonly kind: 'open'; readonly usually: boolean; readonly minutesLeft: number; readonly until: number }
  | {
      readonly kind: 'closed';
      readonly usually: boolean;
      /** Absent when it does not open within a fortnight. */
      readonly opens?: { readonly inDays: number; readonly day: Day; readonly minute: number };
    };

type Weekly = Extract<Hours, { kind: 'weekly' }>;

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Day[];
export const MINUTES_A_DAY = 1440;
const FORTNIGHT = 14;

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
    day: dayOf(date),
    minute: Number(part.get('hour')) * 60 + Number(part.get('minute')),
  };
}

/** Whether a service can be reached at this moment, and when that changes. */
export function openState(hours: Hours, at: UkTime, bankHolidays: ReadonlySet<string>): OpenState {
  if (hours.kind !== 'weekly') return { kind: hours.kind };
  const today = timesOn(hours, at.date, bankHolidays);
  if (today === 'not-known') return { kind: 'not-known' };
  const open = today.find(({ opens, closes }) => opens <= at.minute && at.minute < closes);
  if (open) {
    return { kind: 'open', usually: hours.usually, minutesLeft: open.closes - at.minute, until: open.closes };
  }
  return closedUntil(hours, at, bankHolidays);
}

function closedUntil(hours: Weekly, at: UkTime, bankHolidays: ReadonlySet<string>): OpenState {
  for (let inDays = 0; inDays <= FORTNIGHT; inDays++) {
    const date = addDays(at.date, inDays);
    const times = timesOn(hours, date, bankHolidays);
    if (times === 'not-known') continue;
    const from = inDays === 0 ? at.minute : -1;
    const minute = Math.min(...times.map(({ opens }) => opens).filter((opens) => opens > from));
    if (Number.isFinite(minute)) {
      return { kind: 'closed', usually: hours.usually, opens: { inDays, day: dayOf(date), minute } };
    }
  }
  return { kind: 'closed', usually: hours.usually };
}

function timesOn(hours: Weekly, date: string, bankHolidays: ReadonlySet<string>) {
  const times = hours.open.filter(({ days }) => days.includes(dayOf(date)));
  if (times.length === 0 || !bankHolidays.has(date) || hours.bank_holidays === 'open') return times;
  return hours.bank_holidays === 'closed' ? [] : 'not-known';
}

function dayOf(date: string): Day {
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  return DAYS[(sundayFirst + 6) % 7] ?? 'mon';
}

function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** Whether someone answers right now, as far as the published hours go. */
export function isReachable(state: OpenState): boolean {
  return state.kind === 'always' || state.kind === 'open';
}
