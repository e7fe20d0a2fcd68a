import type { KeptActivity } from '../../turns/keptConversations';
import { badArgument } from '../http/refusal';

/**
 * How far a client has read: the number of the activity that comes next, so that it stays good
 * after earlier ones are removed.
 */
export type Watermark = number;

/**
 * @returns 0 when none is given. The protocol would then replay nothing on a stream; replaying all is
 * safer, since clients drop what they know and one that was cut off before its first watermark knows nothing.
 * @throws Refusal when it is not one of ours
 */
export function readWatermark(text: string | null): Watermark {
  if (text === null || text === '') return 0;
  if (!/^\d{1,9}$/.test(text)) throw badArgument("This 'watermark' is not one that was given out");
  return Number(text);
}

/** The watermark after these activities, or the one before when there are none. */
export function watermarkAfter(activities: readonly KeptActivity[], before: Watermark): Watermark {
  const last = activities.at(-1);
  return last === undefined ? before : last.number + 1;
}

/** @returns an ActivitySet as JSON */
export function activitySet(activities: readonly KeptActivity[], watermark: Watermark): string {
  return `{"activities":[${activities.map(({ json }) => json).join(',')}],"watermark":"${watermark}"}`;
}
