import type { IncomingMessage } from 'node:http';
import { RECORD_OPENED } from '../../model/protocol/recordEvents';
import type { ConversationReader } from '../../turns/conversationReader';
import { originNotAllowed } from '../http/httpError';
import { type Claims, conversationOf } from '../http/tokens';
import { requireRoomForLong, requireRoomForNew } from '../limits/storeRoom';
import { isExit, isUrgent } from '../limits/urgent';
import { isFromAllowedOrigin } from './allowedClients';
import type { DirectLineOptions } from './directLineOptions';
import type { PostedActivity } from './postedActivity';

/**
 * For somebody who has no token yet. What no page of ours sends is counted apart, and uses up nothing of theirs.
 * @throws HttpError when it comes from elsewhere, or there were too many
 */
export async function admitPage(
  req: IncomingMessage,
  { allowedClients, limits }: Pick<DirectLineOptions, 'allowedClients' | 'limits'>,
): Promise<void> {
  if (isFromAllowedOrigin(req, allowedClients)) return limits?.tokens(req);
  await limits?.failures(req);
  throw originNotAllowed();
}

/**
 * An address counts where a conversation begins, and nowhere after. A desk's are counted by who sits there.
 * @param bySecret for another server, which begins those of many people
 * @throws HttpError when too many have begun, or the store has no room for more
 */
export async function limitStart(
  req: IncomingMessage,
  claims: Claims,
  bySecret: boolean,
  { limits, store }: Pick<DirectLineOptions, 'limits' | 'store'>,
  reader: ConversationReader,
): Promise<void> {
  if (claims.use !== 'start' || claims.desk !== undefined) return;
  if (!bySecret && (await reader.read(conversationOf(claims))) !== undefined) return;
  if (!bySecret) await limits?.conversations(req);
  requireRoomForNew(store);
}

/** Characters of a message that takes up no more than any other. A press has fewer. */
const SHORT = 500;

/**
 * A request to forget everything is never rate limited.
 * @throws HttpError when too many were posted to this conversation, or too much; or it is long, and the store nearly full
 */
export async function limitPost(
  { conversation }: Claims,
  incoming: PostedActivity,
  { limits, store }: Pick<DirectLineOptions, 'limits' | 'store'>,
): Promise<void> {
  if (incoming.kind === 'ignored') return limits?.posts(conversation, false);
  const { activity } = incoming;
  if (isExit(activity)) return;
  await limits?.posts(conversation, isUrgent(activity));
  const { text = '', value } = activity;
  const length = text.length + (value === undefined ? 0 : JSON.stringify(value).length);
  if (length <= SHORT) return;
  // A record that was saved comes in pieces, all at once, and only so much of it is taken.
  if (activity.name === RECORD_OPENED) return requireRoomForNew(store);
  requireRoomForLong(store);
  await limits?.text(conversation, length);
}
