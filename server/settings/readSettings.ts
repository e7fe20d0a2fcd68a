import type { z } from 'zod/v4';
import type { ProviderSettings } from '../../channels/sign-in/oidcSignIn';
import { quotedValues, unfilledValues, unknownNames } from './mistakes';
import { SETTINGS_SCHEMA } from './schema';
import { isSafeUrl, origin } from './settingTypes';

const NAMES = Object.keys(SETTINGS_SCHEMA.shape);

type Environment = Readonly<Record<string, string | undefined>>;

const MINUTE = 60_000;

/** What an operator has set, as the server uses it; the schema explains each. Times are milliseconds. */
export type Settings = ReturnType<typeof arrange>;

/** @returns the settings, or one sentence for each value that is wrong: name, value, what is allowed */
export function readSettings(
  environment: Environment,
):
  | { readonly kind: 'read'; readonly settings: Settings }
  | { readonly kind: 'wrong'; readonly wrong: readonly string[] } {
  const set = withPlatformsPort(withoutEmpty(environment));
  const mistaken = [unknownNames, quotedValues, unfilledValues].flatMap((mistakes) => mistakes(set, NAMES));
  const { data, error } = SETTINGS_SCHEMA.safeParse(set);
  const values = error?.issues.map(({ path, message }) => `${String(path[0])} ${message}.`) ?? [];
  const wrong = [...mistaken, ...values, ...contradictions(set)];
  return data && wrong.length === 0 ? { kind: 'read', settings: arrange(data) } : { kind: 'wrong', wrong };
}

/** An empty value counts as not set. */
function withoutEmpty(environment: Environment): Environment {
  const trimmed = Object.entries(environment).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value));
}

/** Hosting platforms say by PORT where they look for it, on any address. */
function withPlatformsPort(set: Environment): Environment {
  const { PORT: port, WAYMARK_PORT: own, WAYMARK_HOST: host = '0.0.0.0' } = set;
  return port === undefined || own !== undefined ? set : { ...set, WAYMARK_PORT: port, WAYMARK_HOST: host };
}

type Values = z.output<typeof SETTINGS_SCHEMA>;

function arrange(set: Values) {
  const { WAYMARK_WIDGET_DIRECT_LINE: url, WAYMARK_WIDGET_TOKENS: tokensUrl } = set;
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppPassword: appPassword } = set;
  return {
    host: set.WAYMARK_HOST,
    port: set.WAYMARK_PORT,
    publicUrl: set.WAYMARK_PUBLIC_URL,
    knowledge: set.WAYMARK_KNOWLEDGE,
    /** Where the built pages of the widget are. */
    web: 'dist/web',
    allowedOrigins: set.WAYMARK_ALLOWED_ORIGINS,
    widgetDirectLine: url && tokensUrl ? { url, tokensUrl } : undefined,
    directLineSecret: set.WAYMARK_DIRECT_LINE_SECRET,
    data: set.WAYMARK_DATA,
    redisUrl: set.WAYMARK_REDIS_URL,
    secrets: set.WAYMARK_SECRET,
    forgetIdleAfter: MINUTE * set.WAYMARK_FORGET_IDLE_MINUTES,
    forgetAfter: 60 * MINUTE * set.WAYMARK_FORGET_HOURS,
    trustedProxies: set.WAYMARK_TRUST_PROXY,
    limits: set.WAYMARK_LIMITS,
    logLevel: set.WAYMARK_LOG_LEVEL,
    metricsToken: set.WAYMARK_METRICS_TOKEN,
    /** Of whoever runs it, for who has found a flaw. */
    securityContacts: set.WAYMARK_SECURITY_CONTACT,
    /** Without a password, a managed identity of Azure vouches for the bot. */
    connector: appId && tenantId ? { appId, tenantId, appPassword } : undefined,
    desk: {
      provider: provider(set),
      life: 60 * MINUTE * set.WAYMARK_DESK_HOURS,
      idle: MINUTE * set.WAYMARK_DESK_IDLE_MINUTES,
    },
    /** Who sits at the desk, and the id of the layout of their notes. */
    deskPage: { room: set.WAYMARK_DESK_ROOM, note: set.WAYMARK_DESK_NOTE },
    webPage: set.WAYMARK_WEB_PAGE,
    teamsApp: {
      organisation: set.WAYMARK_TEAMS_ORGANISATION,
      website: set.WAYMARK_TEAMS_WEBSITE,
      privacyPage: set.WAYMARK_TEAMS_PRIVACY_PAGE,
      termsPage: set.WAYMARK_TEAMS_TERMS_PAGE,
    },
  };
}

/** Without one, the desk is for whoever has started the server on this machine. */
function provider(set: Values): ProviderSettings | undefined {
  const { WAYMARK_OIDC_ISSUER: issuer, WAYMARK_OIDC_CLIENT_ID: clientId } = set;
  if (!issuer || !clientId) return undefined;
  return {
    issuer,
    clientId,
    clientSecret: set.WAYMARK_OIDC_CLIENT_SECRET,
    clientCertificate: set.WAYMARK_OIDC_CLIENT_CERTIFICATE,
    roleClaim: set.WAYMARK_OIDC_ROLE_CLAIM ?? 'roles',
    role: set.WAYMARK_OIDC_ROLE ?? 'waymark-desk',
    supervisorRole: set.WAYMARK_OIDC_SUPERVISOR_ROLE,
  };
}

