import { readFileSync } from 'node:fs';
import { isLocalOnly, readSettings } from '../../server/settings/readSettings';
import { BLOCKED_PORTS } from '../../server/settings/settingTypes';
import { startScreen } from '../../server/startScreen';

const PROVIDER = { WAYMARK_OIDC_ISSUER: 'https://login.example/a', WAYMARK_OIDC_CLIENT_ID: 'desk' };

function wrong(environment: Record<string, string>): string {
  const read = readSettings(environment);
  return read.kind === 'wrong' ? read.wrong.join(' ') : '';
}

function settings(environment: Record<string, string> = {}) {
  const read = readSettings(environment);
  if (read.kind === 'wrong') throw new Error(read.wrong.join('\n'));
  return read.settings;
}

describe('an operator who sets nothing gets something safe', () => {
  test('only this machine can reach it, and no other site may hold the widget', () => {
    expect(settings()).toMatchObject({
      host: '127.0.0.1',
      port: 3978,
      allowedOrigins: [],
      connector: undefined,
    });
    expect(isLocalOnly(settings())).toBe(true);
    expect(isLocalOnly(settings({ WAYMARK_HOST: '0.0.0.0' }))).toBe(false);
  });
  test('a conversation is gone after half an hour unused, and a day in all', () => {
    expect(settings()).toMatchObject({ forgetIdleAfter: 1_800_000, forgetAfter: 86_400_000 });
  });
  test('a secret may be a sentence, and several are divided by commas', () => {
    const [one, two] = ['a sentence of more than 32 characters', 'b'.repeat(32)];
    expect(settings({ WAYMARK_SECRET: `${one} , ${two}` }).secrets).toEqual([one, two]);
  });
  test('an empty value is the same as none', () => {
    expect(settings({ WAYMARK_PORT: '', WAYMARK_ALLOWED_ORIGINS: ' ' })).toEqual(settings());
  });
});

const APP = '11111111-2222-4333-8444-555555555555';
const TENANT = '66666666-7777-4888-9999-aaaaaaaaaaaa';
const SECRET_BOT = { MicrosoftAppId: APP, MicrosoftAppTenantId: TENANT, MicrosoftAppPassword: 'p' };

describe('an operator registers the bot as Azure makes bots now', () => {
  const web = { WAYMARK_WEB_PAGE: 'https://www.example.police.uk/stalking' };
  test('for one tenant, with a secret', () => {
    const { connector } = settings({ ...SECRET_BOT, ...web });
    expect(connector).toEqual({ appId: APP, tenantId: TENANT, appPassword: 'p' });
  });
  test('or as a managed identity, without one', () => {
    const managed = { MicrosoftAppId: APP, MicrosoftAppTenantId: TENANT, MicrosoftAppType: 'userassignedmsi' };
    expect(settings({ ...managed, ...web }).connector).toEqual({ appId: APP, tenantId: TENANT });
  });
});

