import type { BlockList } from 'node:net';
import type { LogLevel } from '../../channels/observability/log';
import type { ProviderSettings } from '../../channels/sign-in/oidcProvider';

/** What an operator can set, by environment variables. `.env.example` explains each. */
export interface Settings {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Where browsers reach this server, when it is behind a proxy. */
  readonly publicUrl: string | undefined;
  readonly knowledge: string;
  /** Where the built pages of the widget are. */
  readonly web: string;
  /** Sites whose pages may embed the widget, besides this server's own. */
  readonly allowedOrigins: readonly string[];
  /** Another Direct Line for the widget to use, such as Azure's, and where its tokens come from. */
  readonly widgetDirectLine: { readonly url: string; readonly tokensUrl: string } | undefined;
  readonly directLineSecret: string | undefined;
  /** The folder in which conversations are stored, encrypted, where no Redis is set. */
  readonly data: string;
  readonly redisUrl: string | undefined;
  /** The server's own secrets: the first encrypts, all decrypt. Empty: one is kept in the data folder. */
  readonly secrets: readonly string[];
  /** Milliseconds. */
  readonly forgetIdleAfter: number;
  readonly forgetAfter: number;
  /** Proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: BlockList;
  /** A factor on the usual rate limits; 0 for none. */
  readonly limits: number;
  readonly logLevel: LogLevel;
  readonly metricsToken: string | undefined;
  readonly connector: ConnectorSettings | undefined;
  /** Who may use the desk. Without a provider, whoever has started the server on this machine. */
  readonly desk: {
    readonly provider: ProviderSettings | undefined;
    /** Milliseconds that somebody stays signed in: at most, and when idle. */
    readonly life: number;
    readonly idle: number;
  };
  /** The page that people in Teams are sent to, to open on a device of their own; else `publicUrl`. */
  readonly webPage: string | undefined;
  /** Who offers the app in Teams, as its package says; only `npm run teams` needs it. */
  readonly teamsApp: TeamsAppSettings;
}

export interface ConnectorSettings {
  readonly appId: string;
  readonly tenantId: string;
  /** Absent where a managed identity of Azure vouches for the bot. */
  readonly appPassword: string | undefined;
}

export interface TeamsAppSettings {
  readonly organisation: string | undefined;
  readonly privacyPage: string | undefined;
  readonly termsPage: string | undefined;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Whether only this machine can reach the server. */
export function isLoopbackOnly({ host }: Pick<Settings, 'host'>): boolean {
  return LOOPBACK.has(host);
}
