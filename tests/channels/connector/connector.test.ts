import { randomBytes } from 'node:crypto';
import { type ConnectorOptions, connectorRoutes } from '../../../channels/connector/connector';
import { Http } from '../../../channels/http/http';
import { rateLimits } from '../../../channels/limits/rateLimits';
import { Turns } from '../../../turns/turns';
import { MemoryStore } from '../../store/memoryStore';
import { message, Parrot } from '../parrot';
import { ask, UNCOUNTED } from '../served';

const SECRET = randomBytes(32);
const now = () => new Date('2026-01-05T10:00:00Z');
const store = new MemoryStore({ idle: 1000, total: 1000 }, now);
const failures: unknown[] = [];
const failed = (error: unknown) => failures.push(error);
const turns = new Turns({
  bot: new Parrot(),
  errorReply: () => [],
  store,
  now,
  random: randomBytes,
  onError: failed,
});

let http: Http;
let url: string;

async function open(need: Partial<ConnectorOptions>): Promise<void> {
  http = new Http({ stopTimeout: 1000, onError: failed });
  connectorRoutes(http, { turns, secrets: [SECRET], openLocally: false, ...need });
  url = `http://127.0.0.1:${await http.listen(0, '127.0.0.1')}/api/messages`;
}

afterEach(() => http.close());
afterAll(() => store.close());

/** Replies come in the answer, so that the test needs no channel to send them to. */
const activity = (text: string, id: string, conversation = 'one') => ({
  ...message(text),
  id,
  deliveryMode: 'expectReplies',
  channelId: 'emulator',
  serviceUrl: 'http://127.0.0.1:1',
  conversation: { id: conversation },
  from: { id: 'person' },
  recipient: { id: 'bot' },
});

test('it is closed without credentials', async () => {
  await open({});
  const { status, body } = await ask(url, { json: activity('hi', '1') });
  expect([status, body.error.code]).toEqual([404, 'NotFound']);
  expect(body.error.message).toContain('no app credentials');
});

test.each(['desk', 'Desk', ' desk', 'desk ', 'DESK', 'd\u0435sk', 'desk\u0000', '\uff44\uff45\uff53\uff4b', ''])(
  'no emulator, and no channel, can say that it is the desk: %j',
  async (channelId) => {
    await open({ openLocally: true });
    const { status } = await ask(url, { json: { ...activity('hi', '1'), channelId } });
    expect(status).toBe(400);
  },
);

test('one conversation too busy is asked to wait, and costs no other, nor leaving, anything', async () => {
  const quotas = { ...UNCOUNTED, postsToConversation: 1 };
  await open({ openLocally: true, limits: rateLimits({ secret: SECRET, quotas }) });
  const say = async (json: object) => (await ask(url, { json })).status;
  expect(await say(activity('hi', '1', 'busy'))).toBe(200);
  expect(await say(activity('hi', '2', 'busy'))).toBe(429);
  expect(await say(activity('hi', '1', 'other'))).toBe(200);
  const danger = { kind: 'answer', question: 'danger', answer: ['yes'] };
  expect(await say({ ...activity('hi', '3', 'busy'), value: danger })).toBe(200);
  for (const type of ['installationUpdate', 'endOfConversation'])
    expect(await say({ ...activity('hi', type, 'busy'), type })).toBe(200);
});

test('all conversations together are asked to wait when there are very many, but not about danger', async () => {
  const quotas = { ...UNCOUNTED, connectorTurns: 1 };
  await open({ openLocally: true, limits: rateLimits({ secret: SECRET, quotas }) });
  const say = async (json: object) => (await ask(url, { json })).status;
  expect(await say(activity('hi', '1', 'flood one'))).toBe(200);
  expect(await say(activity('hi', '1', 'flood two'))).toBe(429);
  const danger = { kind: 'command', command: 'emergency' };
  expect(await say({ ...activity('hi', '2', 'flood two'), value: danger })).toBe(200);
});

