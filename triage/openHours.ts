import { dayOfIso, isoDate } from '../model/calendar';
import type { Day, Hours } from '../model/knowledge';
import { dayOfWeek, MINUTES_A_DAY, type UkTime, ukTime } from '../model/ukTime';

export type OpenState =
  | { readonly kind: 'always' }
  | { readonly kind: 'not-known' }
  | { readonly kind: 'open'; readonly usually: boolean; readonly minutesLeft: number; readonly until: number }
  | {
      readonly kind: 'closed';
      readonly usually: boolean;
      /** Absent when it does not open within a fortnight. */
      readonly opens?: NextOpening;
    };

interface NextOpening {
  readonly inDays: number;
  /** By the clock on the wall. */
  readonly inMinutes: number;
  readonly day: Day;
  readonly minute: number;
}

type Weekly = Extract<Hours, { kind: 'weekly' }>;
const FORTNIGHT = 14;

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

/** When a service opens and closes again, in milliseconds since 1970. */
export type OpenSpan = readonly [from: number, to: number];
const MINUTE = 60_000;
/** Ends no page's life. */
const ALWAYS = 8.64e15;

/** The spans of time in which a service is open, from this moment on for so long; none where its hours are not known. */
export function openSpans(
  hours: Hours,
  now: Date,
  minutes: number,
  bankHolidays: ReadonlySet<string>,
): readonly OpenSpan[] {
  const spans: OpenSpan[] = [];
  const end = now.getTime() + minutes * MINUTE;
  for (let at = now.getTime(); at < end; ) {
    const state = openState(hours, ukTime(new Date(at)), bankHolidays);
    if (state.kind === 'always') return [[at, ALWAYS]];
    const left = state.kind === 'open' ? state.minutesLeft : state.kind === 'closed' && state.opens?.inMinutes;
    if (!left) break;
    const next = later(at, left);
    if (state.kind === 'open') spans.push([at, next]);
    at = next;
  }
  return spans;
}

/** When so many minutes have passed on the wall: one hour more or less where the clocks change meanwhile. */
function later(at: number, minutes: number): number {
  const shown = ({ date, minute }: UkTime) => dayOfIso(date) * MINUTES_A_DAY + minute;
  const there = at + minutes * MINUTE;
  const passed = shown(ukTime(new Date(there))) - shown(ukTime(new Date(at)));
  return there - (passed - minutes) * MINUTE;
}

function closedUntil(hours: Weekly, at: UkTime, bankHolidays: ReadonlySet<string>): OpenState {
  for (let inDays = 0; inDays <= FORTNIGHT; inDays++) {
    const date = isoDate(dayOfIso(at.date) + inDays);
    const times = timesOn(hours, date, bankHolidays);
    if (times === 'not-known') continue;
    const from = inDays === 0 ? at.minute : -1;
    const minute = Math.min(...times.map(({ opens }) => opens).filter((opens) => opens > from));
    if (Number.isFinite(minute)) {
      const inMinutes = inDays * MINUTES_A_DAY + minute - at.minute;
      const opens = { inDays, inMinutes, day: dayOfWeek(date), minute };
      return { kind: 'closed', usually: hours.usually, opens };
    }
  }
  return { kind: 'closed', usually: hours.usually };
}

function timesOn(hours: Weekly, date: string, bankHolidays: ReadonlySet<string>) {
  const times = hours.open.filter(({ days }) => days.includes(dayOfWeek(date)));
  if (times.length === 0 || !bankHolidays.has(date) || hours.bank_holidays === 'open') return times;
  return hours.bank_holidays === 'closed' ? [] : 'not-known';
}

/** Whether someone answers right now, as far as the published hours go. */
export function isReachable(state: OpenState): boolean {
  return state.kind === 'always' || state.kind === 'open';
}
