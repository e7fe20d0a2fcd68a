import { once } from 'node:events';
import { WebSocket } from 'ws';
import { anotherStream, ask, type Begun, begin, type Otherwise, type Served, serve } from '../served';

let served: Served;
let begun: Begun;

const open = async (otherwise: Otherwise) => {
  served = await serve(otherwise);
  begun = await begin(served);
};

afterEach(() => served.close());

async function stream(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  return socket;
}

async function refused(url: string) {
  const socket = new WebSocket(url).on('error', () => {});
  const [, answer] = await once(socket, 'unexpected-response');
  let body = '';
  for await (const chunk of answer) body += chunk;
  return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(body) };
}

test('a phone that lost its line and comes back is let in, and its oldest line is dropped', async () => {
  await open({ allowed: { streamsOfConversation: 2 } });
  const [first, second] = [await stream(begun.streamUrl), await stream(await anotherStream(begun))];
  const dropped = once(first, 'close');
  const third = await stream(await anotherStream(begun));
  await dropped;
  const heard = [second, third].map((socket) => once(socket, 'message'));
  await ask(begun.activities, { token: begun.token, json: { type: 'message', text: 'hi' } });
  await Promise.all(heard);
  expect([second.readyState, third.readyState]).toEqual([WebSocket.OPEN, WebSocket.OPEN]);
});

test('when as many streams are open as may be, the next is asked to wait, and let in when one has gone', async () => {
  await open({ allowed: { streams: 2 } });
  const other = await begin(served);
  const [first] = [await stream(begun.streamUrl), await stream(other.streamUrl)];
  const { status, headers, body } = await refused(await anotherStream(begun));
  expect([status, headers['retry-after'], body.error.code]).toEqual([429, '10', 'TooManyRequests']);
  first.close();
  await once(first, 'close');
  // This side may hear of the end a moment before the other.
  await ask(`${served.base}/nothing`);
  await stream(await anotherStream(begun));
});

test('whose network cuts every stream is asked to wait with the next, and nobody behind the same address with a message', async () => {
  await open({ allowed: { streamsOpened: 1, posts: 1 } });
  await stream(begun.streamUrl);
  expect((await refused(await anotherStream(begun))).status).toBe(429);
  const { activities, token } = begun;
  expect((await ask(activities, { token, json: { type: 'message', text: 'a' } })).status).toBe(200);
});

test('a refusal to open a stream carries what every answer carries, and no more', async () => {
  await open({ publicUrl: 'https://waymark.example' });
  const { pathname } = new URL(begun.streamUrl);
  const { headers } = await refused(`ws://127.0.0.1:${served.port}${pathname}?t=nonsense`);
  expect(headers).toEqual({
    'cache-control': 'no-store',
    connection: 'close',
    'content-length': expect.any(String),
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'content-type': expect.stringContaining('application/json'),
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
  });
});

test('an open stream tells nothing of what serves it', async () => {
  await open({});
  const socket = new WebSocket(begun.streamUrl);
  const [answer] = await once(socket, 'upgrade');
  expect(Object.keys(answer.headers).sort()).toEqual(['connection', 'sec-websocket-accept', 'upgrade']);
});
