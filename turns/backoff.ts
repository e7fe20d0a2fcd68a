import type { Random } from './secrets';

const FIRST = 400;
const LONGEST = 30_000;

/**
 * Milliseconds to wait before something is tried again: twice as long each time, and by chance up to half of it less, so
 * that many who failed together do not come again together.
 * @param tries how many have failed; 1 or more
 */
export function backoff(tries: number, random: Random): number {
  const whole = Math.min(FIRST * 2 ** (tries - 1), LONGEST);
  const chance = (random(1)[0] ?? 0) / 256;
  return Math.round(whole * (1 - chance / 2));
}
