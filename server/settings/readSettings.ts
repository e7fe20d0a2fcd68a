import { BlockList } from 'node:net';
import {
  type Environment,
  readConnector,
  readLogLevel,
  readOrigin,
  readOrigins,
  readProxies,
  readRedisUrl,
  readSecret,
  readSecrets,
  readText,
  readWebAddress,
  readWholeNumber,
  readWidgetDirectLine,
  type SettingResult,
} from './environment';
import { isLoopbackOnly, type Settings } from './settings';
import { readProvider } from './signIn';

const MINUTE = 60_000;

/** @returns the settings, or one sentence for each value that is wrong: name, value, what is allowed */
export function readSettings(
  environment: Environment,
):
  | { readonly kind: 'read'; readonly settings: Settings }
  | { readonly kind: 'wrong'; readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  const take = <T>(read: SettingResult<T>, otherwise: T): T => {
    if ('value' in read) return read.value;
    wrong.push(read.wrong);
    return otherwise;
  };
  const host = readText(environment, 'WAYMARK_HOST') ?? '127.0.0.1';
  const settings: Settings = {
    host,
    port: take(readWholeNumber(environment, 'WAYMARK_PORT', 3978, 0, 65535), 0),
    publicUrl: take(readOrigin(environment, 'WAYMARK_PUBLIC_URL'), undefined),
    knowledge: readText(environment, 'WAYMARK_KNOWLEDGE') ?? 'knowledge',
    web: 'dist/web',
    allowedOrigins: take(readOrigins(environment, 'WAYMARK_ALLOWED_ORIGINS'), []),
    widgetDirectLine: take(readWidgetDirectLine(environment), undefined),
    directLineSecret: take(readSecret(environment, 'WAYMARK_DIRECT_LINE_SECRET'), undefined),
    data: readText(environment, 'WAYMARK_DATA') ?? 'data',
    redisUrl: take(readRedisUrl(environment), undefined),
    secrets: take(readSecrets(environment), []),
    forgetIdleAfter:
      MINUTE * take(readWholeNumber(environment, 'WAYMARK_FORGET_IDLE_MINUTES', 30, 1, 1440), 1),
    forgetAfter: 60 * MINUTE * take(readWholeNumber(environment, 'WAYMARK_FORGET_HOURS', 24, 1, 168), 1),
    trustedProxies: take(readProxies(environment), new BlockList()),
    limits: take(readWholeNumber(environment, 'WAYMARK_LIMITS', 1, 0, 1000), 1),
    logLevel: take(readLogLevel(environment), 'info'),
    metricsToken: take(readSecret(environment, 'WAYMARK_METRICS_TOKEN'), undefined),
    connector: take(readConnector(environment), undefined),
    desk: {
      provider: take(readProvider(environment, isLoopbackOnly({ host })), undefined),
      life: 60 * MINUTE * take(readWholeNumber(environment, 'WAYMARK_DESK_HOURS', 8, 1, 24), 1),
      idle: MINUTE * take(readWholeNumber(environment, 'WAYMARK_DESK_IDLE_MINUTES', 60, 5, 720), 5),
    },
    webPage: take(readWebAddress(environment, 'WAYMARK_WEB_PAGE'), undefined),
    teamsApp: {
      organisation: readText(environment, 'WAYMARK_TEAMS_ORGANISATION'),
      privacyPage: take(readWebAddress(environment, 'WAYMARK_TEAMS_PRIVACY_PAGE'), undefined),
      termsPage: take(readWebAddress(environment, 'WAYMARK_TEAMS_TERMS_PAGE'), undefined),
    },
  };
  return wrong.length > 0 ? { kind: 'wrong', wrong } : { kind: 'read', settings };
}
