import { watch } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http2';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { PAGE_PATHS } from '../../server/pages/widgetPages';
import { Http2Client, rawHttp2 } from './http2';
import { NginxProxy, NO_NGINX, VARIANTS } from './nginx';

const CHAT = '/v3/directline/conversations/abc-1';
const PAGES = ['/', ...Object.keys(PAGE_PATHS), '/widget/', '/plain/'];
const LINE = ['/v3/directline/tokens/generate', '/v3/directline/tokens/refresh', '/v3/directline/conversations'];
const OURS = [...PAGES, ...LINE, CHAT, `${CHAT}/activities?watermark=3`, '/.well-known/security.txt'];

const INSIDE = ['/healthz', '/readyz', '/metrics', '/api/messages', '/desk', '/desk/', '/desk/token', '/desk/open'];
const CROOKED = [
  '/plain/../metrics',
  '/desk/../plain',
  '//metrics',
  '/plain//',
  '/%6detrics',
  '/v3/directline/conversations/%2e%2e/%2e%2e/%2e%2e/metrics',
  '/v3/directline/conversations/..%2f..%2f..%2fmetrics',
  '/v3/directline/conversations/..\\..\\metrics',
  '/plain/..;/metrics',
  '/.git/config',
  '/.well-known/',
  '/widgets',
  '/v3/directline/conversationsx',
];

async function statuses(answers: readonly Promise<IncomingHttpHeaders>[]): Promise<readonly number[]> {
  return (await Promise.all(answers)).map((headers) => Number(headers[':status']));
}

const where = Object.keys(VARIANTS) as readonly (keyof typeof VARIANTS)[];

