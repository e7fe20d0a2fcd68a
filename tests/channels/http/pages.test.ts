import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Http } from '../../../channels/http/http';
import { type Page, pageRoutes } from '../../../channels/http/pages';

const HTML = `<p>${'hello '.repeat(200)}</p>`;
const type = 'text/html; charset=utf-8';
const HOME = { body: HTML, type, headers: { 'Content-Security-Policy': "default-src 'self'" } };
const PLAIN = { body: HTML, type };
const LATER = { body: '<p>later</p>', type };
const DOT = { body: Uint8Array.of(1, 2, 3), type: 'image/gif' };
let isLater: boolean;
let http: Http;
let port: number;

beforeEach(async () => {
  http = new Http({ stopTimeout: 1000, onError: () => {} });
  isLater = false;
  pageRoutes(
    http,
    new Map<string, () => Page>([
      ['/', () => HOME],
      ['/plain', () => (isLater ? LATER : PLAIN)],
      ['/dot.gif', () => DOT],
    ]),
  );
  port = await http.listen(0, '127.0.0.1');
});

afterEach(() => http.close());

/** fetch would decompress by itself. */
const get = (path: string, encoding: string | undefined, method = 'GET') =>
  new Promise<{ headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const headers = encoding === undefined ? {} : { 'Accept-Encoding': encoding };
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      resolve({ headers: answer.headers, body: Buffer.concat(chunks) });
    });
    asked.on('error', reject).end();
  });

test('a page comes in the smallest form that the browser takes', async () => {
  const [brotli, gzip, plain] = [await get('/', 'gzip, br'), await get('/', 'gzip'), await get('/', undefined)];
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(brotli.body).toString()).toBe(HTML);
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzip.body).toString()).toBe(HTML);
  expect(plain.headers).not.toHaveProperty('content-encoding');
  expect(plain.body.toString()).toBe(HTML);
});

test('a page carries the strict headers and its own policy', async () => {
  const { headers } = await get('/', 'br');
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'self'",
    'cache-control': 'no-store',
    vary: 'Accept-Encoding',
  });
});

test('a page that is asked for with a slash at its end is found all the same', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/plain/`);
  expect([answer.url, await answer.text()]).toEqual([`http://127.0.0.1:${port}/plain`, HTML]);
});

test('a page that has become another is sent as it is now', async () => {
  const page = () => fetch(`http://127.0.0.1:${port}/plain`).then((answer) => answer.text());
  expect(await page()).toBe(HTML);
  isLater = true;
  expect(await page()).toBe('<p>later</p>');
});

test('what does not get smaller is sent as it is', async () => {
  const { headers, body } = await get('/dot.gif', 'br');
  expect(headers).not.toHaveProperty('content-encoding');
  expect([...body]).toEqual([1, 2, 3]);
});

test('who asks for the head alone gets no body', async () => {
  const { headers, body } = await get('/', 'br', 'HEAD');
  expect(Number(headers['content-length'])).toBeGreaterThan(0);
  expect(body).toHaveLength(0);
});

test.each([
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['gzip, br', 'br'],
  ['BR', 'br'],
  ['*', 'br'],
  ['gzip;q=0.5', 'gzip'],
  ['identity', undefined],
  ['gzip;q=0', undefined],
  ['gzip;q=nonsense', undefined],
  ['*;q=0', undefined],
  ['', undefined],
])('a browser that takes %j is sent %s', async (accepted, encoding) => {
  expect((await get('/', accepted)).headers['content-encoding']).toBe(encoding);
});
