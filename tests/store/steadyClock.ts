import { CheckedClock } from '../../store/checkedClock';

/**
 * A clock that is known to be right: time passes by both clocks alike.
 * @param unsure for how many milliseconds from now it is not known yet
 */
export function steadyClock(now: () => Date, unsure = 0): CheckedClock {
  return new CheckedClock({ now, ticks: () => now().getTime(), remember: 0, unsure });
}
