import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Activity, DeliveryModes } from 'botbuilder';
import type { ReplyAddress } from '../../turns/bot';
import type { ConversationRef } from '../../turns/records';
import { deriveKey, type Secrets } from '../../turns/secrets';
import type { Turns } from '../../turns/turns';
import type { Http } from '../http/http';
import { HttpError } from '../http/httpError';
import { readJson, sendJson } from '../http/json';
import { isFromThisMachine } from '../http/localRequest';
import type { RateLimits } from '../limits/rateLimits';
import { isExit, isUrgent } from '../limits/urgent';
import { parseConnectorActivity } from './connectorActivity';
import { type Credentials, type GetAdapter, lazyConnectorAdapter } from './connectorAdapter';

/** Other types (typing, reactions, a person taking back their own message) mean nothing to the bot. */
const TYPES: ReadonlySet<string> = new Set([
  'message',
  'messageUpdate',
  'event',
  'conversationUpdate',
  'installationUpdate',
  'endOfConversation',
]);

/**
 * Bytes of a request. Teams takes messages of about 100 KB in UTF-16 (Microsoft Learn, "Format your bot messages"), and gives
 * their text twice, plain and formatted, in UTF-8 as JSON.
 */
const MAX_BODY_BYTES = 512 * 1024;

export interface ConnectorOptions {
  readonly turns: Turns;
  readonly credentials?: Credentials | undefined;
  readonly adapter?: GetAdapter;
  /** Conversations are encrypted with keys derived from these, as these channels carry no token of ours. */
  readonly secrets: Secrets;
  /** Whether only this machine can reach the server, even by proxy: then, without credentials, callers are not checked. */
  readonly openLocally: boolean;
  /** Without them there are no rate limits. */
  readonly limits?: RateLimits | undefined;
}

/**
 * Serves the Bot Connector protocol (Teams, and emulators) at /api/messages, or answers that it is closed.
 * @returns when it could answer at once: with credentials, what is slow to load has been loaded
 */
export async function connectorRoutes(http: Http, options: ConnectorOptions): Promise<void> {
  const { turns, credentials, secrets, adapter = lazyConnectorAdapter(credentials) } = options;
  http.on('post', '/api/messages', async (req, res) => {
    if (credentials === undefined) requireEmulator(req, options);
    const activity = parseConnectorActivity(await readJson(req, MAX_BODY_BYTES));
    const { authorization = '' } = req.headers;
    const answer = await (await adapter()).run(authorization, activity, (known) => takeConnectorTurn(options, known));
    sendJson(res, answer?.status ?? 200, answer?.body ?? {});
  });
  http.beforeClose(() => turns.stopDelivery());
  if (credentials === undefined && !options.openLocally) return;
  turns.resumeDelivery((id) => conversationWith(secrets, id));
  if (credentials) await adapter();
}

/** @throws HttpError unless an emulator on this machine asks, and nobody else could */
function requireEmulator(req: IncomingMessage, { openLocally }: ConnectorOptions): void {
  if (!openLocally) throw closed('no app credentials are set');
  if (!isFromThisMachine(req)) throw closed('not open to web pages, nor through a proxy');
}

function closed(why: string): HttpError {
  return new HttpError(404, 'NotFound', `The Bot Connector is closed: ${why}`);
}

/**
 * Runs the turn for an activity from a channel of Bot Framework.
 * @returns the replies, for a caller that takes them in the answer; everybody else is sent them
 */
export async function takeConnectorTurn(
  { turns, secrets, limits }: Pick<ConnectorOptions, 'turns' | 'secrets' | 'limits'>,
  activity: Activity,
): Promise<readonly Partial<Activity>[]> {
  if (!TYPES.has(activity.type)) return [];
  const conversation = conversationFor(secrets, activity.channelId, activity.conversation.id);
  await limitTurn(limits, conversation.id, activity);
  const replyTo = activity.deliveryMode === DeliveryModes.ExpectReplies ? 'caller' : addressOf(activity);
  const arrival = { activity, clientId: clientIdOf(activity), mode: 'createIfMissing', replyTo } as const;
  const result = await turns.takeTurn(conversation, arrival);
  return replyTo === 'caller' && result.kind !== 'gone' ? result.replies : [];
}

/** A message that was edited comes under the id that it has had, once for each of its texts. */
function clientIdOf({ type, id, text = '', attachments }: Activity): string | undefined {
  if (type !== 'messageUpdate' || id === undefined) return id;
  const said = createHash('sha256')
    .update(JSON.stringify([id, text, attachments]))
    .digest('base64url');
  return `edited ${said}`;
}

/** Leaving, and taking the app away, are never refused. */
async function limitTurn(limits: RateLimits | undefined, conversation: string, activity: Activity): Promise<void> {
  if (isExit(activity) || activity.type === 'installationUpdate') return;
  const urgent = isUrgent(activity);
  await limits?.posts(conversation, urgent);
  if (!urgent) await limits?.connectorTurns();
}

function addressOf({ serviceUrl, channelId, conversation, recipient, from }: Activity): ReplyAddress {
  return { serviceUrl, channelId, conversation: conversation.id, bot: recipient?.id ?? '', person: from?.id ?? '' };
}

/** Hashed, as channels' ids identify who is talking, and can be longer than a store's keys. */
function conversationFor(secrets: Secrets, channel: string, channelsId: string): ConversationRef {
  const digest = createHash('sha256').update(`${channel}\n${channelsId}`).digest('base64url');
  return conversationWith(secrets, `connector-${digest}`);
}

function conversationWith(secrets: Secrets, id: string): ConversationRef {
  const [first, ...others] = secrets;
  const key = (secret: Uint8Array) => deriveKey(secret, `waymark connector conversation ${id}`);
  return { id, keys: [key(first), ...others.map(key)] };
}
