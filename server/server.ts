import { randomBytes } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { ChannelBots } from '../bots/channelBots';
import { connectorRoutes } from '../channels/connector/connector';
import { directLineRoutes } from '../channels/direct-line/directLineRoutes';
import { Tokens } from '../channels/direct-line/tokens';
import { Http } from '../channels/http/http';
import { pageRoutes } from '../channels/http/pages';
import { ALLOWED, Limits } from '../channels/limits/limits';
import { healthRoutes } from '../channels/observability/health';
import type { Log } from '../channels/observability/log';
import { measuredStore } from '../channels/observability/measuredStore';
import { MeasuredTurns } from '../channels/observability/measuredTurns';
import { Metrics } from '../channels/observability/metrics';
import { metricsRoute } from '../channels/observability/metricsRoute';
import { reporter } from '../channels/observability/surprises';
import { watchRequests } from '../channels/observability/watchRequests';
import { deskRoutes } from '../channels/sign-in/deskRoutes';
import { sessionDoor } from '../channels/sign-in/sessionDoor';
import type { Knowledge } from '../model/knowledge';
import type { ConversationStore } from '../store/conversationStore';
import { pooled, type Secrets } from '../turns/secrets';
import { deskChannel } from './deskSignIn';
import { deskPages } from './pages/deskPages';
import { widgetPages } from './pages/widgetPages';
import { onLoopback, type Settings } from './settings/settings';

/** Milliseconds: what a stop may take, between two signs of life on a stream, for the store to say it is there. */
const STOP_WITHIN = 10_000;
const BEAT_EVERY = 15_000;
const PROBE_WITHIN = 2_000;

export interface ServerNeed {
  readonly settings: Settings;
  readonly knowledge: Knowledge;
  readonly store: ConversationStore;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly now: () => Date;
  /** Milliseconds, counting up evenly from any point. */
  readonly ticks: () => number;
}

export interface Server {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  /** Opens the desk, once, for whoever has started this server; where it is open to this machine alone. */
  readonly deskLink: string | undefined;
  /** Told of every error, by its kind. */
  readonly failed: (error: unknown) => void;
  readonly close: () => Promise<void>;
}

/** Puts the bot, its store and its channels together, and listens. */
export async function startServer(need: ServerNeed): Promise<Server> {
  const { settings, knowledge, secrets, log, now, ticks } = need;
  const metrics = new Metrics(
    knowledge.outcomes.map(({ id }) => id),
    now,
    ticks,
  );
  const failed = reporter(log, metrics);
  const store = measuredStore(need.store, metrics);
  const bot = new ChannelBots(knowledge, settings.webPage ?? settings.publicUrl);
  const sorry = (activity: Partial<Activity>) => bot.apology(activity, now());
  const random = pooled(randomBytes);
  const turns = new MeasuredTurns({ bot, apology: sorry, store, now, random, failed }, metrics, log);
  const loopback = onLoopback(settings);
  // Behind a proxy everyone seems to be on this machine.
  const alone = loopback && settings.publicUrl === undefined && settings.trustedProxies.rules.length === 0;
  const { way, sessions } = deskChannel({ settings, secrets, random, now, marks: store, alone });
  const own = new Set<string>();
  const tokens = new Tokens(secrets, now);
  const limits = limitsOf(settings, now);
  const http = new Http({ publicUrl: settings.publicUrl, stopWithin: STOP_WITHIN, failed });
  const origins = new Set(settings.allowedOrigins);
  watchRequests(http, { log, metrics, random: randomBytes });
  directLineRoutes(http, {
    turns,
    store,
    tokens,
    doors: { origins, secret: settings.directLineSecret },
    random: randomBytes,
    desk: sessionDoor(sessions, own),
    limits,
    publicUrl: settings.publicUrl,
    beatEvery: BEAT_EVERY,
    failed,
  });
  connectorRoutes(http, { turns, credentials: settings.connector, secrets, loopback, failed });
  healthRoutes(http, { store, isKnowledgeLoaded: () => true, answerWithin: PROBE_WITHIN });
  metricsRoute(http, metrics, { token: settings.metricsToken, open: alone });
  pageRoutes(http, widgetPages(settings.web, knowledge, settings, now()));
  const pages = deskPages(
    settings.web,
    knowledge,
    settings.desk.provider?.role ?? '',
    settings.forgetIdleAfter,
    now(),
  );
  deskRoutes(http, { pages, sessions, way, tokens, random: randomBytes, own, limits, failed });
  const port = await http.listen(settings.port, settings.host);
  const url = settings.publicUrl ?? `http://${settings.host}:${port}`;
  for (const one of ownOrigins(url, port)) {
    own.add(one);
    origins.add(one);
  }
  const deskLink = way.kind === 'link' ? `${url}/desk/open#${way.link.secret}` : undefined;
  return { url, deskLink, failed, close: () => http.close() };
}

function limitsOf({ limits: times, trustedProxies }: Settings, now: () => Date): Limits | undefined {
  if (times === 0) return undefined;
  const { tokens, signIns, conversations, posts, postsToConversation } = ALLOWED;
  const allowed = {
    ...ALLOWED,
    tokens: times * tokens,
    signIns: times * signIns,
    conversations: times * conversations,
    posts: times * posts,
    postsToConversation: times * postsToConversation,
  };
  return new Limits(now, allowed, trustedProxies);
}

/** A browser on this machine may call it by either name. */
function ownOrigins(url: string, port: number): readonly string[] {
  const { origin, hostname } = new URL(url);
  const local = ['127.0.0.1', 'localhost', '0.0.0.0'].includes(hostname);
  return local ? [origin, `http://127.0.0.1:${port}`, `http://localhost:${port}`] : [origin];
}
