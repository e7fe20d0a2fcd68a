import type { IncomingMessage } from 'node:http';
import type { ConversationReader } from '../../turns/conversationReader';
import { originNotAllowed } from '../http/httpError';
import { type Claims, conversationOf } from '../http/tokens';
import type { RateLimits } from '../limits/rateLimits';
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
 * @throws HttpError when too many have begun
 */
export async function limitStart(
  req: IncomingMessage,
  claims: Claims,
  limits: RateLimits | undefined,
  reader: ConversationReader,
): Promise<void> {
  if (limits === undefined || claims.use !== 'start' || claims.desk !== undefined) return;
  const isRunning = (await reader.read(conversationOf(claims))) !== undefined;
  if (!isRunning) await limits.conversations(req);
}

/**
 * A request to forget everything is never rate limited.
 * @throws HttpError when too many were posted to this conversation
 */
export async function limitPost(
  { conversation }: Claims,
  incoming: PostedActivity,
  limits: RateLimits | undefined,
): Promise<void> {
  if (incoming.kind === 'turn' && isExit(incoming.activity)) return;
  await limits?.posts(conversation, incoming.kind === 'turn' && isUrgent(incoming.activity));
}
