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
  readonly part?: string;
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
  const { days } = candidate;
  if (days?.impossible && days.options.length === 0) return { ...UNRESOLVED, impossible: true };
  const oneDay = !days || days.options.every(({ precision }) => precision === 'day');
  if (candidate.clock && candidate.clock.minutes.length === 0) {
    const rest = days ? resolutionOf(withoutClock(candidate), now) : UNRESOLVED;
    return { ...rest, doubts: [...rest.doubts, 'no-hour'] };
  }
  if (candidate.clock && oneDay) return clockResolution(candidate, now);
  if (candidate.part && oneDay) return partResolution(candidate, now);
  if (!days) return UNRESOLVED;
  const placed = days.options.map((option) => wholeDays(option, candidate.part?.id));
  return splitAtPresent(placed, now, days.doubt ? [days.doubt] : []);
}

function withoutClock({ clock: _said, ...rest }: TimeCandidate): TimeCandidate {
  return rest;
}

export function wholeDays({ from, to, precision }: DayInterval, part?: string): ResolvedInterval {
  return { from: from * DAY, to: to * DAY + DAY - 1, precision, ...(part && { part }) };
}

/** The future is kept apart, as incidents are past. A doubt that the present time resolves is dropped. */
function splitAtPresent(placed: readonly ResolvedInterval[], now: Now, doubts: readonly Doubt[]): Resolution {
  const present = now.today * DAY + now.minute;
  const past = placed.filter(({ from }) => from <= present);
  const future = placed.filter(({ from }) => from > present);
  const settled = past.length === 1 && placed.length > 1;
  const left = settled
    ? doubts.filter((doubt) => doubt === 'weekday-differs' || doubt === 'day-or-year' || doubt === 'no-day')
    : doubts;
  const clipped = past.map((one) =>
    isWholeDays(one)
      ? { ...one, to: Math.min(one.to, now.today * DAY + DAY - 1) }
      : { ...one, to: Math.min(one.to, present) },
  );
  return { past: clipped, future, impossible: false, doubts: left };
}

export function isWholeDays({ precision }: ResolvedInterval): boolean {
  return precision !== 'minute' && precision !== 'part-of-day';
}

function clockResolution(candidate: TimeCandidate, now: Now): Resolution {
  const minutes = candidate.clock?.minutes ?? [];
  const days = candidate.days?.options.map(({ from }) => from);
  const present = now.today * DAY + now.minute;
  const found: ResolvedInterval[] = [];
  const nights = isSmallHour(candidate, minutes);
  const minutesToTry = nights
    ? minutes.flatMap((minute) => [minute, minute + DAY])
    : inPart(candidate, minutes);
  for (const day of days ?? [undefined]) {
    for (const at of minutesToTry) {
      // Without a day: the latest such time in the past.
      const placed = day === undefined ? latest(now.today * DAY + at, present) : day * DAY + at;
      found.push({
        from: placed,
        to: placed,
        precision: 'minute',
        ...(candidate.part && { part: candidate.part.id }),
      });
    }
  }
  const doubts: Doubt[] = [];
  if (!days) doubts.push('no-day');
  if (minutesToTry.length > 1) doubts.push(minutes.length > 1 ? 'half-of-day' : 'which-night');
  if (candidate.days?.doubt) doubts.push(candidate.days.doubt);
  return withClockChanges(splitAtPresent(found, now, doubts));
}

const SMALL_HOURS_END = 240;

/** "1am Saturday": by the calendar, or in the night that began on Saturday? */
function isSmallHour({ days, part }: TimeCandidate, minutes: readonly number[]): boolean {
  const [minute = DAY] = minutes;
  return days?.again === 'week' && !part && minutes.length === 1 && minute < SMALL_HOURS_END;
}

function latest(minute: number, present: number): number {
  return minute > present ? minute - DAY : minute;
}

/** Minutes after the midnight that begins the day; the part of the day decides between morning and evening. */
function inPart({ part, clock, days }: TimeCandidate, minutes: readonly number[]): readonly number[] {
  if (minutes[0] === DAY) return part && part.to > DAY ? [DAY] : [DAY, 0];
  if (!part) return minutes;
  // Three in the morning is before the morning begins.
  const from = part.to <= NOON + 60 ? 0 : part.from;
  const all = minutes.flatMap((minute) => [minute, minute + DAY]);
  const off = (minute: number) => Math.max(0, from - minute, minute - part.to);
  const best = [...all].sort((a, b) => off(a) - off(b) || a - b)[0];
  if (best === undefined) return minutes;
  // "2am on Friday night": most mean the night that ends on Saturday.
  const shifted =
    best >= DAY &&
    clock !== undefined &&
    minutes.length === 1 &&
    days?.part === undefined &&
    days !== undefined;
  return shifted ? [best, best - DAY] : [best];
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

function partResolution(candidate: TimeCandidate, now: Now): Resolution {
  const { part, days } = candidate;
  if (!part) return UNRESOLVED;
  const present = now.today * DAY + now.minute;
  const started = latest(now.today * DAY + part.from, present) === now.today * DAY + part.from;
  const starts = days?.options.map(({ from }) => from) ?? [started ? now.today : now.today - 1];
  const placed = starts.map(
    (day): ResolvedInterval => ({
      from: day * DAY + part.from,
      to: day * DAY + part.to - 1,
      precision: 'part-of-day',
      part: part.id,
    }),
  );
  const doubts: Doubt[] = days ? [] : ['no-day'];
  if (days?.doubt) doubts.push(days.doubt);
  return splitAtPresent(placed, now, doubts);
}
