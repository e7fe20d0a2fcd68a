import type { BlockList } from 'node:net';
import { parseProxies } from '../../channels/limits/clientAddress';
import { LOG_LEVELS, type LogLevel } from '../../channels/observability/log';
import type { ConnectorSettings, Settings } from './settings';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A parsed value, or a sentence that says what is wrong with it: name, value, what is allowed. */
export type SettingResult<T> = { readonly value: T } | { readonly wrong: string };

/** An empty value counts as not set. */
export function readText(environment: Environment, name: string): string | undefined {
  return environment[name]?.trim() || undefined;
}

export function readWholeNumber(
  environment: Environment,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): SettingResult<number> {
  const value = readText(environment, name);
  if (value === undefined) return { value: otherwise };
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return { value: number };
  return { wrong: `${name} is "${value}", but must be a whole number from ${least} to ${most}.` };
}

export function readOrigin(environment: Environment, name: string): SettingResult<string | undefined> {
  const value = readText(environment, name);
  if (value === undefined || isOrigin(value)) return { value };
  return {
    wrong: `${name} is "${value}", but must be like https://waymark.example.org, with no path and no slash at the end.`,
  };
}

function isOrigin(value: string): boolean {
  return /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value;
}

export function readOrigins(environment: Environment, name: string): SettingResult<readonly string[]> {
  const value = readText(environment, name);
  const list = value?.split(/[\s,]+/).filter((one) => one !== '') ?? [];
  const odd = list.find((one) => !isOrigin(one));
  if (odd === undefined) return { value: list };
  return {
    wrong: `${name} holds "${odd}", but must be a list of origins such as https://www.example.police.uk, with no path and no slash at the end, divided by commas.`,
  };
}

export function readRedisUrl(environment: Environment): SettingResult<string | undefined> {
  const value = readText(environment, 'WAYMARK_REDIS_URL');
  if (value === undefined || (/^rediss?:\/\//.test(value) && URL.canParse(value))) return { value };
  return {
    wrong: 'WAYMARK_REDIS_URL must be an address such as redis://127.0.0.1:6379, or rediss:// for TLS.',
  };
}

/** Never repeated in an error. */
export function readSecrets(environment: Environment): SettingResult<readonly string[]> {
  const list = readText(environment, 'WAYMARK_SECRET')?.split(/\s*,\s*/) ?? [];
  const short = list.find((one) => one.length < 32);
  if (short !== undefined) {
    return {
      wrong: `WAYMARK_SECRET holds one of ${short.length} characters, but each must have 32 or more; divide several by commas.`,
    };
  }
  if (list.length === 0 && readText(environment, 'WAYMARK_REDIS_URL')) {
    return {
      wrong:
        'WAYMARK_SECRET is not set, but must be with WAYMARK_REDIS_URL: 32 characters or more, the same for every process.',
    };
  }
  return { value: list };
}

export function readWidgetDirectLine(environment: Environment): SettingResult<Settings['widgetDirectLine']> {
  const url = readText(environment, 'WAYMARK_WIDGET_DIRECT_LINE');
  const tokensUrl = readText(environment, 'WAYMARK_WIDGET_TOKENS');
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
export function readSecret(environment: Environment, name: string): SettingResult<string | undefined> {
  const value = readText(environment, name);
  if (value === undefined || /^\S{16,}$/.test(value)) return { value };
  return { wrong: `${name} has ${value.length} characters, but must have 16 or more and no spaces.` };
}

export function readProxies(environment: Environment): SettingResult<BlockList> {
  const value = readText(environment, 'WAYMARK_TRUST_PROXY') ?? '';
  try {
    return { value: parseProxies(value.split(/[\s,]+/).filter((one) => one !== '')) };
  } catch (error) {
    return {
      wrong: `WAYMARK_TRUST_PROXY: ${error instanceof Error ? error.message : 'not readable'}; divide several by commas.`,
    };
  }
}

export function readLogLevel(environment: Environment): SettingResult<LogLevel> {
  const value = readText(environment, 'WAYMARK_LOG_LEVEL') ?? 'info';
  const level = LOG_LEVELS.find((one) => one === value);
  return level
    ? { value: level }
    : { wrong: `WAYMARK_LOG_LEVEL is "${value}", but must be one of ${LOG_LEVELS.join(', ')}.` };
}

export function readWebAddress(environment: Environment, name: string): SettingResult<string | undefined> {
  const value = readText(environment, name);
  if (value === undefined || (value.startsWith('https://') && URL.canParse(value))) return { value };
  return { wrong: `${name} is "${value}", but must be the address of a page, beginning https://.` };
}

/** A secret for a bot of one tenant, or none for a managed identity: Azure makes no others any more. */
export function readConnector(environment: Environment): SettingResult<ConnectorSettings | undefined> {
  const names = [
    'MicrosoftAppId',
    'MicrosoftAppPassword',
    'MicrosoftAppTenantId',
    'MicrosoftAppType',
  ] as const;
  const [appId, appPassword, tenantId, type] = names.map((name) => readText(environment, name));
  if (!appId && !appPassword && !tenantId && !type) return { value: undefined };
  const kind = APP_TYPES.find((one) => one.toLowerCase() === (type ?? 'SingleTenant').toLowerCase());
  if (!kind) {
    return { wrong: `MicrosoftAppType is "${type}", but must be one of ${APP_TYPES.join(', ')}.` };
  }
  const isManaged = kind === 'UserAssignedMSI';
  if (isManaged && appPassword) {
    return { wrong: `MicrosoftAppPassword must not be set where MicrosoftAppType is ${kind}.` };
  }
  const needed = names.slice(0, 3).filter((name) => !(isManaged && name === 'MicrosoftAppPassword'));
  const missing = needed.filter((name) => readText(environment, name) === undefined);
  if (!appId || !tenantId || missing.length > 0) {
    return {
      wrong: `${missing.join(' and ')} must be set too, for Teams; or unset all of ${names.join(', ')}.`,
    };
  }
  return missingWebVersion(environment) ?? { value: { appId, tenantId, appPassword } };
}

const APP_TYPES = ['SingleTenant', 'UserAssignedMSI'] as const;

/** People in Teams are sent to the web version, so there has to be an address for it. */
function missingWebVersion(environment: Environment): { readonly wrong: string } | undefined {
  if (readText(environment, 'WAYMARK_WEB_PAGE') ?? readText(environment, 'WAYMARK_PUBLIC_URL'))
    return undefined;
  return {
    wrong:
      'WAYMARK_WEB_PAGE or WAYMARK_PUBLIC_URL must be set with MicrosoftAppId: people in Teams are told where to find the web version.',
  };
}
