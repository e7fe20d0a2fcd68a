import { randomBytes } from 'node:crypto';
import { connectorRoutes } from '../../../channels/connector/connector';
import { directLineRoutes } from '../../../channels/direct-line/directLineRoutes';
import { Tickets } from '../../../channels/direct-line/tickets';
import { Http } from '../../../channels/http/http';
import { Tokens } from '../../../channels/http/tokens';
import { countRefusals } from '../../../channels/observability/countRefusals';
import { countTurns } from '../../../channels/observability/countTurns';
import { healthRoutes } from '../../../channels/observability/health';
import { createLog } from '../../../channels/observability/log';
import { measuredStore } from '../../../channels/observability/measuredStore';
import { Metrics } from '../../../channels/observability/metrics';
import { metricsRoute } from '../../../channels/observability/metricsRoute';
import { errorHandler } from '../../../channels/observability/uncaughtErrors';
import { watchRequests } from '../../../channels/observability/watchRequests';
import type { Bot } from '../../../turns/bot';
import { Turns } from '../../../turns/turns';
import { MemoryStore } from '../../store/memoryStore';
import { message } from '../parrot';
import { ask, HOST_PAGE, SECRET } from '../served';

const MINUTE = 60_000;
/** No beat while a test runs: on a busy machine a line would be dropped for an answer that is under way. */
const QUIET = MINUTE;

/** Collects what is logged. */
export class Sink {
  readonly lines: string[] = [];

  write(line: string): void {
    this.lines.push(line);
  }

  get text(): string {
    return this.lines.join('');
  }

  get entries(): readonly Record<string, unknown>[] {
    return this.lines.map((line) => JSON.parse(line));
  }
}

export interface Wish {
  readonly outcomes?: readonly string[];
  readonly token?: string;
  readonly open?: boolean;
}

/** Every channel on a free port, watched in every way, with a clock to turn. */
export async function serveWatched(bot: Bot, { outcomes = [], token, open: openLocally = true }: Wish = {}) {
  let time = Date.UTC(2026, 0, 5, 10);
  const now = () => new Date(time);
  const sink = new Sink();
  const log = createLog('debug', sink);
  const metrics = new Metrics(outcomes, now, () => time);
  const onError = errorHandler(log, metrics);
  const memory = new MemoryStore({ idle: 30 * MINUTE, total: 24 * 60 * MINUTE }, now);
  const store = measuredStore(memory, metrics);
  const errorReply = () => [message('Sorry')];
  const onTurn = countTurns(metrics, log);
  const turns = new Turns({ bot, errorReply, store, now, random: randomBytes, onError, onTurn });
  const http = new Http({ stopTimeout: 2000, onError, onRefusal: countRefusals(metrics, log) });
  const secrets = [randomBytes(32)] as const;
  const tokens = new Tokens(secrets, now);
  const tickets = new Tickets({ secrets, now, random: randomBytes });
  const allowedClients = { origins: new Set([HOST_PAGE]), secret: SECRET };
  const random = randomBytes;
  watchRequests(http, log, metrics, random);
  directLineRoutes(http, { turns, store, tokens, tickets, allowedClients, random, heartbeatInterval: QUIET, onError });
  connectorRoutes(http, { turns, secrets, openLocally: true });
  healthRoutes(http, store, 1000, () => ({ version: '1.2.3', knowledge: 'abc' }));
  metricsRoute(http, metrics, { token, openLocally });
  const port = await http.listen(0, '127.0.0.1');
  const base = `http://127.0.0.1:${port}`;
  return {
    base,
    port,
    directLine: `${base}/v3/directline`,
    http,
    store: memory,
    turns,
    metrics,
    log,
    sink,
    failed: onError,
    pass: (minutes: number) => {
      time += minutes * MINUTE;
    },
    close: async () => {
      await http.close();
      await memory.close();
    },
  };
}

export type Watched = Awaited<ReturnType<typeof serveWatched>>;

/** The lines of a metric, without `waymark_`. */
export async function shown({ metrics }: Watched, name: string): Promise<readonly string[]> {
  const lines = (await metrics.registry.metrics()).split('\n');
  return lines.filter((line) => line.startsWith(`waymark_${name}`)).map((line) => line.slice('waymark_'.length));
}

/** A conversation that has begun, and how to say something in it. */
export async function begin({ directLine }: Watched) {
  const generated = await ask(`${directLine}/tokens/generate`, { origin: HOST_PAGE }, 'POST');
  const { body } = await ask(`${directLine}/conversations`, { token: generated.body.token, json: {} });
  const { conversationId: id, token, streamUrl } = body;
  const activities = `${directLine}/conversations/${id}/activities`;
  const post = (activity: object) => ask(activities, { token, json: { type: 'message', ...activity } });
  return { id, token, streamUrl, activities, post };
}
