import { createHash } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import type { SendReply } from '../../turns/bot';
import type { ConversationRef } from '../../turns/records';
import { deriveKey, type Secrets } from '../../turns/secrets';
import type { Turns } from '../../turns/turns';
import type { Http } from '../http/http';
import { HttpError } from '../http/httpError';
import { readJson, sendJson } from '../http/json';
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
  /** Whether only this machine can reach the server: then, without credentials, callers are not checked. */
  readonly loopback: boolean;
}

/** Serves the Bot Connector protocol (Teams, and emulators) at /api/messages, or answers that it is closed. */
export function connectorRoutes(http: Http, options: ConnectorOptions): void {
  const { credentials, loopback, turns, secrets } = options;
  let adapter: ReturnType<typeof connectorAdapter> | undefined;
  http.on('post', '/api/messages', async (req, res) => {
    if (credentials === undefined && !loopback) throw closed('no app credentials are set');
    // An emulator is not a web page; a web page that reaches this machine is refused.
    if (credentials === undefined && req.headers.origin !== undefined) throw closed('not open to web pages');
    const activity = parseConnectorActivity(await readJson(req));
    adapter ??= connectorAdapter(credentials);
    const answer = await (await adapter).run(req.headers.authorization ?? '', activity, (context) =>
      takeConnectorTurn(turns, secrets, context),
    );
    sendJson(res, answer?.status ?? 200, answer?.body ?? {});
  });
}

function closed(why: string): HttpError {
  return new HttpError(404, 'NotFound', `The Bot Connector is closed: ${why}`);
}

/** Runs the turn for an activity from a Bot Framework adapter, and sends the replies through it. */
export async function takeConnectorTurn(turns: Turns, secrets: Secrets, context: TurnContext): Promise<void> {
  const { activity } = context;
  if (!TYPES.has(activity.type)) return;
  const conversation = conversationFor(secrets, activity.channelId, activity.conversation.id);
  await turns.takeTurn(conversation, {
    activity,
    clientId: activity.id,
    mode: 'createIfMissing',
    send: replySender(context),
  });
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
