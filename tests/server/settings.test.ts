import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { inDataFolder } from '../../server/dataFolder';
import { listenTrouble } from '../../server/listenTrouble';
import { isLocalOnly, readSettings } from '../../server/settings/readSettings';
import { SETTINGS_SCHEMA } from '../../server/settings/schema';
import { BLOCKED_PORTS } from '../../server/settings/settingTypes';
import { startScreen } from '../../server/startScreen';
import { redisTrouble, StoreAwayError, unfitRedis } from '../../store/redis/redisReasons';

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
  test('a page on a network of their own may hold the widget without https, so that a phone can be tried', () => {
    const origins = ['http://192.168.0.5:8080', 'http://localhost:8080'];
    expect(settings({ WAYMARK_ALLOWED_ORIGINS: origins.join() }).allowedOrigins).toEqual(origins);
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

/** The rows of the tables under a heading, what is in their first cell between backticks, and the other cells. */
function rowsUnder(part: string): readonly (readonly [set: readonly string[], says: string, then: string])[] {
  return [...part.matchAll(/^\| (`.*`) \| ([^|]*) \|(?: (\w+) \|)?$/gm)].map(([, set = '', says = '', then = '']) => [
    [...set.matchAll(/`([^`]+)`/g)].map(([, one = '']) => one),
    says,
    then,
  ]);
}

/** What the page says of each wrong setting, and of what goes wrong once it is tried. */
const [set, unheard, unkept, redis] = readFileSync('docs/wrong-settings.md', 'utf8')
  .split(/^## (?:Where it cannot (?:listen|keep anything)|Redis)$/m)
  .map(rowsUnder);

/** As the system, a client or Redis says it. */
const failure = (sign: string) => Object.assign(new Error(sign), { code: sign });

describe('a wrong value is told in one sentence: name, value, what is allowed', () => {
  test.each(set ?? [])('%j', (settings, says) => {
    const environment = settings.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]);
    expect(wrong(Object.fromEntries(environment))).toBe(says);
  });
  test('of every setting that can be wrong by itself', () => {
    const told = new Set((set ?? []).flatMap(([settings]) => settings.map((one) => one.slice(0, one.indexOf('=')))));
    const anyText = ['WAYMARK_OIDC_ROLE_CLAIM', 'WAYMARK_OIDC_SUPERVISOR_ROLE', 'WAYMARK_DESK_NOTE'];
    expect(Object.keys(SETTINGS_SCHEMA.shape).filter((name) => !told.has(name))).toEqual(anyText);
  });
  test.each(unheard ?? [])('where it cannot listen: %j', ([code = ''], says) => {
    expect(`${listenTrouble(failure(code), '192.0.2.1', 80)}`).toBe(`Error: ${says}`);
  });
  test.each(unkept ?? [])('where it cannot keep anything: %j', ([code = ''], says) => {
    const use = () =>
      inDataFolder(tmpdir(), () => {
        throw failure(code);
      });
    expect(use).toThrow(says.replace('/srv/waymark', tmpdir()));
  });
  test.each(redis ?? [])('where Redis cannot be used: %j', ([sign = ''], says, then) => {
    const why = unfitRedis(sign) ?? redisTrouble(failure(sign));
    expect([why.message, why instanceof StoreAwayError ? 'waits' : 'ends']).toEqual([says.replace(/\.$/, ''), then]);
  });
  test('and each trouble of Redis, of the disk and of the port has a sentence of its own', () => {
    const all = [unheard, unkept, redis].flatMap((rows) => (rows ?? []).map(([, says]) => says));
    expect(all).toHaveLength(27);
    expect(new Set(all).size).toBe(all.length);
  });

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
