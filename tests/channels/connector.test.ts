import { randomBytes } from 'node:crypto';
import { type ConnectorNeed, connectorRoutes } from '../../channels/connector';
import { Http } from '../../channels/http';
import { Turns } from '../../channels/turns';
import { MemoryStore } from '../../store/memoryStore';
import { message, Parrot } from './parrot';
import { ask } from './served';

const now = () => new Date('2026-01-05T10:00:00Z');
const store = new MemoryStore({ idle: 1000, total: 1000 }, now);
const failed = () => {};
const turns = new Turns({ bot: new Parrot(), apology: () => [], store, now, random: randomBytes, failed });

let http: Http;
let url: string;

async function open(need: Partial<ConnectorNeed>): Promise<void> {
  http = new Http({ stopWithin: 1000, failed });
  connectorRoutes(http, { turns, loopback: false, failed, ...need });
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

test('on this machine alone it is open to emulators, and not to web pages', async () => {
  await open({ loopback: true });
  const say = async (...args: Parameters<typeof activity>) =>
    (await ask(url, { json: activity(...args) })).body;
  expect(await say('hi', '1')).toMatchObject({ activities: [{ text: '1 hi', replyToId: '1' }] });
  expect(await say('hi', '1')).toMatchObject({ activities: [] });
  expect(await say('ho', '2')).toMatchObject({ activities: [{ text: '2 ho' }] });
  expect(await say('hi', '3', 'two')).toMatchObject({ activities: [{ text: '1 hi' }] });
  expect((await ask(url, { json: activity('hi', '4'), origin: 'http://rebound.example' })).status).toBe(404);
});

test('with credentials, a caller that cannot show it is Bot Framework is refused', async () => {
  await open({ loopback: true, credentials: { appId: 'id', appPassword: 'password' } });
  const print = jest.spyOn(console, 'error').mockImplementation(() => {});
  const headers = { 'Content-Type': 'application/json' };
  const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(activity('hi', '1')) });
  expect(status).toBe(401);
  print.mockRestore();
});

test.each([[[]], [{}], [{ type: 'message' }], [{ type: 7, conversation: { id: 'x' } }]])(
  'what is no activity is refused: %j',
  async (json) => {
    await open({ loopback: true });
    expect((await ask(url, { json })).status).toBe(400);
  },
);
