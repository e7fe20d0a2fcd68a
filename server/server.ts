import { randomBytes } from 'node:crypto';
import { connectorRoutes } from '../channels/connector/connector';
import { lazyConnectorAdapter } from '../channels/connector/connectorAdapter';
import { connectorSender } from '../channels/connector/connectorSender';
import { Wallboard } from '../channels/desk-board/wallboard';
import { directLineRoutes } from '../channels/direct-line/directLineRoutes';
import { Tickets } from '../channels/direct-line/tickets';
import { Http } from '../channels/http/http';
import { pageRoutes, pageSender } from '../channels/http/pages';
import { Tokens } from '../channels/http/tokens';
import { guessLimits } from '../channels/limits/guessLimits';
import { quotasTimes, rateLimits } from '../channels/limits/rateLimits';
import { countWrong } from '../channels/observability/countCodes';
import { countRefusals } from '../channels/observability/countRefusals';
import { countTurns } from '../channels/observability/countTurns';
import { healthRoutes, type Running } from '../channels/observability/health';
import type { Log } from '../channels/observability/log';
import { measuredStore } from '../channels/observability/measuredStore';
import { Metrics } from '../channels/observability/metrics';
import { metricsRoute } from '../channels/observability/metricsRoute';
import { errorHandler } from '../channels/observability/uncaughtErrors';
import { watchClock } from '../channels/observability/watchClock';
import { watchRequests } from '../channels/observability/watchRequests';
import { deskRoutes } from '../channels/sign-in/deskRoutes';
import { sessionAuthGate } from '../channels/sign-in/sessionAuthGate';
import type { Knowledge } from '../model/knowledge';
import { newCode } from '../model/passOnCode';
import { RetriedForgetting } from '../store/retriedForgetting';
import { topic } from '../store/topic';
import type { DeliveryEvent } from '../turns/courier';
import { type CodeEvent, SealedSummaries } from '../turns/pass-on/sealedSummaries';
import { pooledRandom, type Secrets } from '../turns/secrets';
import { Turns } from '../turns/turns';
import { deskSignIn } from './deskSignIn';
import { listenTrouble } from './listenTrouble';
import { LiveKnowledge } from './liveKnowledge';
import type { OpenedStore } from './openStore';
import { SECURITY_TXT, securityTxt } from './pages/securityTxt';
import { isLocalOnly, type Settings } from './settings/readSettings';

/** Milliseconds: for a shutdown, between heartbeats on a stream, and for the store to answer a probe. */
const STOP_TIMEOUT = 10_000;
const HEARTBEAT_INTERVAL = 15_000;
const PROBE_TIMEOUT = 2_000;

export interface ServerOptions extends OpenedStore {
  readonly settings: Settings;
  readonly knowledge: Knowledge;
  /** Which release this is, and the digest of that knowledge. */
  readonly running: Running;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly now: () => Date;
  /** A monotonic clock, in milliseconds. */
  readonly ticks: () => number;
}

export interface Server {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  /** On which it listens. */
  readonly port: number;
  /** The one-time link to the desk, for whoever started this server; only if the desk is open to this machine alone. */
  readonly deskLink: string | undefined;
  /** Says from the next turn on what this knowledge says; what was there stays when it throws. */
  readonly exchange: (knowledge: Knowledge, digest: string) => Promise<void>;
  /** The error handler: logs and counts an error by its kind. */
  readonly onError: (error: unknown) => void;
  readonly close: () => Promise<void>;
}

