import fc from 'fast-check';
import { ask, type Begun, begin, type Served, serve, texts, UNCOUNTED } from '../served';
import { ANY_TEXT, SEED } from './anything';
import { BANNER, raw } from './raw';

let served: Served;
let begun: Begun;

beforeAll(async () => {
  served = await serve({ allowed: UNCOUNTED });
  begun = await begin(served);
});

afterAll(() => served.close());

afterEach(async () => {
  expect(served.failures).toEqual([]);
  expect((await texts(begun))[0]).toBe('Hello');
});

async function expectNoFailure(...parts: readonly (string | Uint8Array)[]): Promise<void> {
  const { status, head } = await raw(served.port, ...parts);
  if (status !== undefined) expect(status).toBeLessThan(500);
  expect(head).not.toMatch(BANNER);
}

const METHOD = fc.constantFrom('GET', 'GET', 'HEAD', 'POST', 'POST', 'PUT', 'OPTIONS', 'TRACE', 'CONNECT', 'M-SEARCH');
/** What Node's own parser lets through, and now and then what it does not. */
const PRINTED = fc.string({
  unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
});
const LATIN = fc.string({
  unit: fc.integer({ min: 160, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
});
const BYTES = fc.string({ unit: fc.nat(0xff).map((code) => String.fromCharCode(code)), maxLength: 60 });
const ANY = fc.oneof(
  { weight: 20, arbitrary: PRINTED },
  { weight: 20, arbitrary: LATIN },
  { weight: 1, arbitrary: BYTES },
);
const PLACES = ['/', '/v3/directline/conversations', '/v3/directline/tokens/generate', '/api/messages', '//', '*'];

const path = () => {
  const known = [...PLACES, new URL(begun.activities).pathname, new URL(begun.streamUrl).pathname];
  const step = fc.oneof(
    PRINTED,
    fc.constantFrom('/..', '%', '%00', '%2e%2e', '?watermark=', '?', '#', ';', '\\', '/v3'),
  );
  return fc.tuple(fc.constantFrom(...known), fc.array(step, { maxLength: 3 })).map((parts) => parts.flat().join(''));
};

/** Usual headers, of which a few are replaced by odd ones. */
const headers = () => {
  const usual = { Host: 'waymark.example', Authorization: `Bearer ${begun.token}`, 'Content-Length': '2' };
  const odd = fc.oneof(
    fc.tuple(fc.constantFrom('Host', 'Origin', 'Authorization', 'Content-Type', 'Content-Encoding'), ANY),
    fc.tuple(fc.constantFrom('Accept', 'Accept-Encoding', 'Accept-Version', 'Range', 'Date', 'Cookie'), ANY),
    fc.tuple(fc.constantFrom('X-Forwarded-For', 'X-HTTP-Method-Override', 'Api-Version', 'Forwarded'), ANY),
    fc.tuple(fc.constant('Content-Length'), fc.constantFrom('0', '1', '3', '70000', '99999999999', '-1', 'x')),
    fc.tuple(fc.constant('Transfer-Encoding'), fc.constantFrom('chunked', 'gzip, chunked', 'x')),
    fc.tuple(fc.constant('Expect'), fc.constantFrom('100-continue', 'x')),
    fc.tuple(ANY, ANY),
  );
  return fc.array(odd, { maxLength: 3 }).map((odds) => ({ ...usual, ...Object.fromEntries(odds) }));
};

test('any request line and any headers get an answer or a closed line, and bring nothing down', async () => {
  const version = fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/9');
  const request = fc.tuple(METHOD, path(), headers(), version, fc.oneof(fc.constant('{}'), BYTES));
  const property = fc.asyncProperty(request, async ([method, target, fields, spoken, body]) => {
    const lines = Object.entries({ ...fields, Connection: 'close' }).map(([name, value]) => `${name}: ${value}`);
    await expectNoFailure([`${method} ${target} ${spoken}`, ...lines, '', body].join('\r\n'));
  });
  await fc.assert(property, { numRuns: 500, seed: SEED });
});

test('any body, in any pieces, is taken or refused', async () => {
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.json().map((text) => Buffer.from(text)),
    ANY_TEXT.map((text) => Buffer.from(JSON.stringify({ type: 'message', text }))),
    fc.constantFrom('['.repeat(60_000), '{"a":'.repeat(10_000), `{"type":"message","value":${'['.repeat(9000)}`),
    fc.constantFrom('\ufeff{}', '{"type":"message","text":"\\ud800"}', '{"__proto__":{"type":"message"}}', 'null'),
  );
  const json = 'application/json';
  const type = fc.constantFrom(json, json, json, `${json}; charset=utf-16`, 'text/plain', '');
  const length = fc.constantFrom(0, 0, 0, 0, 0, -1, 3);
  const property = fc.asyncProperty(body, type, length, async (any, kind, off) => {
    const bytes = Buffer.from(any);
    const head = [
      `POST ${new URL(begun.activities).pathname} HTTP/1.1`,
      'Host: waymark.example',
      `Authorization: Bearer ${begun.token}`,
      `Content-Type: ${kind}`,
      `Content-Length: ${Math.max(0, bytes.length + off)}`,
      'Connection: close',
      '\r\n',
    ];
    await expectNoFailure(head.join('\r\n'), bytes);
  });
  await fc.assert(property, { numRuns: 120, seed: SEED });
});

test('any watermark is taken or refused', async () => {
  const mark = fc.oneof(fc.integer().map(String), fc.double().map(String), ANY_TEXT);
  const property = fc.asyncProperty(mark, fc.constantFrom('', '/activities'), async (text, end) => {
    const url = begun.activities.replace('/activities', end);
    const { status } = await ask(`${url}?watermark=${encodeURIComponent(Buffer.from(text).toString())}`, begun);
    expect([200, 400, 431]).toContain(status);
  });
  await fc.assert(property, { numRuns: 120, seed: SEED });
});
