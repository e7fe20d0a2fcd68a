import { createHash } from 'node:crypto';
import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { Http } from './http';
import { readJson } from './readJson';
import { badArgument, Refusal } from './refusal';
import type { Turns } from './turns';

/** Other types (typing, reactions, installation) mean nothing to the bot. */
const TYPES: ReadonlySet<string> = new Set(['message', 'event', 'conversationUpdate', 'endOfConversation']);

/** The bot's registration with Bot Framework. */
export interface Credentials {
  readonly appId: string;
  readonly appPassword: string;
  /** Set for a bot that is registered for one tenant. */
  readonly tenantId?: string | undefined;
}

export interface ConnectorNeed {
  readonly turns: Turns;
  readonly credentials?: Credentials | undefined;
  /** Whether only this machine can reach the server: then, without credentials, who calls is not checked. */
  readonly loopback: boolean;
  /** Told of turns and sendings that failed. What it is told may quote the person. */
  readonly failed: (error: unknown) => void;
}

/** Serves the Bot Connector protocol (Teams, and emulators) at /api/messages, or says that it is closed. */
export function connectorRoutes(http: Http, need: ConnectorNeed): void {
  const { credentials, loopback } = need;
  let adapter: Promise<CloudAdapter> | undefined;
  const handler = http.handler(async (req, res) => {
    if (credentials === undefined && !loopback) throw closed('no app credentials are set');
    // Emulators are no web pages; a page that has found its way to this machine is not let in.
    if (credentials === undefined && req.headers.origin !== undefined) throw closed('not open to web pages');
    const body = await readJson(req);
    if (!isActivity(body))
      throw badArgument("An activity must be an object with a 'type' and a 'conversation'");
    adapter ??= createAdapter(need);
    const request = { body, headers: req.headers, method: 'POST' };
    await (await adapter).process(request, res, (context) => takeTurn(need.turns, context));
  });
  http.server.post('/api/messages', handler);
}

function closed(why: string): Refusal {
  return new Refusal(404, 'NotFound', `The Bot Connector is closed: ${why}`);
}

/** botbuilder is slow to load: only the first request that needs it waits for it. */
async function createAdapter({ credentials, failed }: ConnectorNeed): Promise<CloudAdapter> {
  const botbuilder = await import('botbuilder');
  const options = credentials && {
    MicrosoftAppId: credentials.appId,
    MicrosoftAppPassword: credentials.appPassword,
    MicrosoftAppType: credentials.tenantId === undefined ? 'MultiTenant' : 'SingleTenant',
    ...(credentials.tenantId !== undefined && { MicrosoftAppTenantId: credentials.tenantId }),
  };
  const adapter = new botbuilder.CloudAdapter(
    new botbuilder.ConfigurationBotFrameworkAuthentication(options),
  );
  // Without this the adapter prints errors, and what they quote, to the console.
  adapter.onTurnError = async (_context, error) => failed(error);
  return adapter;
}

async function takeTurn(turns: Turns, context: TurnContext): Promise<void> {
  const { activity } = context;
  if (!TYPES.has(activity.type)) return;
  const conversation = { id: conversationId(activity.channelId, activity.conversation.id) };
  // The channel keeps its own log: nothing is kept here but the state.
  const arrival = { activity, clientId: activity.id, begins: 'may', log: false } as const;
  const taken = await turns.takeTurn(conversation, arrival);
  if (taken.kind === 'taken' && taken.replies.length > 0) await context.sendActivities([...taken.replies]);
}

/** Digested, as the ids of channels tell who is talking, and can be longer than a store's keys. */
function conversationId(channel: string, id: string): string {
  return `connector-${createHash('sha256').update(`${channel}\n${id}`).digest('base64url')}`;
}

function isActivity(body: unknown): body is Record<string, unknown> {
  if (typeof body !== 'object' || body === null || !('type' in body) || !('conversation' in body))
    return false;
  const { type, conversation } = body;
  if (typeof type !== 'string' || typeof conversation !== 'object' || conversation === null) return false;
  return 'id' in conversation && typeof conversation.id === 'string';
}