describe('a wrong value is told in one sentence: name, value, what is allowed', () => {
  test.each([
    [{ WAYMARK_PORT: 'http' }, 'WAYMARK_PORT is "http", but must be a whole number from 0 to 65535.'],
    [{ WAYMARK_PORT: '70000' }, 'WAYMARK_PORT is "70000", but must be a whole number from 0 to 65535.'],
    [
      { WAYMARK_PORT: '4190' },
      'WAYMARK_PORT is "4190", but browsers open no page on that port: set another, such as 3978.',
    ],
    [{ WAYMARK_PORT: '1e3' }, 'WAYMARK_PORT is "1e3"'],
    [{ WAYMARK_FORGET_IDLE_MINUTES: '0' }, 'from 1 to 1440'],
    [{ WAYMARK_FORGET_HOURS: '-1' }, 'from 1 to 168'],
    [{ WAYMARK_ALLOWED_ORIGINS: 'https://a.example/' }, 'holds "https://a.example/"'],
    [{ WAYMARK_ALLOWED_ORIGINS: 'https://a.example, b.example' }, 'holds "b.example"'],
    [{ WAYMARK_ALLOWED_ORIGINS: '*' }, 'holds "*"'],
    [{ WAYMARK_PUBLIC_URL: 'waymark.example' }, 'WAYMARK_PUBLIC_URL is "waymark.example"'],
    [{ WAYMARK_DIRECT_LINE_SECRET: 'short' }, 'must have 16 or more'],
    [{ WAYMARK_REDIS_URL: 'localhost:6379' }, 'such as redis://127.0.0.1:6379'],
    [{ WAYMARK_REDIS_URL: 'redis://127.0.0.1:6379' }, 'WAYMARK_SECRET is not set, but must be with WAYMARK_REDIS_URL'],
    [{ WAYMARK_SECRET: 'short' }, 'each must have 32 or more'],
    [
      { WAYMARK_TRUST_PROXY: '10.0.0.7 my-proxy' },
      'WAYMARK_TRUST_PROXY holds "my-proxy", but must be a list of addresses and networks',
    ],
    [{ WAYMARK_LIMITS: '-1' }, 'from 0 to 1000'],
    [{ WAYMARK_LOG_LEVEL: 'loud' }, 'debug, info, warn, error, silent'],
    [{ MicrosoftAppId: 'x' }, 'MicrosoftAppPassword and MicrosoftAppTenantId must be set too'],
    [{ WAYMARK_OIDC_ISSUER: 'https://a.example' }, 'WAYMARK_OIDC_CLIENT_ID must be set too, for the desk'],
    [{ WAYMARK_OIDC_CLIENT_ID: 'desk' }, 'WAYMARK_OIDC_ISSUER must be set too, for the desk'],
    [
      { WAYMARK_OIDC_ROLE: 'handler' },
      'WAYMARK_OIDC_ISSUER and WAYMARK_OIDC_CLIENT_ID must be set too, for the desk; or unset all that begin WAYMARK_OIDC_.',
    ],
    [
      { WAYMARK_OIDC_ISSUER: 'http://login.example', WAYMARK_OIDC_CLIENT_ID: 'desk' },
      'WAYMARK_OIDC_ISSUER is "http://login.example", but must be an address beginning https://',
    ],
    [
      { WAYMARK_OIDC_ISSUER: 'login.example', WAYMARK_OIDC_CLIENT_ID: 'desk' },
      'WAYMARK_OIDC_ISSUER is "login.example"',
    ],
    [{ ...PROVIDER, WAYMARK_HOST: '0.0.0.0' }, 'WAYMARK_PUBLIC_URL must be set, beginning https://'],
    [{ ...PROVIDER, WAYMARK_PUBLIC_URL: 'http://desk.example' }, 'WAYMARK_PUBLIC_URL is "http://desk.example"'],
    [
      { ...PROVIDER, WAYMARK_OIDC_CLIENT_SECRET: 'tell-no-one', WAYMARK_OIDC_CLIENT_CERTIFICATE: 'a.pem' },
      'WAYMARK_OIDC_CLIENT_SECRET and WAYMARK_OIDC_CLIENT_CERTIFICATE are both set, but only one may be.',
    ],
    [
      { ...PROVIDER, WAYMARK_OIDC_CLIENT_CERTIFICATE: 'README.md' },
      'WAYMARK_OIDC_CLIENT_CERTIFICATE is "README.md", but must be a file that can be read',
    ],
    [{ WAYMARK_DESK_HOURS: '25' }, 'from 1 to 24'],
    [{ WAYMARK_DESK_IDLE_MINUTES: '1' }, 'from 5 to 720'],
    [{ MicrosoftAppType: 'UserAssignedMSI' }, 'MicrosoftAppId and MicrosoftAppTenantId must be set too'],
    [{ ...SECRET_BOT, MicrosoftAppPassword: '' }, 'MicrosoftAppPassword must be set too'],
    [
      { ...SECRET_BOT, MicrosoftAppType: 'MultiTenant' },
      'MicrosoftAppType is "MultiTenant", but must be one of SingleTenant, UserAssignedMSI.',
    ],
    [
      { ...SECRET_BOT, MicrosoftAppType: 'UserAssignedMSI' },
      'MicrosoftAppPassword must not be set where MicrosoftAppType is UserAssignedMSI.',
    ],
    [SECRET_BOT, 'WAYMARK_WEB_PAGE or WAYMARK_PUBLIC_URL must be set with MicrosoftAppId'],
    [{ ...SECRET_BOT, WAYMARK_PUBLIC_URL: 'http://a.example' }, 'WAYMARK_WEB_PAGE must be set with MicrosoftAppId'],
    [{ MicrosoftAppId: 'not-a-guid' }, 'MicrosoftAppId is "not-a-guid", but must be an id like 00000000-'],
    [{ MicrosoftAppTenantId: 'also-bad' }, 'MicrosoftAppTenantId is "also-bad", but must be an id'],
    [{ WAYMARK_TEAMS_ORGANISATION: 'x'.repeat(33) }, 'must have 32 characters at most'],
    [{ WAYMARK_TEAMS_WEBSITE: 'http://a.example' }, 'must be the address of a page, beginning https://'],
    [{ WAYMARK_WEB_PAGE: 'http://a.example/' }, 'must be the address of a page, beginning https://'],
    [{ WAYMARK_WIDGET_DIRECT_LINE: 'https://a.example/' }, 'or neither set'],
    [{ WAYMARK_ALOWED_ORIGINS: 'x' }, 'WAYMARK_ALOWED_ORIGINS is no setting; did you mean WAYMARK_ALLOWED_ORIGINS?'],
    [{ MICROSOFTAPPID: 'x' }, 'MICROSOFTAPPID is no setting; did you mean MicrosoftAppId?'],
    [{ waymark_port: '1' }, 'waymark_port is no setting; did you mean WAYMARK_PORT?'],
    [{ WAYMARK_COLOUR_OF_THE_SKY: 'x' }, 'WAYMARK_COLOUR_OF_THE_SKY is no setting. docs/settings.md has all'],
    [{ WAYMARK_ALLOWED_ORIGINS: 'https://*.example.police.uk' }, 'each by its whole name (no *)'],
    [{ WAYMARK_PUBLIC_URL: 'https://Waymark.Example.org' }, 'in small letters'],
    [{ WAYMARK_PUBLIC_URL: 'http://waymark.example.org' }, 'begin https:// where it is not on this machine'],
    [{ WAYMARK_PUBLIC_URL: 'https://www.example.police.uk/waymark' }, 'with no path'],
    [{ WAYMARK_TRUST_PROXY: '0.0.0.0/0' }, 'holds "0.0.0.0/0", but must be a list'],
    [{ WAYMARK_TRUST_PROXY: '::/0' }, 'none so wide that anybody is believed'],
    [{ WAYMARK_SECRET: `"${'a'.repeat(40)}"` }, 'WAYMARK_SECRET has quotes around its value'],
    [{ WAYMARK_SECRET: `\${{ secrets.WAYMARK_SECRET_OF_THE_SITE }}` }, 'WAYMARK_SECRET holds a name in braces'],
    [
      { WAYMARK_REDIS_URL: `\${REDIS_URL}`, WAYMARK_SECRET: 'a'.repeat(40) },
      'WAYMARK_REDIS_URL holds a name in braces',
    ],
    [{ WAYMARK_METRICS_TOKEN: '$THE_TOKEN_FOR_NUMBERS' }, 'Write the value itself.'],
    [
      { WAYMARK_FORGET_IDLE_MINUTES: '1440', WAYMARK_FORGET_HOURS: '1' },
      'WAYMARK_FORGET_IDLE_MINUTES is "1440", which is longer than WAYMARK_FORGET_HOURS lets',
    ],
    [{ WAYMARK_KNOWLEDGE: '/nowhere' }, 'WAYMARK_KNOWLEDGE is "/nowhere", but must be a folder that is there.'],
    [{ PORT: 'http' }, 'WAYMARK_PORT is "http"'],
  ])('%j', (environment, sentence) => expect(wrong(environment)).toContain(sentence));

  test.each(['WAYMARK_DIRECT_LINE_SECRET', 'WAYMARK_METRICS_TOKEN', 'WAYMARK_SECRET', 'WAYMARK_REDIS_URL'])(
    'a secret is never repeated: %s',
    (name) => {
      expect(wrong({ [name]: 'tell-no-one' })).toContain(`${name} h`);
      expect(wrong({ [name]: 'tell-no-one' })).not.toContain('tell-no-one');
    },
  );
  test('all of them at once', () => {
    const all = { WAYMARK_PORT: 'x', WAYMARK_FORGET_HOURS: 'y', MicrosoftAppId: 'z' };
    expect(wrong(all)).toMatch(/WAYMARK_PORT.*WAYMARK_FORGET_HOURS.*MicrosoftAppPassword/s);
    // An address that is wrong is told of once, as itself.
    expect(wrong({ ...PROVIDER, WAYMARK_PUBLIC_URL: 'desk.example' })).not.toContain('must be set');
  });
});

