import { dayOfIso } from '../../model/calendar';
import { ukTime } from '../../model/ukTime';
import type { Resolution } from './resolution';
import type { Now } from './timeMessage';
import type { MatchOf } from './tokenMatch';

const DAY = 1440;

/** The UK clock at an instant. */
export function nowAt(instant: Date): Now {
  const { date, minute } = ukTime(instant);
  const today = dayOfIso(date);
  return { today, minute, present: today * DAY + minute, instant: instant.getTime() };
}

/** "Two hours ago" is counted in elapsed time, then converted to the UK clock. */
export function instantResolution({ from, to }: MatchOf<'instant'>, now: Now): Resolution {
  const [begins, ends] = [nowAt(new Date(from)).present, nowAt(new Date(to)).present];
  // An hour later may be an hour earlier on the clock when it goes back.
  const all = [{ from: begins, to: Math.max(begins, ends), precision: 'minute' }] as const;
  const ahead = from > now.instant;
  return { past: ahead ? [] : all, future: ahead ? all : [], impossible: false, doubts: [] };
}
