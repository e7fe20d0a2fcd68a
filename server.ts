import { randomBytes } from 'node:crypto';
import { apology } from './bots/apology';
import { TurnAdapter } from './bots/turnAdapter';
import { WaymarkBot } from './bots/waymarkBot';
import { connectorRoutes } from './channels/connector';
import { directLineRoutes } from './channels/direct-line/directLineRoutes';
import { Tokens } from './channels/direct-line/tokens';
import { Http } from './channels/http';
import { pageRoutes } from './channels/pages';
import { Turns } from './channels/turns';
import { onLoopback, type Settings } from './settings';
import { MemoryStore } from './store/memoryStore';
import type { Knowledge } from './triage/knowledge';
import { widgetPages } from './widgetPages';

/** Milliseconds that a stop may take, and between two signs of life on a stream. */
const STOP_WITHIN = 10_000;
const BEAT_EVERY = 15_000;

export interface Server {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Puts the bot, its store and its channels together, and listens. */
export async function startServer(
  settings: Settings,
  knowledge: Knowledge,
  now: () => Date,
  failed: (error: unknown) => void,
): Promise<Server> {
  const store = new MemoryStore({ idle: settings.forgetIdleAfter, total: settings.forgetAfter }, now);
  const turns = new Turns({
    bot: new TurnAdapter(new WaymarkBot(knowledge)),
    apology: () => apology(knowledge, now()),
    store,
    now,
    random: randomBytes,
    failed,
  });
  const http = new Http({ stopWithin: STOP_WITHIN, failed });
  const origins = new Set(settings.allowedOrigins);
  directLineRoutes(http, {
    turns,
    store,
    tokens: new Tokens([randomBytes(32)], now),
    doors: { origins, secret: settings.directLineSecret },
    random: randomBytes,
    publicUrl: settings.publicUrl,
    beatEvery: BEAT_EVERY,
    failed,
  });
  connectorRoutes(http, { turns, credentials: settings.connector, loopback: onLoopback(settings), failed });
  pageRoutes(http, widgetPages(settings.web, knowledge, settings, now()));
  const port = await http.listen(settings.port, settings.host);
  const url = settings.publicUrl ?? `http://${settings.host}:${port}`;
  for (const own of ownOrigins(url, port)) origins.add(own);
  return {
    url,
    close: async () => {
      await http.close();
      await store.close();
    },
  };
}

/** A browser on this machine may call it by either name. */
function ownOrigins(url: string, port: number): readonly string[] {
  const { origin, hostname } = new URL(url);
  const local = ['127.0.0.1', 'localhost', '0.0.0.0'].includes(hostname);
  return local ? [origin, `http://127.0.0.1:${port}`, `http://localhost:${port}`] : [origin];
}
