import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { anotherStream, ask, type Begun, begin, type Served, serve, UNCOUNTED } from '../served';
import { SEED } from './anything';
import { BANNER, raw } from './raw';

let served: Served;
let begun: Begun;

beforeAll(async () => {
  served = await serve({ allowed: UNCOUNTED, heartbeatInterval: 60_000 });
  begun = await begin(served);
});

afterAll(() => served.close());

afterEach(async () => {
  expect(served.failures).toEqual([]);
  const socket = new WebSocket(await anotherStream(begun));
  expect((await once(socket, 'message')).toString()).toContain('Hello');
  socket.terminate();
});

/** Where a stream can be opened, once. */
async function newPlace(): Promise<string> {
  const { pathname, search } = new URL(await anotherStream(begun));
  return pathname + search;
}

const BYTES = fc.string({
  unit: fc.integer({ min: 33, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 40,
});
const HANDSHAKE = ['Host: x', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
const KEY = 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==';

test('any handshake opens a stream or is refused, in our own words', async () => {
  const usual = {
    Host: 'x',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  };
  const odd = fc.oneof(
    fc.tuple(fc.constantFrom('Host', 'Connection', 'Upgrade', 'Sec-WebSocket-Version', 'Sec-WebSocket-Key'), BYTES),
    fc.tuple(fc.constantFrom('Origin', 'Sec-WebSocket-Protocol', 'Sec-WebSocket-Extensions', 'Content-Length'), BYTES),
    fc.constantFrom(
      ['Connection', 'Upgrade, HTTP2-Settings'],
      ['Upgrade', 'h2c'],
      ['Sec-WebSocket-Version', '8'],
      ['Sec-WebSocket-Protocol', 'x, x'],
      ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits=99'],
      ['Origin', 'https://police.example'],
      ['Content-Length', '5'],
    ),
  );
  const fields = fc.array(odd, { maxLength: 2 }).map((odds) => ({ ...usual, ...Object.fromEntries(odds) }));
  const target = fc.oneof(
    fc.constant((place: string) => place),
    fc.constant((place: string) => place),
    BYTES.map((end) => (place: string) => place + end),
    BYTES.map((end) => () => `/v3/${end}`),
  );
  const property = fc.asyncProperty(fc.constantFrom('GET', 'POST'), target, fields, async (method, at, headers) => {
    const url = at(await newPlace());
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const { status, head } = await raw(served.port, [`${method} ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    if (status !== undefined) expect(status).toBeLessThan(500);
    expect(head).not.toMatch(BANNER);
  });
  await fc.assert(property, { numRuns: 300, seed: SEED });
});

test.each([
  ['a key that is none', [...HANDSHAKE, 'Sec-WebSocket-Key: x']],
  ['a version that is none', [...HANDSHAKE.slice(0, 3), 'Sec-WebSocket-Version: 12', KEY]],
])('a handshake with %s is refused with the body that every refusal has', async (_, lines) => {
  const place = await newPlace();
  const { status, body, head } = await raw(served.port, [`GET ${place} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  expect([status, JSON.parse(body).error.code]).toEqual([400, 'BadSyntax']);
  expect(head).toContain('nosniff');
});

test('any bytes over an open stream end that stream at most, and nobody is heard through it', async () => {
  const heard = served.parrot.heard.length;
  const frame = fc
    .tuple(fc.nat(255), fc.nat(255), fc.uint8Array({ maxLength: 140 }))
    .map(([a, b, rest]) => [a, b, ...rest]);
  const sent = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 300 }),
    frame.map((bytes) => Uint8Array.from(bytes)),
  );
  const property = fc.asyncProperty(sent, async (bytes) => {
    const line = connect(served.port, '127.0.0.1').on('error', () => {});
    line.write([`GET ${await newPlace()} HTTP/1.1`, ...HANDSHAKE, KEY, '', ''].join('\r\n'));
    await once(line, 'data');
    line.end(bytes);
    line.resume();
    await once(line, 'close');
  });
  await fc.assert(property, { numRuns: 200, seed: SEED });
  expect(served.parrot.heard).toHaveLength(heard);
});

test('a hundred who open a stream and never read cost a talking person nothing', async () => {
  const idle: Socket[] = [];
  while (idle.length < 100) {
    const line = connect(served.port, '127.0.0.1').on('error', () => {});
    line.write([`GET ${await newPlace()} HTTP/1.1`, ...HANDSHAKE, KEY, '', ''].join('\r\n'));
    await once(line, 'data');
    idle.push(line.pause());
  }
  const { status } = await ask(begun.activities, {
    token: begun.token,
    json: { type: 'message', text: 'hi' },
  });
  expect(status).toBe(200);
  for (const line of idle) line.destroy();
});
