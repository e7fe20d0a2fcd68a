import { LEAP } from '../checkedClock';
import { MINUTE, type Minutes } from './lmdbTables';

const LAST_MINUTE = 0xff_ff_ff_fe;

/**
 * The minutes in which nothing that is alive is to expire: those that are over by every clock, and those that lie
 * further ahead than anything lives, as they were written by a clock that was wrong.
 * @param times all that it may be now, in milliseconds since 1970
 * @param idle how long a conversation lives after its last commit, in milliseconds
 */
export function deadMinutes(times: readonly number[], idle: number): readonly Minutes[] {
  const dead: Minutes[] = [];
  let first = 0;
  for (const now of times.toSorted((a, b) => a - b)) {
    const last = Math.floor(now / MINUTE);
    if (last >= first) dead.push({ first, last });
    first = Math.max(first, Math.ceil((now + idle + LEAP) / MINUTE) + 1);
  }
  return [...dead, { first, last: LAST_MINUTE }];
}