const DESK = ['WAYMARK_OIDC_ISSUER', 'WAYMARK_OIDC_CLIENT_ID'];
const CLIENT_AUTH = ['WAYMARK_OIDC_CLIENT_SECRET', 'WAYMARK_OIDC_CLIENT_CERTIFICATE'];
const ALL_OF_DESK = [
  ...DESK,
  ...CLIENT_AUTH,
  'WAYMARK_OIDC_ROLE',
  'WAYMARK_OIDC_ROLE_CLAIM',
  'WAYMARK_OIDC_SUPERVISOR_ROLE',
];
const WIDGET = ['WAYMARK_WIDGET_DIRECT_LINE', 'WAYMARK_WIDGET_TOKENS'];
const ALL_OF_TEAMS = ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId', 'MicrosoftAppType'];

/** One sentence for each setting that does not go with the others. */
function contradictions(set: Environment): readonly string[] {
  const has = (name: string) => set[name] !== undefined;
  const missing = (needed: readonly string[], all: readonly string[], why: string) => {
    const names = all.some(has) ? needed.filter((name) => !has(name)) : [];
    return names.length > 0 && `${names.join(' and ')} must be set too, ${why}.`;
  };
  const isManaged = set.MicrosoftAppType?.toLowerCase() === 'userassignedmsi';
  const teams = ALL_OF_TEAMS.slice(0, 3).filter((name) => !isManaged || name !== 'MicrosoftAppPassword');
  const found = [
    has('WAYMARK_REDIS_URL') &&
      !has('WAYMARK_SECRET') &&
      'WAYMARK_SECRET is not set, but must be with WAYMARK_REDIS_URL: 32 characters or more, the same for every process.',
    Number(set.WAYMARK_FORGET_IDLE_MINUTES ?? 30) > 60 * Number(set.WAYMARK_FORGET_HOURS ?? 24) &&
      `WAYMARK_FORGET_IDLE_MINUTES is "${set.WAYMARK_FORGET_IDLE_MINUTES ?? 30}", which is longer than WAYMARK_FORGET_HOURS lets a conversation live. Lower the one, or raise the other.`,
    missing(WIDGET, WIDGET, 'for another Direct Line; or neither set'),
    missing(DESK, ALL_OF_DESK, 'for the desk; or unset all that begin WAYMARK_OIDC_'),
    CLIENT_AUTH.every(has) && `${CLIENT_AUTH.join(' and ')} are both set, but only one may be.`,
    DESK.every(has) &&
      !isReachable(set) &&
      'WAYMARK_PUBLIC_URL must be set, beginning https://, with WAYMARK_OIDC_ISSUER: the provider sends people back there.',
    missing(teams, ALL_OF_TEAMS, `for Teams; or unset all of ${ALL_OF_TEAMS.join(', ')}`),
    isManaged &&
      has('MicrosoftAppPassword') &&
      'MicrosoftAppPassword must not be set where MicrosoftAppType is UserAssignedMSI.',
    has('MicrosoftAppId') &&
      !has('WAYMARK_WEB_PAGE') &&
      !has('WAYMARK_PUBLIC_URL') &&
      'WAYMARK_WEB_PAGE or WAYMARK_PUBLIC_URL must be set with MicrosoftAppId: people in Teams are told where to find the web version.',
    has('MicrosoftAppId') &&
      !has('WAYMARK_WEB_PAGE') &&
      set.WAYMARK_PUBLIC_URL?.startsWith('http:') === true &&
      'WAYMARK_WEB_PAGE must be set with MicrosoftAppId, as WAYMARK_PUBLIC_URL does not begin https://.',
  ];
  return found.filter((sentence) => sentence !== false);
}

function isReachable({ WAYMARK_PUBLIC_URL: publicUrl, WAYMARK_HOST: host }: Environment): boolean {
  if (publicUrl === undefined) return isLoopbackOnly({ host });
  // One that is no origin is told of as such.
  return isSafeUrl(publicUrl) || !origin.safeParse(publicUrl).success;
}

/**
 * Whether nobody but people on this machine can reach the server, as when nothing is set. Behind a proxy everyone appears
 * to be on this machine. Doors that have no lock are open only then: the desk's link, the metrics, the connector.
 */
export function isLocalOnly({
  host,
  publicUrl,
  trustedProxies,
}: Pick<Settings, 'host' | 'publicUrl' | 'trustedProxies'>): boolean {
  return isLoopbackOnly({ host }) && publicUrl === undefined && trustedProxies.rules.length === 0;
}

/** Whether it listens to this machine alone: it may be a proxy there that asks. */
function isLoopbackOnly({ host = '127.0.0.1' }: { readonly host?: string | undefined }): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host);
}
