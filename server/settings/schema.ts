import { readFileSync } from 'node:fs';
import { z } from 'zod/v4';
import { parseProxies } from '../../channels/limits/clientAddress';
import { LOG_LEVELS } from '../../channels/observability/log';
import { readCertificate } from '../../channels/sign-in/clientCertificate';
import { ROOMS } from '../../model/deskScript';
import * as types from './settingTypes';

const { text, wholeNumber, listOf, checked, readable } = types;

/** Networks of which no organisation has all, so that whoever is in it could claim any address; and "any", which is nobody's. */
const isNearlyEverybody = (network: string) =>
  Number(network.split('/')[1] ?? '32') < 8 || ['0.0.0.0', '::'].includes(network);

const proxies = listOf(
  checked(
    (one) => readable((each) => parseProxies([each]))(one) && !isNearlyEverybody(one),
    'must be a list of addresses and networks such as 10.0.0.0/8, divided by commas, and none so wide that anybody is believed',
    types.holds,
  ),
).transform(parseProxies);

const readPem = (file: string) => readFileSync(file, 'utf8');
const certificateFile = checked(
  readable((file) => readCertificate(readPem(file))),
  'must be a file that can be read, with an RSA private key and its certificate (PEM)',
).transform(readPem);

const APP_TYPES = ['SingleTenant', 'UserAssignedMSI'] as const;

/**
 * Every setting, an environment variable each, in the order in which operators read of them: `npm run settings`
 * writes what is said here into `.env.example` and `docs/settings.md`.
 */
