import { BlockList } from 'node:net';
import type { ProviderSettings } from '../../channels/sign-in/provider';
import type { LogLevel } from '../../channels/observability/log';
import { provider } from './signIn';
import {
  connector,
  type Environment,
  logLevel,
  origin,
  origins,
  proxies,
  type Read,
  redisUrl,
  secret,
  secrets,
  text,
  webAddress,
  whole,
  widgetDirectLine,
} from './environment';

/** What an operator can set, by environment variables. `.env.example` explains each. */
export interface Settings {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Where browsers reach this server, when a proxy stands before it. */
  readonly publicUrl: string | undefined;
  readonly knowledge: string;
  /** Where the built pages of the widget are. */
  readonly web: string;
  /** Sites whose pages may hold the widget, besides this server's own. */
  readonly allowedOrigins: readonly string[];
  /** Another Direct Line for the widget to use, such as Azure's, and where its tokens come from. */
  readonly widgetDirectLine: { readonly url: string; readonly tokensUrl: string } | undefined;
  readonly directLineSecret: string | undefined;
  /** The folder in which conversations are kept, sealed, where no Redis is set. */
  readonly data: string;
  readonly redisUrl: string | undefined;
  /** The server's own secrets: the first seals, all open. Empty: one is kept in the data folder. */
  readonly secrets: readonly string[];
  /** Milliseconds. */
  readonly forgetIdleAfter: number;
  readonly forgetAfter: number;
  /** Proxies that are believed about the addresses behind them. */
  readonly trustedProxies: BlockList;
  /** How many times the usual limits; 0 for none. */
  readonly limits: number;
  readonly logLevel: LogLevel;
  readonly metricsToken: string | undefined;
  readonly connector: Connector | undefined;
  /** Who may sit at the desk. Without a provider, whoever has started the server on this machine. */
  readonly desk: {
    readonly provider: ProviderSettings | undefined;
    /** Milliseconds that somebody stays signed in: at most, and without doing anything. */
    readonly life: number;
    readonly idle: number;
  };
  /** The page that people in Teams are sent to, to open on a device of their own; else `publicUrl`. */
  readonly webPage: string | undefined;
  /** Who offers the app in Teams, as its package says; only `npm run teams` needs it. */
  readonly teamsApp: TeamsApp;
}

export interface Connector {
  readonly appId: string;
  readonly tenantId: string;
  /** Absent where a managed identity of Azure vouches for the bot. */
  readonly appPassword: string | undefined;
}

export interface TeamsApp {
  readonly organisation: string | undefined;
  readonly privacyPage: string | undefined;
  readonly termsPage: string | undefined;
}

const MINUTE = 60_000;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** @returns the settings, or one sentence for each value that is wrong: name, value, what is allowed */
export function readSettings(
  environment: Environment,
):
  | { readonly kind: 'read'; readonly settings: Settings }
  | { readonly kind: 'wrong'; readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  const take = <T>(read: Read<T>, otherwise: T): T => {
    if ('value' in read) return read.value;
    wrong.push(read.wrong);
    return otherwise;
  };
  const host = text(environment, 'WAYMARK_HOST') ?? '127.0.0.1';
  const settings: Settings = {
    host,
    port: take(whole(environment, 'WAYMARK_PORT', 3978, 0, 65535), 0),
    publicUrl: take(origin(environment, 'WAYMARK_PUBLIC_URL'), undefined),
    knowledge: text(environment, 'WAYMARK_KNOWLEDGE') ?? 'knowledge',
    web: 'dist/web',
    allowedOrigins: take(origins(environment, 'WAYMARK_ALLOWED_ORIGINS'), []),
    widgetDirectLine: take(widgetDirectLine(environment), undefined),
    directLineSecret: take(secret(environment, 'WAYMARK_DIRECT_LINE_SECRET'), undefined),
    data: text(environment, 'WAYMARK_DATA') ?? 'data',
    redisUrl: take(redisUrl(environment), undefined),
    secrets: take(secrets(environment), []),
    forgetIdleAfter: MINUTE * take(whole(environment, 'WAYMARK_FORGET_IDLE_MINUTES', 30, 1, 1440), 1),
    forgetAfter: 60 * MINUTE * take(whole(environment, 'WAYMARK_FORGET_HOURS', 24, 1, 168), 1),
    trustedProxies: take(proxies(environment), new BlockList()),
    limits: take(whole(environment, 'WAYMARK_LIMITS', 1, 0, 1000), 1),
    logLevel: take(logLevel(environment), 'info'),
    metricsToken: take(secret(environment, 'WAYMARK_METRICS_TOKEN'), undefined),
    connector: take(connector(environment), undefined),
    desk: {
      provider: take(provider(environment, onLoopback({ host })), undefined),
      life: 60 * MINUTE * take(whole(environment, 'WAYMARK_DESK_HOURS', 8, 1, 24), 1),
      idle: MINUTE * take(whole(environment, 'WAYMARK_DESK_IDLE_MINUTES', 60, 5, 720), 5),
    },
    webPage: take(webAddress(environment, 'WAYMARK_WEB_PAGE'), undefined),
    teamsApp: {
      organisation: text(environment, 'WAYMARK_TEAMS_ORGANISATION'),
      privacyPage: take(webAddress(environment, 'WAYMARK_TEAMS_PRIVACY_PAGE'), undefined),
      termsPage: take(webAddress(environment, 'WAYMARK_TEAMS_TERMS_PAGE'), undefined),
    },
  };
  return wrong.length > 0 ? { kind: 'wrong', wrong } : { kind: 'read', settings };
}

/** Whether only this machine can reach the server. */
export function onLoopback({ host }: Pick<Settings, 'host'>): boolean {
  return LOOPBACK.has(host);
}