test('on a hosting platform it listens where that looks for it, unless it is told otherwise', () => {
  expect(settings({ PORT: '8080' })).toMatchObject({ host: '0.0.0.0', port: 8080 });
  expect(isLocalOnly(settings({ PORT: '8080' }))).toBe(false);
  expect(settings({ PORT: '8080', WAYMARK_PORT: '3978' })).toMatchObject({ host: '127.0.0.1', port: 3978 });
});

describe('who may sit at the desk', () => {
  test('nobody but whoever started it, for a shift at most, when nothing is set', () => {
    expect(settings().desk).toEqual({ provider: undefined, life: 8 * 3_600_000, idle: 3_600_000 });
  });
  test('whoever has the role at the provider, when one is set', () => {
    expect(settings({ ...PROVIDER, WAYMARK_OIDC_ROLE: 'Handler' }).desk.provider).toEqual({
      issuer: 'https://login.example/a',
      clientId: 'desk',
      clientSecret: undefined,
      roleClaim: 'roles',
      role: 'Handler',
    });
  });
  test.each([
    { ...PROVIDER, WAYMARK_HOST: '0.0.0.0', WAYMARK_PUBLIC_URL: 'https://desk.example' },
    { ...PROVIDER, WAYMARK_PUBLIC_URL: 'http://localhost:8080' },
    { ...PROVIDER, WAYMARK_OIDC_ISSUER: 'http://127.0.0.1:8080/realms/a' },
  ])('may be tried out on this machine, and used by https: %j', (environment) => {
    expect(wrong(environment)).toBe('');
  });
  test('the first screen says who, and how to let others in', () => {
    const url = 'http://127.0.0.1:3978';
    expect(startScreen(settings(), url, `${url}/desk/open#secret`)).toContain(`${url}/desk/open#secret (opens once`);
    expect(startScreen(settings({ WAYMARK_HOST: '0.0.0.0' }), url)).toContain('closed; connect a sign-in');
    const shown = startScreen(settings({ ...PROVIDER, WAYMARK_OIDC_CLIENT_SECRET: 'tell-no-one' }), url);
    expect(shown).toContain('the role waymark-desk at https://login.example/a');
    expect(shown).not.toContain('tell-no-one');
  });
});

