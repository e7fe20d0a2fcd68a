import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Activity, TurnContext } from 'botbuilder';
import type { SendReply } from '../../turns/bot';
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
import { type Credentials, connectorAdapter } from './connectorAdapter';

/** Other types (typing, reactions, a person taking back their own message) mean nothing to the bot. */
const TYPES: ReadonlySet<string> = new Set([
  'message',
  'messageUpdate',
  'event',
  'conversationUpdate',
  'installationUpdate',
  'endOfConversation',
]);

export interface ConnectorOptions {
  readonly turns: Turns;
  readonly credentials?: Credentials | undefined;
  /** Conversations are encrypted with keys derived from these, as these channels carry no token of ours. */
  readonly secrets: Secrets;
  /** Whether only this machine can reach the server, even by proxy: then, without credentials, callers are not checked. */
  readonly openLocally: boolean;
  /** Without them there are no rate limits. */
  readonly limits?: RateLimits | undefined;
}

/** Serves the Bot Connector protocol (Teams, and emulators) at /api/messages, or answers that it is closed. */
export function connectorRoutes(http: Http, options: ConnectorOptions): void {
  let adapter: ReturnType<typeof connectorAdapter> | undefined;
  http.on('post', '/api/messages', async (req, res) => {
    if (options.credentials === undefined) requireEmulator(req, options);
    const activity = parseConnectorActivity(await readJson(req));
    adapter ??= connectorAdapter(options.credentials);
    const answer = await (await adapter).run(req.headers.authorization ?? '', activity, (context) =>
      takeConnectorTurn(options, context),
    );
    sendJson(res, answer?.status ?? 200, answer?.body ?? {});
  });
}

/** @throws HttpError unless an emulator on this machine asks, and nobody else could */
function requireEmulator(req: IncomingMessage, { openLocally }: ConnectorOptions): void {
  if (!openLocally) throw closed('no app credentials are set');
  if (!isFromThisMachine(req)) throw closed('not open to web pages, nor through a proxy');
}

function closed(why: string): HttpError {
  return new HttpError(404, 'NotFound', `The Bot Connector is closed: ${why}`);
}

/** Runs the turn for an activity from a Bot Framework adapter, and sends the replies through it. */
export async function takeConnectorTurn(
  { turns, secrets, limits }: Pick<ConnectorOptions, 'turns' | 'secrets' | 'limits'>,
  context: TurnContext,
): Promise<void> {
  const { activity } = context;
  if (!TYPES.has(activity.type)) return;
  const conversation = conversationFor(secrets, activity.channelId, activity.conversation.id);
  await limitTurn(limits, conversation.id, activity);
  await turns.takeTurn(conversation, {
    activity,
    clientId: activity.id,
    mode: 'createIfMissing',
    send: replySender(context),
  });
}

/** Leaving, and taking the app away, are never refused. */
async function limitTurn(limits: RateLimits | undefined, conversation: string, activity: Activity): Promise<void> {
  if (isExit(activity) || activity.type === 'installationUpdate') return;
  const urgent = isUrgent(activity);
  await limits?.posts(conversation, urgent);
  if (!urgent) await limits?.connectorTurns();
}

function replySender(context: TurnContext): SendReply {
  return async ({ id, ...reply }) => {
    if (reply.type === 'messageDelete') return void (id && (await context.deleteActivity(id)));
    if (reply.type !== 'messageUpdate') return (await context.sendActivity(reply))?.id;
    await context.updateActivity({ ...reply, type: 'message', ...(id && { id }) });
    return undefined;
  };
}

/** Hashed, as channels' ids identify who is talking, and can be longer than a store's keys. */
function conversationFor(secrets: Secrets, channel: string, channelsId: string): ConversationRef {
  const id = `connector-${createHash('sha256').update(`${channel}\n${channelsId}`).digest('base64url')}`;
  const [first, ...others] = secrets;
  const key = (secret: Uint8Array) => deriveKey(secret, `waymark connector conversation ${id}`);
  return { id, keys: [key(first), ...others.map(key)] };
}
