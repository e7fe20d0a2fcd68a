import { BlockList } from 'node:net';
import { proxiesIn } from './channels/limits/address';
import { LOG_LEVELS, type LogLevel } from './channels/operations/log';

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
}

export interface Connector {
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId: string;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Read<T> = { readonly value: T } | { readonly wrong: string };

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
  const settings: Settings = {
    host: text(environment, 'WAYMARK_HOST') ?? '127.0.0.1',
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
  };
  return wrong.length > 0 ? { kind: 'wrong', wrong } : { kind: 'read', settings };
}

/** Whether only this machine can reach the server. */
export function onLoopback({ host }: Pick<Settings, 'host'>): boolean {
  return LOOPBACK.has(host);
}

/** An empty value counts as not set. */
function text(environment: Environment, name: string): string | undefined {
  return environment[name]?.trim() || undefined;
}

function whole(
  environment: Environment,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): Read<number> {
  const value = text(environment, name);
  if (value === undefined) return { value: otherwise };
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return { value: number };
  return { wrong: `${name} is "${value}", but must be a whole number from ${least} to ${most}.` };
}

function origin(environment: Environment, name: string): Read<string | undefined> {
  const value = text(environment, name);
  if (value === undefined || isOrigin(value)) return { value };
  return {
    wrong: `${name} is "${value}", but must be like https://waymark.example.org, with no path and no slash at the end.`,
  };
}

function isOrigin(value: string): boolean {
  return /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value;
}

function origins(environment: Environment, name: string): Read<readonly string[]> {
  const value = text(environment, name);
  const list = value?.split(/[\s,]+/).filter((one) => one !== '') ?? [];
  const odd = list.find((one) => !isOrigin(one));
  if (odd === undefined) return { value: list };
  return {
    wrong: `${name} holds "${odd}", but must be a list of origins such as https://www.example.police.uk, with no path and no slash at the end, divided by commas.`,
  };
}

function redisUrl(environment: Environment): Read<string | undefined> {
  const value = text(environment, 'WAYMARK_REDIS_URL');
  if (value === undefined || (/^rediss?:\/\//.test(value) && URL.canParse(value))) return { value };
  return {
    wrong: 'WAYMARK_REDIS_URL must be an address such as redis://127.0.0.1:6379, or rediss:// for TLS.',
  };
}

/** Never repeated in an error. */
function secrets(environment: Environment): Read<readonly string[]> {
  const list = text(environment, 'WAYMARK_SECRET')?.split(/\s*,\s*/) ?? [];
  const short = list.find((one) => one.length < 32);
  if (short !== undefined) {
    return {
      wrong: `WAYMARK_SECRET holds one of ${short.length} characters, but each must have 32 or more; divide several by commas.`,
    };
  }
  if (list.length === 0 && text(environment, 'WAYMARK_REDIS_URL')) {
    return {
      wrong:
        'WAYMARK_SECRET is not set, but must be with WAYMARK_REDIS_URL: 32 characters or more, the same for every process.',
    };
  }
  return { value: list };
}

function widgetDirectLine(environment: Environment): Read<Settings['widgetDirectLine']> {
  const url = text(environment, 'WAYMARK_WIDGET_DIRECT_LINE');
  const tokensUrl = text(environment, 'WAYMARK_WIDGET_TOKENS');
  if (url === undefined && tokensUrl === undefined) return { value: undefined };
  const odd = [url, tokensUrl].find(
    (one) => one === undefined || !/^https?:/.test(one) || !URL.canParse(one),
  );
  if (url && tokensUrl && odd === undefined) return { value: { url, tokensUrl } };
  return {
    wrong: `WAYMARK_WIDGET_DIRECT_LINE and WAYMARK_WIDGET_TOKENS are "${url ?? ''}" and "${tokensUrl ?? ''}", but both must be addresses beginning https://, or neither set.`,
  };
}

/** Never repeated in an error: it is a secret. */
function secret(environment: Environment, name: string): Read<string | undefined> {
  const value = text(environment, name);
  if (value === undefined || /^\S{16,}$/.test(value)) return { value };
  return { wrong: `${name} has ${value.length} characters, but must have 16 or more and no spaces.` };
}

function proxies(environment: Environment): Read<BlockList> {
  const value = text(environment, 'WAYMARK_TRUST_PROXY') ?? '';
  try {
    return { value: proxiesIn(value.split(/[\s,]+/).filter((one) => one !== '')) };
  } catch (error) {
    return {
      wrong: `WAYMARK_TRUST_PROXY: ${error instanceof Error ? error.message : 'not readable'}; divide several by commas.`,
    };
  }
}

function logLevel(environment: Environment): Read<LogLevel> {
  const value = text(environment, 'WAYMARK_LOG_LEVEL') ?? 'info';
  const level = LOG_LEVELS.find((one) => one === value);
  return level
    ? { value: level }
    : { wrong: `WAYMARK_LOG_LEVEL is "${value}", but must be one of ${LOG_LEVELS.join(', ')}.` };
}

function connector(environment: Environment): Read<Connector | undefined> {
  const names = ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'] as const;
  const [appId, appPassword, tenantId] = names.map((name) => text(environment, name));
  if (appId && appPassword && tenantId) return { value: { appId, appPassword, tenantId } };
  const missing = names.filter((name) => text(environment, name) === undefined);
  if (missing.length === names.length) return { value: undefined };
  return {
    wrong: `${missing.join(' and ')} must be set too, for Teams; or unset all of ${names.join(', ')}.`,
  };
}
