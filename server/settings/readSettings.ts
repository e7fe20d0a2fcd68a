import type { z } from 'zod/v4';
import type { ProviderSettings } from '../../channels/sign-in/oidcSignIn';
import { contradictions, type Environment } from './contradictions';
import { SETTINGS_SCHEMA } from './schema';

const MINUTE = 60_000;

/** What an operator has set, as the server uses it; the schema explains each. Times are milliseconds. */
export type Settings = ReturnType<typeof arrange>;

/** @returns the settings, or one sentence for each value that is wrong: name, value, what is allowed */
export function readSettings(
  environment: Environment,
):
  | { readonly kind: 'read'; readonly settings: Settings }
  | { readonly kind: 'wrong'; readonly wrong: readonly string[] } {
  const set = withoutEmpty(environment);
  const { data, error } = SETTINGS_SCHEMA.safeParse(set);
  const values = error?.issues.map(({ path, message }) => `${String(path[0])} ${message}.`) ?? [];
  const wrong = [...values, ...contradictions(set)];
  return data && wrong.length === 0 ? { kind: 'read', settings: arrange(data) } : { kind: 'wrong', wrong };
}

/** An empty value counts as not set. */
function withoutEmpty(environment: Environment): Environment {
  const trimmed = Object.entries(environment).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value));
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
    /** Without a password, a managed identity of Azure vouches for the bot. */
    connector: appId && tenantId ? { appId, tenantId, appPassword } : undefined,
    desk: {
      provider: provider(set),
      life: 60 * MINUTE * set.WAYMARK_DESK_HOURS,
      idle: MINUTE * set.WAYMARK_DESK_IDLE_MINUTES,
    },
    webPage: set.WAYMARK_WEB_PAGE,
    teamsApp: {
      organisation: set.WAYMARK_TEAMS_ORGANISATION,
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
  };
}
