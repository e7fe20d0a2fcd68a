import { BlockList } from 'node:net';
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
import { onLoopback, type Settings } from './settings';
import { provider } from './signIn';

const MINUTE = 60_000;

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
