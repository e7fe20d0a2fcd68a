import { dayOfIso, isoDate } from '../model/calendar';
import type { Day, Hours } from '../model/knowledge';
import { dayOfWeek, MINUTES_A_DAY, type UkTime, ukTime } from '../model/ukTime';
import { type Holidays, holidayOn, NOON } from './holidays';
import { isValidOn } from './valid';

export type OpenState =
  | { readonly kind: 'always' }
  /** `holiday`: its hours are known, but not those of this day. */
  | { readonly kind: 'not-known'; readonly holiday?: true }
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
export function openState(hours: Hours, at: UkTime, holidays: Holidays): OpenState {
  if (hours.kind !== 'weekly') return { kind: hours.kind };
  const today = timesOn(hours, at.date, holidays);
  if (at.minute >= today.knownUntil) return { kind: 'not-known', holiday: true };
  const open = today.open.find(({ opens, closes }) => opens <= at.minute && at.minute < closes);
  if (open) {
    return { kind: 'open', usually: hours.usually, minutesLeft: open.closes - at.minute, until: open.closes };
  }
  return closedUntil(hours, at, holidays);
}

/** When a service opens and closes again, in milliseconds since 1970. */
export type OpenSpan = readonly [from: number, to: number];
const MINUTE = 60_000;
/** Ends no page's life. */
const ALWAYS = 8.64e15;

/** The spans of time in which a service is open, from this moment on for so long; none where its hours are not known. */
export function openSpans(hours: Hours, now: Date, minutes: number, holidays: Holidays): readonly OpenSpan[] {
  const spans: OpenSpan[] = [];
  const end = now.getTime() + minutes * MINUTE;
  for (let at = now.getTime(); at < end; ) {
    const state = openState(hours, ukTime(new Date(at)), holidays);
    if (state.kind === 'always') return [[at, ALWAYS]];
    const left = minutesLeft(state, ukTime(new Date(at)));
    if (left === undefined) break;
    const next = later(at, left);
    if (state.kind === 'open') spans.push([at, next]);
    at = next;
  }
  return spans;
}

/** Until this may change; undefined where it never does. */
function minutesLeft(state: OpenState, { minute }: UkTime): number | undefined {
  if (state.kind === 'open') return state.minutesLeft;
  if (state.kind === 'closed') return state.opens?.inMinutes;
  return state.kind === 'not-known' && state.holiday ? MINUTES_A_DAY - minute : undefined;
}

/** When so many minutes have passed on the wall: one hour more or less where the clocks change meanwhile. */
function later(at: number, minutes: number): number {
  const shown = ({ date, minute }: UkTime) => dayOfIso(date) * MINUTES_A_DAY + minute;
  const there = at + minutes * MINUTE;
  const passed = shown(ukTime(new Date(there))) - shown(ukTime(new Date(at)));
  return there - (passed - minutes) * MINUTE;
}

function closedUntil(hours: Weekly, at: UkTime, holidays: Holidays): OpenState {
  for (let inDays = 0; inDays <= FORTNIGHT; inDays++) {
    const date = isoDate(dayOfIso(at.date) + inDays);
    const { open } = timesOn(hours, date, holidays);
    const from = inDays === 0 ? at.minute : -1;
    const minute = Math.min(...open.map(({ opens }) => opens).filter((opens) => opens > from));
    if (Number.isFinite(minute)) {
      const inMinutes = inDays * MINUTES_A_DAY + minute - at.minute;
      const opens = { inDays, inMinutes, day: dayOfWeek(date), minute };
      return { kind: 'closed', usually: hours.usually, opens };
    }
  }
  return { kind: 'closed', usually: hours.usually };
}

/** The times of a day, and the minute from which nobody knows them, as the day is a holiday. */
function timesOn(hours: Weekly, date: string, holidays: Holidays) {
  const special = hours.special?.find((days) => isValidOn(days, date));
  if (special) return { open: onDay(special.open, date), knownUntil: MINUTES_A_DAY };
  const open = onDay(hours.open, date);
  const holiday = hours.bank_holidays === 'open' || open.length === 0 ? undefined : holidayOn(holidays, date);
  if (holiday === undefined) return { open, knownUntil: MINUTES_A_DAY };
  if (holiday === 'afternoon') return { open: beforeNoon(open), knownUntil: NOON };
  return { open: [], knownUntil: hours.bank_holidays === 'closed' ? MINUTES_A_DAY : 0 };
}

function onDay(open: Weekly['open'], date: string): Weekly['open'] {
  return open.filter(({ days }) => days.includes(dayOfWeek(date)));
}

function beforeNoon(open: Weekly['open']): Weekly['open'] {
  return open.filter(({ opens }) => opens < NOON).map((times) => ({ ...times, closes: Math.min(times.closes, NOON) }));
}

/** Whether someone answers right now, as far as the published hours go. */
export function isReachable(state: OpenState): boolean {
  return state.kind === 'always' || state.kind === 'open';
}
