import { randomBytes } from 'node:crypto';
import { connectorRoutes } from '../../../channels/connector/connector';
import { lazyConnectorAdapter } from '../../../channels/connector/connectorAdapter';
import { connectorSender } from '../../../channels/connector/connectorSender';
import { Http } from '../../../channels/http/http';
import { Turns } from '../../../turns/turns';
import { MemoryStore } from '../../store/memoryStore';
import { ask } from '../ask';
import { message, Parrot } from '../parrot';
import { APP, BotFramework, type Claims } from './botFramework';

const now = () => new Date('2026-01-05T10:00:00Z');
const framework = new BotFramework();
const store = new MemoryStore({ idle: 1000, total: 1000 }, now);
const failures: unknown[] = [];
const failed = (error: unknown) => failures.push(error);
const parrot = new Parrot();
const environment = { ...process.env };

let http: Http;
let url: string;

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  await framework.start();
  // Where a managed identity asks for its token (Azure App Service's own settings).
  process.env.IDENTITY_ENDPOINT = `${framework.url}/identity`;
  process.env.IDENTITY_HEADER = 'header';
  const credentials = { appId: APP, tenantId: APP, cloud: framework.cloud };
  const adapter = lazyConnectorAdapter(credentials);
  const turns = new Turns({
    send: connectorSender(adapter),
    bot: parrot,
    errorReply: () => [],
    store,
    now,
    random: randomBytes,
    onError: failed,
  });
  http = new Http({ stopTimeout: 1000, onError: failed });
  await connectorRoutes(http, { turns, credentials, adapter, secrets: [randomBytes(32)], openLocally: false });
  url = `http://127.0.0.1:${await http.listen(0, '127.0.0.1')}/api/messages`;
});
afterAll(async () => {
  await http.close();
  await store.close();
  await framework.stop();
  process.env = environment;
  jest.restoreAllMocks();
});

const activity = (id: string, otherwise: object = {}) => ({
  ...message('hi'),
  id,
  channelId: 'msteams',
  serviceUrl: framework.serviceUrl,
  conversation: { id: `conversation of ${id}`, conversationType: 'personal' },
  from: { id: 'person' },
  recipient: { id: 'bot' },
  ...otherwise,
});

test('a message that Bot Framework vouches for is answered, where its token says and nowhere else', async () => {
  const sent = framework.sent.length;
  const { status } = await ask(url, { token: await framework.token(), json: activity('right') });
  expect([status, failures]).toEqual([200, []]);
  expect(framework.sent.slice(sent)).toMatchObject([
    {
      method: 'POST',
      path: '/teams/v3/conversations/conversation%20of%20right/activities',
      authorization: 'Bearer of-the-managed-identity',
      body: { text: '1 hi' },
    },
  ]);
});

test('a message that Teams sends again, as its answer was late, is answered once', async () => {
  const sent = framework.sent.length;
  const token = await framework.token();
  const [first, again] = await Promise.all([1, 2].map(() => ask(url, { token, json: activity('twice') })));
  expect([first?.status, again?.status]).toEqual([200, 200]);
  expect((await ask(url, { token, json: activity('twice') })).status).toBe(200);
  expect(framework.sent.length - sent).toBe(1);
});

test('a message of another organisation is refused, and the bot never hears it', async () => {
  const heard = parrot.heard.length;
  const token = await framework.token();
  for (const foreign of [
    { channelData: { tenant: { id: 'other' } } },
    { conversation: { id: 'x', tenantId: 'other' } },
  ]) {
    expect((await ask(url, { token, json: activity('foreign', foreign) })).status).toBe(403);
  }
  expect(parrot.heard.length).toBe(heard);
  const own = activity('own tenant', { channelData: { tenant: { id: APP.toUpperCase() } } });
  expect((await ask(url, { token, json: own })).status).toBe(200);
});

test('a token is refused where nobody says whose keys are right, and the operator is told', async () => {
  const away = {
    ...framework.cloud,
    sdk: { ...framework.cloud.sdk, ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:9/' },
  };
  const told: unknown[] = [];
  const adapter = lazyConnectorAdapter({ appId: APP, tenantId: APP, cloud: away }, (error) => told.push(error));
  const forged = await framework.token({}, 'a stranger');
  const run = (await adapter()).run(`Bearer ${forged}`, activity('forged') as never, async () => []);
  await expect(run).rejects.toMatchObject({ status: 401 });
  expect(told).toHaveLength(1);
});

const AN_HOUR_AGO = Math.floor(Date.now() / 1000) - 3600;

describe('a message with any other token is refused, and the bot never hears it', () => {
  const tokens: readonly (readonly [string, Claims])[] = [
    ['for another bot', { aud: 'another' }],
    ['by another issuer', { iss: 'https://sts.example' }],
    ['for another service URL', { serviceurl: 'https://elsewhere.example/' }],
    ['without a service URL', { serviceurl: undefined as never }],
    ['that has expired', { exp: AN_HOUR_AGO }],
    ['that is not yet good', { nbf: AN_HOUR_AGO + 7200 }],
  ];

  const refused = async (id: string, token: string | undefined, otherwise: object = {}) => {
    const heard = parrot.heard.length;
    const sent = framework.sent.length;
    const { status, body } = await ask(url, { token, json: activity(id, otherwise) });
    expect([status, body.error.code]).toEqual([401, 'Unauthorized']);
    expect([parrot.heard.length, framework.sent.length]).toEqual([heard, sent]);
  };

  test.each(tokens)('one %s', async (name, claims) => refused(name, await framework.token(claims)));

  test('one that a stranger signed', async () => refused('stranger', await framework.token({}, 'a stranger')));

  test('none', () => refused('none', undefined));

  test('one that is no token', () => refused('nonsense', 'a.b.c'));

  test('one that is altered', async () => {
    const [header, payload, signature] = (await framework.token()).split('.');
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
    const altered = Buffer.from(JSON.stringify({ ...claims, extra: 1 })).toString('base64url');
    await refused('altered', [header, altered, signature].join('.'));
    await refused('unsigned', [Buffer.from('{"alg":"none"}').toString('base64url'), payload, ''].join('.'));
  });

  test('one of Bot Framework for a service URL that is not the one replies would go to', async () => {
    const elsewhere = { serviceUrl: 'https://elsewhere.example/' };
    await refused('spoofed', await framework.token(), elsewhere);
  });

  test('one for a channel that its key does not vouch for', async () =>
    refused('channel', await framework.token(), { channelId: 'webchat' }));

  // The issuer of Bot Framework's emulator, whose tokens the SDK takes without asking for a service URL.
  const EMULATOR = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
  test.each(['msteams', 'AseChannel'])(
    'one that the bot itself could have been given, on channel %s',
    async (channelId) => {
      const claims = { iss: EMULATOR, ver: '1.0', appid: APP, serviceurl: undefined as never };
      await refused(`emulator ${channelId}`, await framework.token(claims), { channelId });
    },
  );
});
