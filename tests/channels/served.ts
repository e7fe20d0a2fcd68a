import { randomBytes } from 'node:crypto';
import { connectorRoutes } from '../../channels/connector/connector';
import { directLineRoutes } from '../../channels/direct-line/directLineRoutes';
import { Tickets } from '../../channels/direct-line/tickets';
import { Http } from '../../channels/http/http';
import type { HttpError } from '../../channels/http/httpError';
import { Tokens } from '../../channels/http/tokens';
import { parseProxies } from '../../channels/limits/clientAddress';
import { DEFAULT_QUOTAS, type Quotas, rateLimits } from '../../channels/limits/rateLimits';
import { Turns, type TurnsOptions } from '../../turns/turns';
import { MemoryStore } from '../store/memoryStore';
import { ask } from './ask';
import { message, Parrot } from './parrot';

export { type Answer, ask } from './ask';

export const HOST_PAGE = 'https://police.example';
export const SECRET = 'a-secret-between-servers';

/** Without limits: how often is another promise. */
export const UNCOUNTED = Object.fromEntries(Object.keys(DEFAULT_QUOTAS).map((name) => [name, 1e9])) as Quotas;

const MINUTE = 60_000;

/** What a test may have otherwise than usual. */
export interface Otherwise extends Partial<Pick<TurnsOptions, 'bot' | 'errorReply' | 'turnTimeout' | 'maxLogSize'>> {
  readonly allowed?: Partial<Quotas>;
  readonly proxies?: readonly string[];
  readonly publicUrl?: string;
  /** Milliseconds. A busy machine answers no quick heartbeat, and its streams are dropped. */
  readonly heartbeatInterval?: number;
}

/** All channels on a free port, with a parrot for a bot and a clock to turn. */
export async function serve({
  allowed,
  proxies = [],
  publicUrl,
  heartbeatInterval = 50,
  ...otherwise
}: Otherwise = {}) {
  let time = Date.UTC(2026, 0, 5, 10);
  const now = () => new Date(time);
  const failures: unknown[] = [];
  const onError = (error: unknown) => failures.push(error);
  const parrot = new Parrot();
  const store = new MemoryStore({ idle: 30 * MINUTE, total: 24 * 60 * MINUTE }, now);
  const turns = new Turns({
    bot: parrot,
    errorReply: () => [message('Sorry')],
    store,
    now,
    random: randomBytes,
    onError,
    ...otherwise,
  });
  const secrets = [randomBytes(32)] as const;
  const tokens = new Tokens(secrets, now);
  const tickets = new Tickets({ secrets, now, random: randomBytes });
  const allowedClients = { origins: new Set([HOST_PAGE]), secret: SECRET };
  const limits = rateLimits({
    secret: randomBytes(32),
    quotas: { ...DEFAULT_QUOTAS, ...allowed },
    proxies: parseProxies(proxies),
  });
  const refusals: HttpError[] = [];
  const onRefusal = (refusal: HttpError) => refusals.push(refusal);
  const http = new Http({ stopTimeout: 2000, onError, onRefusal, publicUrl });
  const random = randomBytes;
  directLineRoutes(http, {
    turns,
    store,
    tokens,
    tickets,
    allowedClients,
    random,
    limits,
    publicUrl,
    heartbeatInterval,
    onError,
  });
  connectorRoutes(http, { turns, secrets: [randomBytes(32)], openLocally: true, limits });
  const port = await http.listen(0, '127.0.0.1');
  const base = `http://127.0.0.1:${port}`;
  const close = async () => {
    parrot.goOn();
    await http.close();
    await store.close();
  };
  const pass = (minutes: number) => {
    time += minutes * MINUTE;
  };
  return {
    base,
    port,
    directLine: `${base}/v3/directline`,
    parrot,
    store,
    turns,
    tokens,
    http,
    failures,
    refusals,
    pass,
    close,
  };
}

export type Served = Awaited<ReturnType<typeof serve>>;

/** What a conversation looks like once it has begun. */
export interface Begun {
  readonly id: string;
  readonly token: string;
  readonly streamUrl: string;
  /** The address of its activities. */
  readonly activities: string;
}

export async function begin({ directLine }: Served): Promise<Begun> {
  const generated = await ask(`${directLine}/tokens/generate`, { origin: HOST_PAGE }, 'POST');
  const started = await ask(`${directLine}/conversations`, { token: generated.body.token, json: {} });
  const { conversationId: id, token, streamUrl } = started.body;
  return { id, token, streamUrl, activities: `${directLine}/conversations/${id}/activities` };
}

/** The address of another stream: each is good once. */
export async function anotherStream(
  { activities, token }: Pick<Begun, 'activities' | 'token'>,
  since = 0,
): Promise<string> {
  const { body } = await ask(activities.replace('/activities', `?watermark=${since}`), { token });
  return body.streamUrl;
}

/** The texts that a conversation holds, in order. */
export async function texts({ activities, token }: Begun): Promise<string[]> {
  const { body } = await ask(activities, { token });
  return body.activities.map((activity) => activity.text ?? activity.type);
}
