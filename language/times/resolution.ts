import type { PartOfDay } from '../../model/times';
import { timesShown } from '../../model/ukTime';
import type { TimeCandidate } from './candidates';
import type { Doubt, Precision } from './timeExpression';
import type { Now } from './timeMessage';
import type { DayInterval } from './tokenMatch';

const DAY = 1440;
const NOON = 720;

/** An interval in minutes since 1970 by the UK clock, both ends included; whole days if no time of day was given. */
export interface ResolvedInterval {
  readonly from: number;
  readonly to: number;
  readonly precision: Precision;
  readonly part?: string | undefined;
}

/** The intervals that a candidate may stand for, likeliest first. */
export interface Resolution {
  readonly past: readonly ResolvedInterval[];
  readonly future: readonly ResolvedInterval[];
  readonly impossible: boolean;
  readonly doubts: readonly Doubt[];
}

const UNRESOLVED: Resolution = { past: [], future: [], impossible: false, doubts: [] };

export function resolutionOf(candidate: TimeCandidate, now: Now): Resolution {
  const { days, clock, part } = candidate;
  if (days?.impossible && days.options.length === 0) return { ...UNRESOLVED, impossible: true };
  if (clock?.minutes.length === 0) {
    const rest = days ? resolutionOf({ ...candidate, clock: undefined }, now) : UNRESOLVED;
    return { ...rest, doubts: [...rest.doubts, 'no-hour'] };
  }
  const oneDay = !days || days.options.every(({ precision }) => precision === 'day');
  if (clock && oneDay) return clockResolution(candidate, clock.minutes, now);
  if (part && oneDay) return partResolution(part, days, now);
  if (!days) return UNRESOLVED;
  const minutes = ({ from, to }: DayInterval) => ({ from: from * DAY, to: to * DAY + DAY - 1 });
  const placed = days.options.map((one) => ({ ...one, ...minutes(one), part: part?.id }));
  return splitAtPresent(placed, now, doubtsOf(days));
}

function doubtsOf(days: TimeCandidate['days']): readonly Doubt[] {
  if (!days) return ['no-day'];
  return days.doubt ? [days.doubt] : [];
}

/** What the present time does not settle. */
const LASTING: readonly Doubt[] = ['weekday-differs', 'day-or-year', 'no-day'];

/** The future is kept apart, as incidents are past. A doubt that the present time resolves is dropped. */
function splitAtPresent(placed: readonly ResolvedInterval[], now: Now, doubts: readonly Doubt[]): Resolution {
  const past = placed.filter(({ from }) => from <= now.reached);
  const settled = past.length === 1 && placed.length > 1;
  const endOfDay = now.today * DAY + DAY - 1;
  return {
    past: past.map((one) => ({ ...one, to: Math.min(one.to, isWholeDays(one) ? endOfDay : now.reached) })),
    future: placed.filter(({ from }) => from > now.reached),
    impossible: false,
    doubts: settled ? doubts.filter((doubt) => LASTING.includes(doubt)) : doubts,
  };
}

export function isWholeDays({ precision }: ResolvedInterval): boolean {
  return precision !== 'minute' && precision !== 'part-of-day';
}

function clockResolution(candidate: TimeCandidate, minutes: readonly number[], now: Now): Resolution {
  const { days, part } = candidate;
  const tried = isSmallHour(candidate, minutes)
    ? minutes.flatMap((minute) => [minute, minute + DAY])
    : inPart(candidate, minutes);
  // Without a day: the latest such time in the past.
  const placed = days
    ? days.options.flatMap(({ from }) => tried.map((minute) => from * DAY + minute))
    : tried.map((minute) => latest(minute, now));
  const half: readonly Doubt[] = tried.length < 2 ? [] : [minutes.length > 1 ? 'half-of-day' : 'which-night'];
  const doubts = days ? [...half, ...doubtsOf(days)] : [...doubtsOf(days), ...half];
  const found = placed.map((at) => ({ from: at, to: at, precision: 'minute' as const, part: part?.id }));
  return withClockChanges(splitAtPresent(found, now, doubts));
}

const SMALL_HOURS_END = 240;

/** "1am Saturday": by the calendar, or in the night that began on Saturday? */
function isSmallHour({ days, part }: TimeCandidate, minutes: readonly number[]): boolean {
  const [minute = DAY] = minutes;
  return days?.again === 'week' && !part && minutes.length === 1 && minute < SMALL_HOURS_END;
}

function latest(minute: number, now: Now): number {
  const today = now.today * DAY + minute;
  return today > now.reached ? today - DAY : today;
}

/** Minutes after the midnight that begins the day; the part of the day decides between morning and evening. */
function inPart({ part, days, start }: TimeCandidate, minutes: readonly number[]): readonly number[] {
  if (minutes[0] === DAY) return part && part.to > DAY ? [DAY] : [DAY, 0];
  if (!part) return minutes;
  // "The school run" is in the morning or in the afternoon.
  const parts = [part, start.message.part(part.or)].filter((one) => one !== undefined);
  const all = minutes.flatMap((minute) => [minute, minute + DAY]);
  const off = (minute: number) => Math.min(...parts.map((one) => minutesOutside(one, minute)));
  const best = [...all].sort((a, b) => off(a) - off(b) || a - b)[0];
  if (best === undefined) return minutes;
  // "2am on Friday night": most mean the night that ends on Saturday.
  const shifted = best >= DAY && days !== undefined && days.part === undefined;
  return shifted ? [best, best - DAY] : [best];
}

function minutesOutside({ from, to, or }: PartOfDay, minute: number): number {
  // Three in the morning is before the morning begins.
  const begins = to <= NOON + 60 && !or ? 0 : from;
  return Math.max(0, begins - minute, minute - to);
}

/** A time that the clocks skipped is impossible; one that they showed twice is in doubt. */
function withClockChanges(places: Resolution): Resolution {
  const kinds = places.past.map(({ from }) => timesShown(Math.floor(from / DAY), from % DAY));
  const past = places.past.filter((_, i) => kinds[i] !== 'never');
  const doubts = [...places.doubts];
  if (kinds.includes('never')) doubts.push('clock-skipped');
  if (kinds.includes('twice')) doubts.push('clock-twice');
  return { ...places, past, impossible: past.length === 0 && kinds.length > 0, doubts };
}

function partResolution({ id, from, to }: PartOfDay, days: TimeCandidate['days'], now: Now): Resolution {
  const starts = days?.options.map((option) => option.from * DAY + from) ?? [latest(from, now)];
  const placed = starts.map((start) => ({
    from: start,
    to: start - from + to - 1,
    precision: 'part-of-day' as const,
    part: id,
  }));
  return splitAtPresent(placed, now, doubtsOf(days));
}
