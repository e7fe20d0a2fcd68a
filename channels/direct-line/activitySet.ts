import type { DecryptedActivity } from '../../turns/conversationReader';
import { badArgument } from '../http/httpError';

/**
 * The protocol's cursor: the number of the next activity, so that it stays valid
 * after earlier ones are removed.
 */
export type Watermark = number;

/**
 * @returns 0 when none is given. The protocol would then replay nothing on a stream; replaying all is
 * safer, since clients drop what they know and one that was cut off before its first watermark has seen nothing.
 * @throws HttpError when it was not issued here
 */
export function readWatermark(text: string | null): Watermark {
  if (text === null || text === '') return 0;
  if (!/^\d{1,9}$/.test(text)) throw badArgument("This 'watermark' is not one that was given out");
  return Number(text);
}

/** The watermark after these activities, or unchanged when there are none. */
export function watermarkAfter(activities: readonly DecryptedActivity[], before: Watermark): Watermark {
  const last = activities.at(-1);
  return last === undefined ? before : last.number + 1;
}

export function activitySet(activities: readonly DecryptedActivity[], watermark: Watermark): string {
  return `{"activities":[${activities.map(({ json }) => json).join(',')}],"watermark":"${watermark}"}`;
}
