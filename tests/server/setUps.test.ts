import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { parse } from 'yaml';
import { readSettings, type Settings } from '../../server/settings/readSettings';
import { startScreen } from '../../server/startScreen';
import { Listener } from '../channels/connector/listener';
import { startRealServer } from '../realServer';

type Environment = Readonly<Record<string, string>>;

const read = (file: string) => readFileSync(file, 'utf8');

/** `NAME=value`, wherever such stand in a text. */
function assignments(text: string): Environment {
  return Object.fromEntries([...text.matchAll(/(?<![\w$])([A-Z]\w+)=(\S*)/gm)].map(([, name, value]) => [name, value]));
}

/** What compose makes of `${NAME}`, `${NAME:-usual}` and `${NAME:?}`. */
function filledIn(environment: Environment, from: Environment): Environment {
  const fill = (value: string) =>
    value.replace(/\$\{(\w+)(?::-([^}]*)|:\?)?\}/g, (_all, name: string, usual = '') => from[name] || usual);
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(String(value))]));
}

/** The headers with which deploy/nginx/waymark.conf passes a request on. */
function proxyHeaders(host: string): Environment {
  const variables: Environment = { $host: host, $remote_addr: '203.0.113.9' };
  const set = [...read('deploy/nginx/waymark.conf').matchAll(/proxy_set_header (\S+) (\$\w+);/g)];
  const known = set.map(([, name = '', value = '']) => [name, variables[value]] as const);
  return Object.fromEntries(known.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
}

const SECRETS = { WAYMARK_SECRET: 's'.repeat(32), REDIS_PASSWORD: 'p'.repeat(32), WAYMARK_METRICS_TOKEN: '' };

/** Each from the file or the page that tells an operator how. */
const systemd = {
  ...assignments(/^Environment=.*$/m.exec(read('deploy/waymark.service'))?.[0] ?? ''),
  ...assignments(
    /Write `\/etc\/waymark\/waymark\.env`[\s\S]*?```sh([\s\S]*?)```/.exec(read('docs/operating.md'))?.[1] ?? '',
  ),
};
const image = assignments(/^ENV .*$/m.exec(read('deploy/Containerfile'))?.[0] ?? '');
const example = { ...assignments(read('deploy/example.env')), ...SECRETS };
const compose = {
  ...image,
  ...filledIn(parse(read('deploy/compose.yaml'), { merge: true }).services['waymark-1'].environment, example),
};
/** docs/teams.md, "Set and start": a column for each of the two ways. */
function azure(column: number): Environment {
  const values: Environment = {
    $APP: '11111111-2222-4333-8444-555555555555',
    $TENANT: '66666666-7777-4888-8999-000000000000',
    $SECRET: 'a-password',
    'the page for people’s own devices': 'https://www.example.police.uk/stalking',
  };
  const rows = [...read('docs/teams.md').matchAll(/^\| `(Microsoft\w+|WAYMARK_\w+)` \| (.+?) \| (.+?) \|$/gm)];
  const pairs = rows.map(([, name = '', one = '', other = '']) => {
    const told = [one, other === 'the same' ? one : other][column]?.replaceAll('`', '').replaceAll("'", '’') ?? '';
    return [name, values[told] ?? told.split(',')[0]] as const;
  });
  return Object.fromEntries(pairs.filter(([, value]) => value !== 'must not be set').map(([a, b]) => [a, b ?? '']));
}
const onAzure = { WAYMARK_HOST: '0.0.0.0', WAYMARK_PUBLIC_URL: 'https://waymark.example.org' };

interface SetUp {
  readonly environment: Environment;
  /** What comes with a request from outside; nothing where nobody outside can ask. */
  readonly headers: Environment;
  readonly answers: { readonly messages: number; readonly metrics: number; readonly desk: number };
  readonly screen: { readonly Teams: RegExp; readonly Desk: RegExp };
}

const PROXIED = proxyHeaders('waymark.example.org');
const CLOSED = { Teams: /^off; set MicrosoftAppId/, Desk: /^closed; connect a sign-in/ };
const ON = { Teams: /^on, at \/api\/messages$/, Desk: CLOSED.Desk };
const LOCKED = { messages: 404, metrics: 404, desk: 403 };

const SET_UPS: readonly (readonly [string, SetUp])[] = [
  [
    'bare, on one’s own machine',
    {
      environment: {},
      headers: {},
      answers: { messages: 200, metrics: 200, desk: 401 },
      screen: { Teams: /^only for emulators on this machine/, Desk: /#.* \(opens once, on this machine\)/ },
    },
  ],
  [
    'bare, with a proxy that nobody told it of',
    {
      environment: {},
      headers: PROXIED,
      answers: { messages: 404, metrics: 404, desk: 401 },
      screen: { Teams: /^only for emulators on this machine/, Desk: /#.* \(opens once, on this machine\)/ },
    },
  ],
  ['behind a proxy', { environment: systemd, headers: PROXIED, answers: LOCKED, screen: CLOSED }],
  ['by systemd, asked from the machine itself', { environment: systemd, headers: {}, answers: LOCKED, screen: CLOSED }],
  ['a container by itself', { environment: image, headers: {}, answers: LOCKED, screen: CLOSED }],
  ['containers, with compose', { environment: compose, headers: PROXIED, answers: LOCKED, screen: CLOSED }],
  [
    'Azure, with a secret',
    {
      environment: { ...onAzure, ...azure(0) },
      headers: { 'X-Forwarded-For': '203.0.113.9', 'X-ARR-SSL': '2048' },
      answers: { ...LOCKED, messages: 401 },
      screen: ON,
    },
  ],
  [
    'Azure, with a managed identity',
    { environment: { ...onAzure, ...azure(1) }, headers: {}, answers: { ...LOCKED, messages: 401 }, screen: ON },
  ],
];

/** A hostile message from outside, and what is asked for besides, as curl would. */
async function ask(port: number, path: string, headers: Environment, json?: object): Promise<number | undefined> {
  const body = json && { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' } };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers, ...body }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    sent.on('error', reject).end(json && JSON.stringify(json));
  });
}

function settingsOf(environment: Environment): Settings {
  const read = readSettings(environment);
  if (read.kind === 'wrong') throw new Error(read.wrong.join('\n'));
  return read.settings;
}

const inside = new Listener();
beforeAll(() => inside.start());
afterAll(() => inside.stop());

test('the documents are read: each set-up has what its page says', () => {
  expect(systemd).toMatchObject({
    WAYMARK_TRUST_PROXY: '127.0.0.1',
    WAYMARK_PUBLIC_URL: 'https://waymark.example.org',
  });
  expect(image).toMatchObject({ WAYMARK_HOST: '0.0.0.0' });
  expect(compose).toMatchObject({ WAYMARK_HOST: '0.0.0.0', WAYMARK_TRUST_PROXY: expect.stringMatching(/^172\./) });
  expect(azure(0)).toMatchObject({ MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'a-password' });
  expect(Object.keys(azure(1))).not.toContain('MicrosoftAppPassword');
  expect(PROXIED).toEqual({ Host: 'waymark.example.org', 'X-Forwarded-For': '203.0.113.9' });
});

describe.each(SET_UPS)('%s', (_name, { environment, headers, answers, screen }) => {
  test('no door without a lock is open to others, and the first screen says which are', async () => {
    const settings = settingsOf(environment);
    const { web: _built, redisUrl: _here, ...rest } = settings;
    const server = await startRealServer({ ...rest, port: 0 });
    const serviceUrl = `http://127.0.0.1:${inside.port}/internal?x=`;
    const activity = { type: 'message', text: 'hi', id: 'a', channelId: 'msteams', serviceUrl };
    const parties = {
      from: { id: 'u' },
      recipient: { id: 'b' },
      conversation: { id: 'c', conversationType: 'personal' },
    };
    const got = {
      messages: await ask(server.port, '/api/messages', headers, { ...activity, ...parties }),
      metrics: await ask(server.port, '/metrics', headers),
      desk: await ask(server.port, '/desk', headers),
    };
    const front = await (await fetch(`http://127.0.0.1:${server.port}/`)).text();
    const shown = startScreen(settings, server.url, server.deskLink);
    await server.close();
    expect(got).toEqual(answers);
    // A police force that is made up is shown on one's own machine alone; where people are served, the helplines.
    expect(front).toContain(Object.keys(environment).length === 0 ? 'a demonstration' : 'Help with stalking');
    if (answers.messages !== 200) expect(inside.heard).toEqual([]);
    inside.heard.splice(0);
    for (const [row, says] of Object.entries(screen))
      expect(new RegExp(`^  ${row} +(.*)$`, 'm').exec(shown)?.[1]).toMatch(says);
  });
});
