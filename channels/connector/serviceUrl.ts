import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';

/** One of Microsoft's clouds: where Bot Framework is, and where channels take replies. */
export interface Cloud {
  /** The SDK's own settings; none for the public cloud. */
  readonly sdk: ConfigurationBotFrameworkAuthenticationOptions;
  readonly isServiceUrl: (url: URL) => boolean;
}

/** Teams, and Teams for governments (GCC). Source: Microsoft's Teams SDK, "Service URL Validation", Public. */
const TEAMS_HOSTS: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
]);

/** Every other channel. Source: "Bot Framework Security and Privacy FAQ", which URLs to allow in a firewall. */
const CHANNEL_HOSTS = '.botframework.com';

export const PUBLIC_CLOUD: Cloud = {
  sdk: {},
  isServiceUrl: ({ protocol, port, hostname }) =>
    protocol === 'https:' && port === '' && (TEAMS_HOSTS.has(hostname) || hostname.endsWith(CHANNEL_HOSTS)),
};

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** An emulator's own address, on this machine. */
export function isLoopbackUrl({ hostname }: URL): boolean {
  return LOOPBACK.includes(hostname);
}