describe.each(where)(`nginx %s${NO_NGINX ? ` (left out: ${NO_NGINX})` : ''}`, (variant) => {
  const test = NO_NGINX ? it.skip : it;
  let proxy: NginxProxy;
  beforeAll(async () => {
    if (NO_NGINX) return;
    proxy = await NginxProxy.start(VARIANTS[variant]);
    await proxy.run();
  });
  afterAll(() => proxy?.close());
  beforeEach(() => {
    if (proxy) proxy.reached.length = 0;
  });

  test('takes the files as they are shipped', () => {
    expect(proxy.test()).toMatch(/syntax is ok[\s\S]*test is successful/);
    expect(proxy.test()).not.toMatch(/warn|emerg/);
  });

  test('brings people to every page and every chat, and says who asked, whatever they claim', async () => {
    for (const path of OURS)
      expect([path, await proxy.ask(`GET ${path}`, { 'X-Forwarded-For': '203.0.113.9' })]).toEqual([path, 200]);
    expect(proxy.reached.map(({ url }) => url)).toEqual(OURS);
    expect(new Set(proxy.reached.map(({ headers }) => headers['x-forwarded-for']))).toEqual(new Set(['127.0.0.1']));
  });

  test('lets the stream of a chat through', async () => {
    const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket' };
    expect(await proxy.answer(`GET ${CHAT}/stream?t=x`, upgrade)).toMatch(/^HTTP\/1\.1 101 [\s\S]*hello$/);
  });

  test.each([...INSIDE, ...CROOKED])('brings nobody from outside to %s', async (path) => {
    expect(await proxy.ask(`GET ${path}`)).toBeGreaterThanOrEqual(400);
    expect(await proxy.ask(`POST ${path}`)).toBeGreaterThanOrEqual(400);
    expect(proxy.reached.map(({ url }) => url)).toEqual([]);
  });

  test('speaks no old TLS', async () => {
    const offers = (options: object) =>
      new Promise((done) => {
        const socket = connect({ port: proxy.port, host: '127.0.0.1', rejectUnauthorized: false, ...options }, () => {
          done(socket.getProtocol());
          socket.destroy();
        });
        socket.on('error', () => done('refused'));
      });
    expect(await offers({})).toBe('TLSv1.3');
    expect(await offers({ maxVersion: 'TLSv1.2' })).toBe('TLSv1.2');
    expect(await offers({ maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA:AES256-GCM-SHA384:@SECLEVEL=0' })).toBe(
      'refused',
    );
    expect(await offers({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' })).toBe('refused');
  });

  test('sends who opens a page without TLS to where there is TLS, and a program that would send words nowhere', async () => {
    const plain = (path: string) => fetch(`http://127.0.0.1:${proxy.plainPort}${path}`, { redirect: 'manual' });
    const page = await plain('/plain');
    expect([page.status, page.headers.get('location')]).toEqual([301, expect.stringMatching(/^https:.*\/plain$/)]);
    expect((await plain(`${CHAT}/activities`)).status).toBe(403);
    expect(proxy.reached).toEqual([]);
  });

  test('keeps what people write off the disk, however it is sent', async () => {
    const files: (string | null)[] = [];
    const watcher = watch(join(proxy.folder, 'body'), (_what, name) => files.push(name));
    const send = (path: string, bytes: number) =>
      proxy.answer(`POST ${path}`, { 'Content-Length': `${bytes}` }, 'a'.repeat(bytes));
    for (const bytes of [1000, 65_536]) expect(await send(`${CHAT}/activities`, bytes)).toMatch(/^HTTP\/1\.1 200/);
    const chunk = `100\r\n${'a'.repeat(256)}\r\n`;
    const chunked = { 'Transfer-Encoding': 'chunked' };
    expect(await proxy.answer(`POST ${CHAT}/activities`, chunked, `${chunk.repeat(256)}0\r\n\r\n`)).toMatch(/ 200/);
    expect(await send(`${CHAT}/activities`, 65_537)).toMatch(/^HTTP\/1\.1 413/);
    await new Promise((done) => setTimeout(done, 100));
    watcher.close();
    expect(files).toEqual([]);
  });

  test('refuses whoever does not just read a page, before anything of it is counted or read', async () => {
    const client = await Http2Client.connect(proxy.port, 1);
    for (const path of PAGES) expect([path, ...(await statuses(client.hold(`POST ${path}`, 1)))]).toEqual([path, 405]);
    client.close();
    expect(proxy.reached).toEqual([]);
    expect(await proxy.ask('HEAD /widget')).toBe(200);
  });

  test('nobody keeps others from the pages or a chat by holding hundreds of requests open', async () => {
    const shipped = await NginxProxy.start(VARIANTS[variant], [], 1);
    await shipped.run();
    const client = await Http2Client.connect(shipped.port, 40);
    try {
      client.hold('POST /v3/directline/tokens/generate', 8);
      client.hold('GET /widget', 8);
      await new Promise((done) => setTimeout(done, 500));
      for (const path of PAGES) expect([path, await shipped.ask(`GET ${path}`)]).toEqual([path, 200]);
      for (const path of LINE)
        expect([path, await shipped.ask(`POST ${path}`, { 'Content-Length': '0' })]).toEqual([path, 200]);
      expect(client.mostStreams).toBe(16);
    } finally {
      client.close();
      await shipped.close();
    }
  });

  test('takes a small body where a chat begins, and no large one', async () => {
    for (const path of ['/v3/directline/tokens/generate', '/v3/directline/conversations'])
      expect(await proxy.answer(`POST ${path}`, { 'Content-Length': '5000' }, 'a'.repeat(5000))).toMatch(/ 413 /);
    expect(await proxy.answer('POST /v3/directline/tokens/generate', { 'Content-Length': '2' }, '{}')).toMatch(/ 200 /);
  });

  test('an upgrade that HTTP/2 does not have is not passed on, and leaves no line with who asked for what', async () => {
    const came = await rawHttp2(proxy.port, { ':path': `${CHAT}/stream?t=secret`, upgrade: 'websocket' });
    expect(came.length).toBeGreaterThan(0);
    expect(proxy.reached.map(({ headers }) => headers.upgrade)).toEqual([undefined]);
    expect(proxy.written()).toBe('');
  });

  test('a flood from one address is told to wait, and holds up no chat that runs behind it, nor the numbers', async () => {
    const [, refused = ''] = (await proxy.flood('/widget', 300)).split(/(?=HTTP\/1\.1 429)/);
    expect(refused).toMatch(/\r\nRetry-After: 5\r\n/);
    expect(refused).toMatch(/\r\nContent-Type: text\/html; charset=utf-8\r\n[\s\S]*href="tel:999"/);
    // Whoever asks for pages keeps nobody from a chat, nor the other way round.
    expect(await proxy.ask('POST /v3/directline/tokens/generate', { 'Content-Length': '0' })).toBe(200);
    const [, later = ''] = (await proxy.flood('/v3/directline/tokens/generate', 300)).split(/(?=HTTP\/1\.1 429)/);
    expect(later).toMatch(
      /^HTTP\/1\.1 429 [\s\S]*\r\nRetry-After: 5\r\n[\s\S]*\r\n\r\n{"error":{"code":"TooManyRequests"}}/,
    );
    const running = [
      `POST ${CHAT}/activities`,
      `GET ${CHAT}/stream`,
      `GET ${CHAT}`,
      'POST /v3/directline/tokens/refresh',
      'GET /plain',
    ];
    for (const line of running) expect([line, await proxy.ask(line, { 'Content-Length': '0' })]).toEqual([line, 200]);
  });

  test('tells whoever comes while nothing is there to come again, and has written nothing of anybody anywhere', async () => {
    await proxy.stopBehind();
    for (const path of ['/plain', '/sheet'])
      expect(await proxy.answer(`GET ${path}`)).toMatch(
        /^HTTP\/1\.1 503 [\s\S]*\r\nRetry-After: 5\r\n[\s\S]*href="tel:999"/,
      );
    expect(await proxy.answer(`POST ${CHAT}/activities`, { 'Content-Length': '0' })).toMatch(
      /^HTTP\/1\.1 503 [\s\S]*\r\nRetry-After: 5\r\n[\s\S]*{"error":{"code":"ServiceUnavailable"}}$/,
    );
    expect(proxy.written()).toBe('');
  });
});
