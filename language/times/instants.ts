import { dayOfIso } from '../../model/calendar';
import { ukTime } from '../../model/ukTime';
import type { Resolution } from './resolution';
import type { Now } from './timeMessage';
import type { MatchValue } from './tokenMatch';

const DAY = 1440;

/** The UK clock at an instant. */
export function nowAt(instant: Date): Now {
  const { date, minute } = ukTime(instant);
  return { today: dayOfIso(date), minute, instant: instant.getTime() };
}

/** "Two hours ago" is counted in elapsed time, then converted to the UK clock. */
export function instantResolution(
  { from, to }: Extract<MatchValue, { kind: 'instant' }>,
  now: Now,
): Resolution {
  const begins = nowAt(new Date(from));
  const ends = nowAt(new Date(to));
  const placed = { from: begins.today * DAY + begins.minute, to: ends.today * DAY + ends.minute };
  // An hour later may be an hour earlier on the clock when it goes back.
  const all = [{ from: placed.from, to: Math.max(placed.from, placed.to), precision: 'minute' }] as const;
  const ahead = from > now.instant;
  return { past: ahead ? [] : all, future: ahead ? all : [], impossible: false, doubts: [] };
}
