import { once } from 'node:events';
import { WebSocket } from 'ws';
import { raw } from '../hostile/raw';
import { anotherStream, ask, type Begun, begin, type Otherwise, type Served, serve } from '../served';

let served: Served;
let begun: Begun;

const open = async (otherwise: Otherwise) => {
  served = await serve(otherwise);
  begun = await begin(served);
};

afterEach(() => served.close());

async function stream(url: string, options = {}): Promise<WebSocket> {
  const socket = new WebSocket(url, options);
  await once(socket, 'open');
  return socket;
}

async function refused(url: string, options = {}) {
  const socket = new WebSocket(url, options).on('error', () => {});
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

/** Places for conversations in which nothing was said, and for others. */
const FEW = { allowed: { streamsOfAddress: 4 }, proxies: ['127.0.0.0/8'], heartbeatInterval: 60_000 };
const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });

test('who opens streams for conversations in which nobody talks leaves places for those who do', async () => {
  await open(FEW);
  await stream(begun.streamUrl, from('198.51.100.1'));
  const other = await begin(served);
  const { status, body } = await refused(other.streamUrl, from('198.51.100.1'));
  expect([status, body.error.code]).toEqual([429, 'TooManyRequests']);
  await ask(other.activities, { token: other.token, json: { type: 'message', id: 'one', text: 'hi' } });
  await stream(await anotherStream(other), from('198.51.100.1'));
});

test('one address takes its own places and no others, and a larger network has a larger share', async () => {
  await open(FEW);
  const one = '2001:db8:0:1::1';
  await stream(begun.streamUrl, from(one));
  expect((await refused(await anotherStream(begun), from(one))).status).toBe(429);
  const neighbours = ['2001:db8:0:2::1', '2001:db8:0:100::1', '2001:db8:0:200::1'];
  for (const address of neighbours) await stream(await anotherStream(begun), from(address));
  expect((await refused(await anotherStream(begun), from('2001:db8:0:300::1'))).status).toBe(429);
  await stream(await anotherStream(begun), from('198.51.100.2'));
});

test('a place is free again when its stream has ended, and none is lost to a handshake that fails', async () => {
  await open(FEW);
  const socket = new WebSocket(begun.streamUrl, { ...from('198.51.100.1'), protocolVersion: 13 });
  await once(socket, 'open');
  socket.terminate();
  await once(socket, 'close');
  await ask(`${served.base}/nothing`);
  const lines = ['Host: x', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: x', '', ''];
  for (let i = 0; i < 5; i++) {
    const { pathname, search } = new URL(await anotherStream(begun));
    await raw(served.port, [`GET ${pathname}${search} HTTP/1.1`, ...lines].join('\r\n'));
  }
  await stream(await anotherStream(begun), from('198.51.100.1'));
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
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': expect.stringContaining('camera=(), '),
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