test('on this machine alone it is open to emulators, and not to web pages', async () => {
  await open({ openLocally: true });
  const say = async (...args: Parameters<typeof activity>) => (await ask(url, { json: activity(...args) })).body;
  expect(await say('hi', '1')).toMatchObject({ activities: [{ text: '1 hi', replyToId: '1' }] });
  expect(await say('hi', '1')).toMatchObject({ activities: [] });
  expect(await say('ho', '2')).toMatchObject({ activities: [{ text: '2 ho' }] });
  expect(await say('hi', '3', 'two')).toMatchObject({ activities: [{ text: '1 hi' }] });
  expect((await ask(url, { json: activity('hi', '4'), origin: 'http://rebound.example' })).status).toBe(404);
});

test('with credentials, a caller that cannot show it is Bot Framework is refused, and nothing is printed', async () => {
  await open({ openLocally: true, credentials: { appId: 'id', tenantId: 'tenant', appPassword: 'password' } });
  const print = jest.spyOn(console, 'error');
  for (const token of [undefined, 'nonsense', 'a.b.c']) {
    const { status, body } = await ask(url, { token, json: activity('hi', '1') });
    expect([status, body.error.code]).toEqual([401, 'Unauthorized']);
  }
  expect(print).not.toHaveBeenCalled();
  print.mockRestore();
});

test('nobody who writes first waits for what is slow to load: it is loaded before the server listens', async () => {
  const asked = jest.fn(async () => ({}) as never);
  const credentials = { appId: 'id', tenantId: 'tenant', appPassword: 'password' };
  http = new Http({ stopTimeout: 1000, onError: failed });
  await connectorRoutes(http, { turns, secrets: [SECRET], openLocally: false, credentials, adapter: asked });
  expect(asked).toHaveBeenCalled();
  await http.listen(0, '127.0.0.1');
});

test.each([
  [[]],
  [{}],
  [{ type: 'message' }],
  [{ type: 7, conversation: { id: 'x' } }],
  [{ ...activity('hi', '1'), serviceUrl: 'file:///etc/passwd' }],
  [{ ...activity('hi', '1'), membersAdded: 7 }],
  [{ ...activity('hi', '1'), text: {} }],
])('what is no activity is refused: %j', async (json) => {
  await open({ openLocally: true });
  expect((await ask(url, { json })).status).toBe(400);
});

test.each([
  ['adaptiveCard/action', { statusCode: 200 }],
  ['composeExtension/query', { composeExtension: { type: 'result' } }],
  ['application/search', { statusCode: 200 }],
  ...['task/fetch', 'task/submit', 'fileConsent/invoke', 'signin/verifyState', 'config/fetch', 'made/up'].map(
    (name) => [name, {}] as const,
  ),
] as const)('the invoke “%s” is answered as the platform expects', async (name, body) => {
  await open({ openLocally: true });
  const invoke = { ...activity('', name, 'invoked'), type: 'invoke', name, deliveryMode: 'normal' };
  const answer = await ask(url, { json: invoke });
  expect(answer).toMatchObject({ status: 200, body });
});

test('as long a message as anybody can send in Teams is taken, in any alphabet and with all that formats it', async () => {
  await open({ openLocally: true });
  // 100 KB in UTF-16, which Teams gives twice.
  const words = 'щ'.repeat(50_000);
  const attachments = [{ contentType: 'text/html', content: `<p>${words}</p>` }];
  const { status, body } = await ask(url, { json: { ...activity(`${words} help`, 'long', 'long'), attachments } });
  expect([status, body.activities?.[0]?.text?.slice(-4)]).toEqual([200, 'help']);
});

describe('when the secret is replaced', () => {
  const [first, second] = [randomBytes(32), randomBytes(32)] as const;

  const hears = async (id: string, ...secrets: readonly [Uint8Array, ...Uint8Array[]]) => {
    await open({ openLocally: true, secrets });
    const { body } = await ask(url, { json: activity('hi', id, 'kept') });
    await http.close();
    return body.activities.map(({ text }) => text);
  };

  test('a conversation goes on while the old one is listed, and then with the new one', async () => {
    expect(await hears('1', first)).toEqual(['1 hi']);
    expect(await hears('2', second, first)).toEqual(['2 hi']);
    expect(await hears('3', second)).toEqual(['3 hi']);
  });

  test('a conversation whose secret is lost begins again', async () => {
    expect(await hears('4', randomBytes(32))).toEqual(['1 hi']);
  });
});
