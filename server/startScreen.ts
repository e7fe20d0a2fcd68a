import { isLocalOnly, type Settings } from './settings/readSettings';

/** What `npm start` prints: where to look, where state is stored, what is off and how to switch it on. */
export function startScreen(settings: Settings, url: string, deskLink?: string): string {
  const minutes = settings.forgetIdleAfter / 60_000;
  const hours = settings.forgetAfter / 3_600_000;
  const kept = `gone after ${minutes} minutes unused, or ${hours} hours in all`;
  const others = settings.allowedOrigins.join(', ');
  const rows: readonly (readonly [string, string])[] = [
    [isLocalOnly(settings) ? 'Demonstration' : 'Helplines', `${url}/`],
    ['Widget script', `${url}/widget.js`],
    ['State', `sealed, in ${place(settings)}; ${kept}`],
    ['Other sites', others || 'none may hold the widget; name them in WAYMARK_ALLOWED_ORIGINS'],
    ['Desk', desk(settings, url, deskLink)],
    ['Teams', teams(settings)],
    [
      'Server tokens',
      settings.directLineSecret ? 'on' : 'off; set WAYMARK_DIRECT_LINE_SECRET for other servers to ask for tokens',
    ],
  ];
  const lines = rows.map(([name, value]) => `  ${name.padEnd(15)} ${value}`);
  return ['Waymark is running. Ctrl+C stops it.', '', ...lines, '', 'Settings are explained in .env.example.', ''].join(
    '\n',
  );
}

function place(settings: Settings): string {
  return settings.redisUrl ? 'Redis' : `the folder ${settings.data}; for several processes set WAYMARK_REDIS_URL`;
}

function desk({ desk: { provider } }: Settings, url: string, link: string | undefined): string {
  if (provider) return `${url}/desk, for whoever has the role ${provider.role} at ${provider.issuer}`;
  if (link) return `${link} (opens once, on this machine); for others connect a sign-in: WAYMARK_OIDC_ISSUER`;
  return 'closed; connect a sign-in with WAYMARK_OIDC_ISSUER and WAYMARK_OIDC_CLIENT_ID';
}

function teams(settings: Settings): string {
  if (settings.connector) return 'on, at /api/messages';
  const how = 'set MicrosoftAppId and what belongs to it, see docs/teams.md';
  return isLocalOnly(settings) ? `only for emulators on this machine, at /api/messages; ${how}` : `off; ${how}`;
}