export const SETTINGS_SCHEMA = z.object({
  WAYMARK_HOST: types.host
    .prefault('127.0.0.1')
    .describe('The address to listen on: this machine alone, or 0.0.0.0 for all of the network.'),
  WAYMARK_PORT: types.port
    .prefault('3978')
    .describe(
      'The port to listen on; 0 for any that is free. Where it is not set and PORT is, as on hosting platforms, that one, on all addresses.',
    ),
  WAYMARK_PUBLIC_URL: types.origin.optional().meta({
    description:
      'Where browsers reach it, when a proxy stands before it. No path, no slash at the end. With https, browsers are told to stay with it for a year (HSTS). The widget finds the chat by it where a site has copied the script.',
    example: 'https://waymark.example.org',
  }),
  WAYMARK_TRUST_PROXY: proxies.meta({
    description:
      'Proxies in front that are believed about who stands behind them: addresses and networks, divided by commas.',
    example: '10.0.0.7,10.1.0.0/16,fd00::/8',
  }),
  WAYMARK_ALLOWED_ORIGINS: listOf(types.oneOrigin).meta({
    description: 'The sites whose pages may hold the widget, divided by commas. The server’s own pages always may.',
    example: 'https://www.example.police.uk,https://www.example.gov.uk',
  }),
  WAYMARK_KNOWLEDGE: types.folderOfKnowledge
    .prefault('knowledge')
    .describe(
      'The folder with everything that Waymark says. Weights of its own, if npm run train was run for it, lie beside it: /srv/ours.weights.json.',
    ),
  WAYMARK_DATA: types.folder
    .prefault('data')
    .describe('The folder for sealed conversations and the server’s own secret; made with mode 0700.'),
  WAYMARK_REDIS_URL: types.redisAddress.optional().meta({
    description:
      'Keeps conversations in Redis 6 or later, or Valkey, in place of that folder, for any number of processes: redis://, or rediss:// with TLS.',
    example: 'redis://127.0.0.1:6379',
  }),
  WAYMARK_SECRET: listOf(types.oneSecret, /\s*,\s*/).describe(
    'The server’s own secret, 32 characters or more; required with Redis, and the same for every process. Several, divided by commas, let it be replaced: the first seals, all open. Not set: one is made in the data folder.',
  ),
  WAYMARK_FORGET_IDLE_MINUTES: wholeNumber(1, 1440)
    .prefault('30')
    .describe('Minutes after the last message until a conversation is gone (1 to 1440).'),
  WAYMARK_FORGET_HOURS: wholeNumber(1, 168)
    .prefault('24')
    .describe('Hours after its beginning until a conversation is gone, however busy (1 to 168).'),
  WAYMARK_LIMITS: wholeNumber(0, 1000)
    .prefault('1')
    .describe(
      'How many times the usual limits on tokens, conversations and messages (0 to 1000); 0 for none. docs/operating.md lists them.',
    ),
  WAYMARK_LOG_LEVEL: types
    .oneOf(LOG_LEVELS)
    .prefault('info')
    .describe('debug, info, warn, error or silent. Never a word that a person typed, at any level.'),
  WAYMARK_METRICS_TOKEN: types.secret
    .optional()
    .describe(
      'Lets a monitoring system read /metrics, as a bearer token of 16 characters or more. Not set: only this machine may.',
    ),
  WAYMARK_SECURITY_CONTACT: listOf(types.oneContact).meta({
    description:
      'Where somebody can tell you of a flaw in your installation, the best first, divided by commas: shown at /.well-known/security.txt (RFC 9116), which is not there when this is not set.',
    example: 'mailto:security@example.police.uk,https://www.example.police.uk/report-a-flaw',
  }),
  WAYMARK_DIRECT_LINE_SECRET: types.secret
    .optional()
    .describe('Lets another server of yours ask for Direct Line tokens; 16 characters or more.'),
  WAYMARK_WIDGET_DIRECT_LINE: types.address.optional().meta({
    description: 'Another Direct Line for the widget to talk to, such as Azure’s. Both this and the next, or neither.',
    example: 'https://directline.botframework.com/v3/directline/',
  }),
  WAYMARK_WIDGET_TOKENS: types.address.optional().meta({
    description: 'The address that hands out the tokens of that other Direct Line.',
    example: 'https://www.example.org/directline-token',
  }),
  WAYMARK_OIDC_ISSUER: checked(
    (value) => types.isSafeUrl(value) && !value.includes('/.well-known/'),
    'must be an address beginning https://, as the provider itself writes it, and without /.well-known/…',
  )
    .optional()
    .meta({
      description:
        'Who signs call handlers in at the desk (/desk): the address of an OpenID Connect provider, exactly as it writes it. docs/desk-sign-in.md goes through it step by step. Both this and the next, or neither; needs WAYMARK_PUBLIC_URL, but for trying out on this machine. Not set: the desk is open to this machine alone, by a link.',
      example: 'https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/v2.0',
    }),
  WAYMARK_OIDC_CLIENT_ID: text.optional().describe('What that provider calls Waymark.'),
  WAYMARK_OIDC_CLIENT_SECRET: text
    .optional()
    .describe('The secret that the provider has given out for it. Not set: a public client, by PKCE alone.'),
  WAYMARK_OIDC_CLIENT_CERTIFICATE: certificateFile
    .optional()
    .describe(
      'In place of that secret: the path of a file with an RSA private key and its certificate (PEM), which is registered there.',
    ),
  WAYMARK_OIDC_ROLE_CLAIM: text.optional().meta({
    description: 'The claim of the ID token that lists a person’s roles. Not set: roles.',
    example: 'roles',
  }),
  WAYMARK_OIDC_ROLE: text.optional().meta({
    description: 'The role that may sit at the desk. Not set: waymark-desk.',
    example: 'waymark-desk',
  }),
  WAYMARK_OIDC_SUPERVISOR_ROLE: text.optional().meta({
    description:
      'The role that may see the supervisor’s page (/desk/supervisor) too: the calls going on, without their content. Not set: nobody.',
    example: 'waymark-supervisor',
  }),
  WAYMARK_DESK_HOURS: wholeNumber(1, 24)
    .prefault('8')
    .describe('Hours that somebody stays signed in at the desk, at most (1 to 24).'),
  WAYMARK_DESK_IDLE_MINUTES: wholeNumber(5, 720)
    .prefault('60')
    .describe('Of these, minutes without doing anything (5 to 720).'),
  WAYMARK_DESK_ROOM: types
    .oneOf(ROOMS)
    .prefault('helpline')
    .describe(
      'Who sits at the desk, for the words in danger: helpline (hang up and ring 999, the place first) or control-room (the police themselves: keep the line open, grade it).',
    ),
  WAYMARK_DESK_NOTE: text.optional().meta({
    description: 'The layout of the note: a template of desk.yaml, such as plain, thrive or ndm. Not set: the first.',
    example: 'thrive',
  }),
  MicrosoftAppId: types.guid
    .optional()
    .describe('The bot’s registration with Azure Bot, for Microsoft Teams: docs/teams.md. Not set: no Teams.'),
  MicrosoftAppTenantId: types.guid.optional().describe('The tenant of that bot.'),
  MicrosoftAppType: checked(
    (value) => APP_TYPES.some((type) => type.toLowerCase() === value.toLowerCase()),
    `must be one of ${APP_TYPES.join(', ')}`,
  )
    .optional()
    .meta({
      description: 'SingleTenant, also when not set; or UserAssignedMSI, for a managed identity of Azure.',
      example: 'SingleTenant',
    }),
  MicrosoftAppPassword: text.optional().describe('The secret of a SingleTenant bot; a managed identity has none.'),
  WAYMARK_WEB_PAGE: types.page.optional().meta({
    description:
      'The page that people in Teams are sent to, to type in on a device of their own, such as the one that holds the widget. It stands in the chat: make it short, with no word of the subject in it. Not set: WAYMARK_PUBLIC_URL. One of the two must be set for Teams, beginning https://.',
    example: 'https://www.example.police.uk/help',
  }),
  WAYMARK_TEAMS_ORGANISATION: types.shortText(32).optional().meta({
    description:
      'Who offers the app in Teams, in 32 characters at most; this and the next three are only for npm run teams.',
    example: 'Example Police',
  }),
  WAYMARK_TEAMS_WEBSITE: types.page.optional().meta({
    description: 'The organisation’s own home page, which everybody sees under “About” of the app.',
    example: 'https://www.example.police.uk',
  }),
  WAYMARK_TEAMS_PRIVACY_PAGE: types.page.optional().meta({
    description: 'The address of the app’s privacy notice.',
    example: 'https://www.example.police.uk/privacy',
  }),
  WAYMARK_TEAMS_TERMS_PAGE: types.page.optional().meta({
    description: 'The address of the app’s terms.',
    example: 'https://www.example.police.uk/terms',
  }),
});
