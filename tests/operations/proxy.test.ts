import { connect } from 'node:tls';
import { PAGE_PATHS } from '../../server/pages/widgetPages';
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

  test('a flood from one address is told to wait, and holds up no chat that runs behind it, nor the numbers', async () => {
    const [, refused = ''] = (await proxy.flood('/widget', 300)).split(/(?=HTTP\/1\.1 429)/);
    expect(refused).toMatch(/\r\nRetry-After: 5\r\n/);
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
    expect(await proxy.answer('GET /plain')).toMatch(/^HTTP\/1\.1 503 [\s\S]*\r\nRetry-After: 5\r\n/);
    expect(proxy.written()).toBe('');
  });
});
