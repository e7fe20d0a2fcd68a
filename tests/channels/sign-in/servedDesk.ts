import { randomBytes } from 'node:crypto';
import { Wallboard } from '../../../channels/desk-board/wallboard';
import { directLineRoutes } from '../../../channels/direct-line/directLineRoutes';
import { Tickets } from '../../../channels/direct-line/tickets';
import { Http } from '../../../channels/http/http';
import { Tokens } from '../../../channels/http/tokens';
import { guessLimits } from '../../../channels/limits/guessLimits';
import { DEFAULT_QUOTAS, type Quotas, rateLimits } from '../../../channels/limits/rateLimits';
import { countWrong } from '../../../channels/observability/countCodes';
import { countTurns } from '../../../channels/observability/countTurns';
import { createLog } from '../../../channels/observability/log';
import { Metrics } from '../../../channels/observability/metrics';
import { errorHandler } from '../../../channels/observability/uncaughtErrors';
import { watchRequests } from '../../../channels/observability/watchRequests';
import { AUTH_PAGE_STATUS, type DeskPages } from '../../../channels/sign-in/deskAuth';
import { deskRoutes } from '../../../channels/sign-in/deskRoutes';
import type { ProviderSettings } from '../../../channels/sign-in/oidcSignIn';
import { sessionAuthGate } from '../../../channels/sign-in/sessionAuthGate';
import { deskSignIn } from '../../../server/deskSignIn';
import { SealedSummaries } from '../../../turns/pass-on/sealedSummaries';
import type { Secrets } from '../../../turns/secrets';
import { Turns } from '../../../turns/turns';
import { MemoryStore } from '../../store/memoryStore';
import { Sink } from '../observability/watched';
import { message, Parrot } from '../parrot';
import { HOST_PAGE } from '../served';

const MINUTE = 60_000;
export const LIFE = 8 * 60;
export const IDLE = 60;

export interface Wish {
  readonly provider?: ProviderSettings;
  /** Whether nobody else can reach it. */
  readonly alone?: boolean;
  readonly secrets?: Secrets;
  readonly publicUrl?: string;
  readonly allowed?: Partial<Quotas>;
  /** One that another process uses too. */
  readonly store?: MemoryStore;
}

/** Of deriving a key from a code: how long that takes is another promise. */
const CHEAP = { N: 16, r: 8, p: 1 };

/** Each page is its own name. */
const PAGES: DeskPages = {
  desk: { body: 'the desk', type: 'text/html; charset=utf-8' },
  parts: { '/desk/bot.js': () => ({ body: 'the bot', type: 'text/javascript' }) },
  supervisor: { body: 'the supervisor’s page', type: 'text/html; charset=utf-8' },
  authPages: Object.fromEntries(
    Object.keys(AUTH_PAGE_STATUS).map((state) => [state, { body: state, type: 'text/html; charset=utf-8' }]),
  ) as DeskPages['authPages'],
};

/** The clock of every desk here; whoever signs in at a real provider brings a token of the real time. */
let time = Date.now();
const now = () => new Date(time);
export const pass = (minutes: number) => {
  time += minutes * MINUTE;
};

/** The desk, and Direct Line behind it, on a free port. */
export async function serveDesk({ provider, alone: openLocally = true, publicUrl, ...wish }: Wish = {}) {
  const sink = new Sink();
  const log = createLog('debug', sink);
  const metrics = new Metrics([], now, () => time);
  const onError = errorHandler(log, metrics);
  const store = wish.store ?? new MemoryStore({ idle: 24 * 60 * MINUTE, total: 24 * 60 * MINUTE }, now);
  const { secrets = [randomBytes(32)] } = wish;
  const parrot = new Parrot();
  const random = randomBytes;
  const errorReply = () => [message('Sorry')];
  const onTurn = countTurns(metrics, log);
  const turns = new Turns({ bot: parrot, errorReply, store, now, random, onError, onTurn });
  const http = new Http({ stopTimeout: 2000, onError });
  const tokens = new Tokens(secrets, now);
  const tickets = new Tickets({ secrets, now, random });
  const limits = rateLimits({
    secret: randomBytes(32),
    quotas: { ...DEFAULT_QUOTAS, ...wish.allowed },
  });
  const settings = { publicUrl, desk: { provider, life: LIFE * MINUTE, idle: IDLE * MINUTE } };
  const { authMethod, sessions, callKeysOf } = deskSignIn({
    settings,
    secrets,
    random,
    now,
    oneTimeUses: store,
    openLocally,
  });
  const ownOrigins = new Set<string>();
  const allowedClients = { origins: new Set([HOST_PAGE]) };
  const desk = sessionAuthGate(sessions, ownOrigins);
  watchRequests(http, log, metrics, random);
  directLineRoutes(http, {
    turns,
    store,
    tokens,
    tickets,
    allowedClients,
    desk,
    random,
    heartbeatInterval: 20,
    onError,
  });
  const known = { flags: new Set(['hurt']), outcomes: new Set(['stalking']), codes: new Set<string>() };
  const board = new Wallboard(() => known, now);
  const signIn = { sessions, authMethod, callKeysOf };
  const summaries = new SealedSummaries({ store, secrets, random, now, idle: 30 * MINUTE, cost: CHEAP });
  const guesses = guessLimits(randomBytes(32));
  const codes = { summaries, guesses, onWrong: countWrong(metrics, log) };
  deskRoutes(http, { ...signIn, codes, now, board, pages: PAGES, tokens, random, ownOrigins, limits, onError });
  const base = `http://127.0.0.1:${await http.listen(0, '127.0.0.1')}`;
  ownOrigins.add(base);
  allowedClients.origins.add(base);
  const close = () => http.close();
  const link = authMethod.kind === 'link' ? authMethod.link.secret : '';
  return { base, summaries, directLine: `${base}/v3/directline`, link, sink, metrics, parrot, store, close };
}

export type ServedDesk = Awaited<ReturnType<typeof serveDesk>>;