describe('an operator who copies .env.example', () => {
  const example = readFileSync('.env.example', 'utf8');
  const values = (lines: RegExp) => [...example.matchAll(lines)].map(([, name = '', value = '']) => [name, value]);

  test('as it is gets what holds without it', () => {
    expect(settings(Object.fromEntries(values(/^(\w+)=(.*)$/gm)))).toEqual(settings());
  });
  test.each(values(/^# (\w+)=(.+)$/gm))('finds an example that is right for %s', (name, value) => {
    expect(wrong({ [name]: value })).not.toContain(`${name} is`);
    expect(wrong({ [name]: value })).not.toContain(`${name} ho`);
  });
});

test('the first screen tells where to look, where state is, what is off and how to switch it on', () => {
  const shown = startScreen(settings({ WAYMARK_HOST: '0.0.0.0' }), 'http://0.0.0.0:3978');
  for (const part of [
    'http://0.0.0.0:3978/',
    'the folder data',
    'WAYMARK_REDIS_URL',
    'WAYMARK_ALLOWED_ORIGINS',
    'MicrosoftAppId',
    'WAYMARK_DIRECT_LINE_SECRET',
  ]) {
    expect(shown).toContain(part);
  }
  expect(shown.split('\n').length).toBeLessThan(24);
});

test('the ports that are refused are those that a fetch refuses too', async () => {
  for (const port of BLOCKED_PORTS) {
    const refusal = await fetch(`http://127.0.0.1:${port}/`).then(
      () => undefined,
      ({ cause }: Error) => cause,
    );
    expect([port, String(refusal)]).toEqual([port, 'Error: bad port']);
  }
});
