import type { z } from 'zod/v4';
import type { ProviderSettings } from '../../channels/sign-in/oidcSignIn';
import { contradictions, isLoopbackOnly } from './contradictions';
import { commentedValues, quotedValues, unfilledValues, unknownNames } from './mistakes';
import { SETTINGS_SCHEMA } from './schema';

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
  const written = [quotedValues, commentedValues, unfilledValues].flatMap((mistakes) => mistakes(set, NAMES));
  const { data, error } = SETTINGS_SCHEMA.safeParse(set);
  // Of a value that is written wrongly, that is said, and not what it therefore is not.
  const values = error?.issues.map(({ path, message }) => [nameSet(String(path[0]), set, environment), message]) ?? [];
  const others = values.filter(([name]) => !written.some((one) => one.startsWith(`${name} `)));
  const wrong = [
    ...unknownNames(set, NAMES),
    ...written,
    ...others.map(([name, message]) => `${name} ${message}.`),
    ...contradictions(set),
  ];
  return data && wrong.length === 0 ? { kind: 'read', settings: arrange(data) } : { kind: 'wrong', wrong };
}

/** An empty value, or an empty list, counts as not set. */
function withoutEmpty(environment: Environment): Environment {
  const trimmed = Object.entries(environment).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value && !/^[\s,]+$/.test(value)));
}

/** Hosting platforms say by PORT where they look for it, on any address. */
function withPlatformsPort(set: Environment): Environment {
  const { PORT: port, WAYMARK_PORT: own, WAYMARK_HOST: host = '0.0.0.0' } = set;
  return port === undefined || own !== undefined ? set : { ...set, WAYMARK_PORT: port, WAYMARK_HOST: host };
}

/** By which name a value was given. */
function nameSet(name: string, set: Environment, given: Environment): string {
  return name === 'WAYMARK_PORT' && !given.WAYMARK_PORT && set.PORT !== undefined ? 'PORT' : name;
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
