import { once } from 'node:events';
import { WebSocket } from 'ws';
import { anotherStream, ask, type Begun, begin, HOST_PAGE, type Served, serve } from '../served';

let served: Served;
let begun: Begun;

beforeEach(async () => {
  served = await serve();
  begun = await begin(served);
});

afterEach(() => served.close());

const says = (text: string) => ask(begun.activities, { token: begun.token, json: { type: 'message', text } });

/** Opens a stream and keeps what comes over it; empty messages are signs of life. */
function open(url: string, options: object = {}) {
  const socket = new WebSocket(url, options);
  const messages: string[] = [];
  let wake = () => {};
  socket.on('message', (data) => {
    messages.push(data.toString());
    wake();
  });
  const closed = once(socket, 'close').then(([code]) => code as number);
  const until = async (enough: (messages: readonly string[]) => boolean) => {
    while (!enough(messages)) await new Promise<void>((resolve) => (wake = resolve));
  };
  const sets = () => messages.filter(Boolean).map((message) => JSON.parse(message) as { watermark: string });
  return { socket, messages, closed, until, sets };
}

const refusalOf = async (url: string, options: object = {}) => {
  const socket = new WebSocket(url, options);
  socket.on('error', () => {});
  const [, answer] = await once(socket, 'unexpected-response');
  return answer.statusCode as number;
};

test('what was said comes first, then what is said, in sets with a watermark', async () => {
  const { until, sets } = open(begun.streamUrl);
  await until(() => sets().length > 0);
  await says('hi');
  await until(() => sets().length === 2);
  expect(sets()).toMatchObject([
    { activities: [{ text: 'Hello' }], watermark: '1' },
    { activities: [{ text: 'hi' }, { text: '1 hi' }], watermark: '3' },
  ]);
});

test('from a watermark, only what came after it is sent', async () => {
  await says('hi');
  const { until, sets } = open(begun.streamUrl.replace('watermark=0', 'watermark=2'));
  await until(() => sets().length > 0);
  expect(sets()).toMatchObject([{ activities: [{ text: '1 hi' }], watermark: '3' }]);
});

test('two tabs see the same', async () => {
  const addresses = [begun.streamUrl, await anotherStream(begun)];
  const tabs = addresses.map((address) => open(address));
  await Promise.all(tabs.map(({ until, sets }) => until(() => sets().length > 0)));
  await says('hi');
  await Promise.all(tabs.map(({ until, sets }) => until(() => sets().length === 2)));
  expect(tabs[0]?.sets()).toEqual(tabs[1]?.sets());
});

test('signs of life come while nothing is said', async () => {
  const { until, messages } = open(begun.streamUrl);
  await until(() => messages.filter((message) => message === '').length === 3);
});

test('a line whose other end has died is dropped', async () => {
  const { socket, closed } = open(begun.streamUrl, { autoPong: false });
  await once(socket, 'open');
  expect(await closed).toBe(1006);
});

test('a client that sends more than a sign of life is not listened to', async () => {
  const { socket, closed } = open(begun.streamUrl);
  await once(socket, 'open');
  const heard = served.parrot.heard.length;
  socket.send('');
  socket.send(JSON.stringify({ type: 'message', text: 'hi' }));
  socket.send('x'.repeat(5000));
  expect(await closed).toBe(1009);
  expect(served.parrot.heard).toHaveLength(heard);
});

test('who exits sees the last words, and the stream ends', async () => {
  const { until, closed, sets } = open(begun.streamUrl);
  await until(() => sets().length > 0);
  await says('bye');
  expect(await closed).toBe(1000);
  expect(sets().at(-1)).toMatchObject({
    activities: [{ text: 'bye' }, { text: 'Bye' }, { type: 'endOfConversation' }],
  });
});

test('the stream of a conversation that has expired ends', async () => {
  const { socket, closed } = open(begun.streamUrl);
  await once(socket, 'open');
  served.pass(31);
  served.store.sweep();
  expect(await closed).toBe(1000);
});

test('an allowed page may open a stream, another may not', async () => {
  const { socket } = open(begun.streamUrl, { origin: HOST_PAGE });
  await once(socket, 'open');
  expect(await refusalOf(begun.streamUrl, { origin: 'https://elsewhere.example' })).toBe(403);
});

test('a stream is opened with a ticket of its conversation alone, and not with a token', async () => {
  const { streamUrl: other } = await begin(served);
  const ticket = new URL(other).searchParams.get('t') ?? '';
  const bare = begun.streamUrl.replace(/\?.*/, '');
  for (const wrong of [ticket, begun.token, 'nonsense', '']) expect(await refusalOf(`${bare}?t=${wrong}`)).toBe(403);
  expect(await refusalOf(bare)).toBe(401);
  expect(await refusalOf(`${begun.streamUrl}`.replace('watermark=0', 'watermark=x'))).toBe(400);
  expect(await refusalOf(begun.streamUrl.replace('/stream', '/other'))).toBe(404);
});

test('the address of a stream is good for a minute, and once', async () => {
  const [late, again] = [await anotherStream(begun), await anotherStream(begun)];
  await once(open(begun.streamUrl).socket, 'open');
  expect(await refusalOf(begun.streamUrl)).toBe(403);
  served.pass(0.9);
  await once(open(again).socket, 'open');
  served.pass(0.2);
  expect(await refusalOf(late)).toBe(403);
});

test('the address of a stream has nothing in it but chance and what its client knows', async () => {
  const { searchParams } = new URL(begun.streamUrl);
  expect([...searchParams.keys()]).toEqual(['watermark', 't']);
  expect(Buffer.from(searchParams.get('t') ?? '', 'base64url')).toHaveLength(32);
});

test('there is no stream of a conversation that is over', async () => {
  await says('bye');
  expect(await refusalOf(begun.streamUrl)).toBe(404);
});
