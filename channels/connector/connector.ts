import { createHash } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import type { Send } from '../../turns/arrival';
import type { Conversation } from '../../turns/records';
import { keyFor, type Secrets } from '../../turns/secrets';
import type { Turns } from '../../turns/turns';
import type { Http } from '../http/http';
import { readJson } from '../http/readJson';
import { Refusal } from '../http/refusal';
import { sendJson } from '../http/sendJson';
import { connectorActivity } from './connectorActivity';
import { type ConnectorAdapter, type Credentials, connectorAdapter } from './connectorAdapter';

/** Other types (typing, reactions, a person taking back their own message) mean nothing to the bot. */
const TYPES: ReadonlySet<string> = new Set([
  'message',
  'messageUpdate',
  'event',
  'conversationUpdate',
  'installationUpdate',
  'endOfConversation',
]);

export interface ConnectorNeed {
  readonly turns: Turns;
  readonly credentials?: Credentials | undefined;
  /** What conversations are sealed with, as these channels carry no token of ours. */
  readonly secrets: Secrets;
  /** Whether only this machine can reach the server: then, without credentials, who calls is not checked. */
  readonly loopback: boolean;
  /** Told of turns and sendings that failed. What it is told may quote the person. */
  readonly failed: (error: unknown) => void;
}

/** Serves the Bot Connector protocol (Teams, and emulators) at /api/messages, or says that it is closed. */
export function connectorRoutes(http: Http, need: ConnectorNeed): void {
  const { credentials, loopback, turns, secrets } = need;
  let adapter: Promise<ConnectorAdapter> | undefined;
  const handler = http.handler(async (req, res) => {
    if (credentials === undefined && !loopback) throw closed('no app credentials are set');
    // Emulators are no web pages; a page that has found its way to this machine is not let in.
    if (credentials === undefined && req.headers.origin !== undefined) throw closed('not open to web pages');
    const activity = connectorActivity(await readJson(req));
    adapter ??= connectorAdapter(credentials);
    const answer = await (await adapter).run(req.headers.authorization ?? '', activity, (context) =>
      takeTurn(turns, secrets, context),
    );
    sendJson(res, answer?.status ?? 200, answer?.body ?? {});
  });
  http.server.post('/api/messages', handler);
}

function closed(why: string): Refusal {
  return new Refusal(404, 'NotFound', `The Bot Connector is closed: ${why}`);
}

/** Takes the turn of an activity that an adapter of Bot Framework hands over, and says its replies through it. */
export async function takeTurn(turns: Turns, secrets: Secrets, context: TurnContext): Promise<void> {
  const { activity } = context;
  if (!TYPES.has(activity.type)) return;
  const conversation = conversationFor(secrets, activity.channelId, activity.conversation.id);
  await turns.takeTurn(conversation, {
    activity,
    clientId: activity.id,
    begins: 'may',
    send: sender(context),
  });
}

function sender(context: TurnContext): Send {
  return async ({ id, ...reply }) => {
    if (reply.type === 'messageDelete') return void (id && (await context.deleteActivity(id)));
    if (reply.type !== 'messageUpdate') return (await context.sendActivity(reply))?.id;
    await context.updateActivity({ ...reply, type: 'message', ...(id && { id }) });
    return undefined;
  };
}

/** Digested, as the ids of channels tell who is talking, and can be longer than a store's keys. */
function conversationFor(secrets: Secrets, channel: string, channelsId: string): Conversation {
  const id = `connector-${createHash('sha256').update(`${channel}\n${channelsId}`).digest('base64url')}`;
  const [first, ...others] = secrets;
  const key = (secret: Uint8Array) => keyFor(secret, `waymark connector conversation ${id}`);
  return { id, keys: [key(first), ...others.map(key)] };
}