/** Puts the bot, its store and its channels together, and starts to listen. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { settings, knowledge, secrets, log, now, ticks, broadcast, clock } = options;
  const outcomes = knowledge.outcomes.map(({ id }) => id);
  const metrics = new Metrics(outcomes, now, ticks);
  metrics.running(options.running.version, options.running.knowledge);
  watchClock(clock, log, metrics);
  const onError = errorHandler(log, metrics);
  const onRefusal = countRefusals(metrics, log);
  const store = new RetriedForgetting(measuredStore(options.store, metrics));
  const random = pooledRandom(randomBytes);
  const onEvent = (result: CodeEvent) => metrics.codes.inc({ result });
  const watch = options.store.watch.bind(options.store);
  const { forgetIdleAfter: idle } = settings;
  const summaries = new SealedSummaries({ store, watch, secrets, now, random, idle, onEvent });
  const openLocally = isLocalOnly(settings);
  // Without a desk nobody could open a code.
  const hasDesk = settings.desk.provider !== undefined || openLocally;
  const codes = hasDesk ? { newCode: () => newCode(random), life: summaries.life } : undefined;
  const live = await LiveKnowledge.of(knowledge, options.running.knowledge, settings, now, codes);
  const errorReply = live.errorReply.bind(live);
  const adapter = lazyConnectorAdapter(settings.connector, onError);
  const send = connectorSender(adapter, onError);
  const onDelivery = (result: DeliveryEvent) => metrics.deliveries.inc({ result });
  const onTurn = countTurns(metrics, log);
  const openedReply = live.codeOpened.bind(live);
  const turns = new Turns({
    ...{ bot: live.bot, errorReply, store, now, random, onError, onTurn, onDelivery, send },
    codes: { summaries, openedReply },
  });
  const oneTimeUses = store;
  const desk = deskSignIn({ settings, secrets, random, now, oneTimeUses, openLocally });
  const own = new Set<string>();
  const origins = new Set(settings.allowedOrigins);
  const { limits: times, trustedProxies: proxies } = settings;
  const limits =
    times === 0
      ? undefined
      : rateLimits({ secret: secrets[0], quotas: quotasTimes(times), proxies, redis: options.redis });
  const shared = {
    store,
    tokens: new Tokens(secrets, now, () => new Date(clock.earliest())),
    random: randomBytes,
    limits,
    onError,
  };
  const http = new Http({ publicUrl: settings.publicUrl, stopTimeout: STOP_TIMEOUT, onError, onRefusal });
  watchRequests(http, log, metrics, random);
  directLineRoutes(http, {
    ...shared,
    tickets: new Tickets({
      secrets,
      now,
      random,
      shared: broadcast && { broadcast: topic(broadcast, 'ticket'), oneTimeUses },
    }),
    turns,
    allowedClients: { origins, secret: settings.directLineSecret },
    desk: sessionAuthGate(desk.sessions, own),
    publicUrl: settings.publicUrl,
    heartbeatInterval: HEARTBEAT_INTERVAL,
  });
  await connectorRoutes(http, { turns, credentials: settings.connector, adapter, secrets, openLocally, limits });
  let { running } = options;
  healthRoutes(http, store, PROBE_TIMEOUT, () => running);
  metricsRoute(http, metrics, { token: settings.metricsToken, openLocally });
  pageRoutes(http, live.pages());
  if (settings.securityContacts.length > 0) {
    const txt = () => securityTxt(settings.securityContacts, settings.publicUrl, now());
    http.onGetOrHead(SECURITY_TXT, (req, res) => pageSender(txt())(req, res));
  }
  const board = new Wallboard(live.idsOnBoard, now, broadcast && topic(broadcast, 'board'));
  const deskCodes = { summaries, guesses: guessLimits(secrets[0], options.redis), onWrong: countWrong(metrics, log) };
  deskRoutes(http, { ...shared, ...desk, board, pages: live.desk(), ownOrigins: own, codes: deskCodes, now });
  http.beforeClose(() => store.retry());
  const port = await http.listen(settings.port, settings.host).catch((error: unknown) => {
    throw listenTrouble(error, settings.host, settings.port);
  });
  const url =
    settings.publicUrl ?? `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`;
  for (const one of ownOrigins(url, port)) {
    own.add(one);
    origins.add(one);
  }
  const { authMethod } = desk;
  const deskLink = authMethod.kind === 'link' ? `${url}/desk/open#${authMethod.link.secret}` : undefined;
  const exchange = async (to: Knowledge, digest: string) => {
    await live.exchange(to, digest);
    running = { ...running, knowledge: digest };
    metrics.running(running.version, digest);
  };
  return { url, port, deskLink, onError, exchange, close: () => http.close() };
}

/** A browser on this machine may call it by either name. */
function ownOrigins(url: string, port: number): readonly string[] {
  const { origin, hostname } = new URL(url);
  const local = ['127.0.0.1', 'localhost', '0.0.0.0', '[::1]', '[::]'].includes(hostname);
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  return local ? [origin, ...names.map((name) => `http://${name}:${port}`)] : [origin];
}
