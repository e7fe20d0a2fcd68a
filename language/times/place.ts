import { timesShown } from './calendar';
import type { Draft } from './drafts';
import type { Days } from './pieces';
import type { Now } from './timeMessage';
import type { Doubt, Precision } from './when';

const DAY = 1440;
const NOON = 720;

/** A stretch in minutes since 1970 by the UK clock, both ends in it; whole days where it has no time of day. */
export interface Placed {
  readonly from: number;
  readonly to: number;
  readonly precision: Precision;
  readonly part?: string;
}

/** All the ways to place a draft, likeliest first. */
export interface Places {
  readonly past: readonly Placed[];
  readonly future: readonly Placed[];
  readonly impossible: boolean;
  readonly doubts: readonly Doubt[];
}

const NOWHERE: Places = { past: [], future: [], impossible: false, doubts: [] };

export function placesOf(draft: Draft, now: Now): Places {
  const { days } = draft;
  if (days?.impossible && days.options.length === 0) return { ...NOWHERE, impossible: true };
  const oneDay = !days || days.options.every(({ precision }) => precision === 'day');
  if (draft.clock && draft.clock.minutes.length === 0) {
    const rest = days ? placesOf(withoutClock(draft), now) : NOWHERE;
    return { ...rest, doubts: [...rest.doubts, 'no-hour'] };
  }
  if (draft.clock && oneDay) return clockPlaces(draft, now);
  if (draft.part && oneDay) return partPlaces(draft, now);
  if (!days) return NOWHERE;
  const placed = days.options.map((option) => ofDays(option, draft.part?.id));
  return sorted(placed, now, days.doubt ? [days.doubt] : []);
}

function withoutClock({ clock: _said, ...rest }: Draft): Draft {
  return rest;
}

export function ofDays({ from, to, precision }: Days, part?: string): Placed {
  return { from: from * DAY, to: to * DAY + DAY - 1, precision, ...(part && { part }) };
}

/** What lies ahead is kept apart: incidents are past. A doubt that the clock has settled is gone. */
function sorted(placed: readonly Placed[], now: Now, doubts: readonly Doubt[]): Places {
  const present = now.today * DAY + now.minute;
  const past = placed.filter(({ from }) => from <= present);
  const future = placed.filter(({ from }) => from > present);
  const settled = past.length === 1 && placed.length > 1;
  const left = settled
    ? doubts.filter((doubt) => doubt === 'weekday-differs' || doubt === 'day-or-year' || doubt === 'no-day')
    : doubts;
  const clipped = past.map((one) =>
    isDays(one)
      ? { ...one, to: Math.min(one.to, now.today * DAY + DAY - 1) }
      : { ...one, to: Math.min(one.to, present) },
  );
  return { past: clipped, future, impossible: false, doubts: left };
}

export function isDays({ precision }: Placed): boolean {
  return precision !== 'minute' && precision !== 'part-of-day';
}

function clockPlaces(draft: Draft, now: Now): Places {
  const minutes = draft.clock?.minutes ?? [];
  const days = draft.days?.options.map(({ from }) => from);
  const present = now.today * DAY + now.minute;
  const found: Placed[] = [];
  const nights = isSmallHour(draft, minutes);
  const candidates = nights ? minutes.flatMap((minute) => [minute, minute + DAY]) : inPart(draft, minutes);
  for (const day of days ?? [undefined]) {
    for (const at of candidates) {
      // Without a day: the latest such time that has been.
      const placed = day === undefined ? latest(now.today * DAY + at, present) : day * DAY + at;
      found.push({
        from: placed,
        to: placed,
        precision: 'minute',
        ...(draft.part && { part: draft.part.id }),
      });
    }
  }
  const doubts: Doubt[] = [];
  if (!days) doubts.push('no-day');
  if (candidates.length > 1) doubts.push(minutes.length > 1 ? 'half-of-day' : 'which-night');
  if (draft.days?.doubt) doubts.push(draft.days.doubt);
  return shown(sorted(found, now, doubts));
}

const SMALL_HOURS_END = 240;

/** "1am Saturday": by the calendar, or in the night that began on Saturday? */
function isSmallHour({ days, part }: Draft, minutes: readonly number[]): boolean {
  const [minute = DAY] = minutes;
  return days?.again === 'week' && !part && minutes.length === 1 && minute < SMALL_HOURS_END;
}

function latest(minute: number, present: number): number {
  return minute > present ? minute - DAY : minute;
}

/** Minutes after the midnight that begins the day; the part of day settles which half is meant. */
function inPart({ part, clock, days }: Draft, minutes: readonly number[]): readonly number[] {
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

/** A time that the clocks skipped cannot have been; one that they showed twice is in doubt. */
function shown(places: Places): Places {
  const kinds = places.past.map(({ from }) => timesShown(Math.floor(from / DAY), from % DAY));
  const past = places.past.filter((_, i) => kinds[i] !== 'never');
  const doubts = [...places.doubts];
  if (kinds.includes('never')) doubts.push('clock-skipped');
  if (kinds.includes('twice')) doubts.push('clock-twice');
  return { ...places, past, impossible: past.length === 0 && kinds.length > 0, doubts };
}

function partPlaces(draft: Draft, now: Now): Places {
  const { part, days } = draft;
  if (!part) return NOWHERE;
  const present = now.today * DAY + now.minute;
  const started = latest(now.today * DAY + part.from, present) === now.today * DAY + part.from;
  const starts = days?.options.map(({ from }) => from) ?? [started ? now.today : now.today - 1];
  const placed = starts.map(
    (day): Placed => ({
      from: day * DAY + part.from,
      to: day * DAY + part.to - 1,
      precision: 'part-of-day',
      part: part.id,
    }),
  );
  const doubts: Doubt[] = days ? [] : ['no-day'];
  if (days?.doubt) doubts.push(days.doubt);
  return sorted(placed, now, doubts);
}
