import { Http } from '../../../channels/http/http';
import { raw } from '../hostile/raw';

let http: Http;
let port: number;
const reached: string[] = [];

beforeAll(async () => {
  http = new Http({ stopTimeout: 100, onError: () => {} });
  for (const path of ['/metrics', '/desk', '/v3/directline/conversations/:id'])
    http.onGetOrHead(path, async (req, res) => {
      reached.push(req.url ?? '');
      res.end('reached');
    });
  http.onUpgrade(async (req, line) => {
    reached.push(req.url ?? '');
    line.end('HTTP/1.1 101 reached\r\n\r\n');
  });
  port = await http.listen(0, '127.0.0.1');
});
beforeEach(() => reached.splice(0));
afterAll(() => http.close());

const UPGRADE = ['Connection: Upgrade', 'Upgrade: websocket'];
const get = async (target: string, host: readonly string[] = ['Host: x'], more: readonly string[] = []) =>
  (await raw(port, [`GET ${target} HTTP/1.1`, ...host, ...more, '', ''].join('\r\n'))).status;

test.each(['/metrics', '/metrics?a=..', '/desk?x=//', '/v3/directline/conversations/a-b_9'])(
  'a request that can be read in one way only is answered: %s',
  async (target) => {
    expect(await get(target)).toBe(200);
    expect(reached).toEqual([target]);
  },
);

describe('what a proxy in front may have read otherwise is refused, as a page and as a stream', () => {
  test.each([
    '/desk/../metrics',
    '/desk/./../metrics',
    '/desk/..',
    '/desk/%2e%2e/metrics',
    '/desk/%2E%2e/metrics',
    '/desk/.%2e/metrics',
    '/desk%2f..%2fmetrics',
    '/desk%2Fmetrics',
    '//metrics',
    '/desk//metrics',
    '/desk\\..\\metrics',
    '/desk%5c..%5cmetrics',
    '/metrics%00',
    '/%6detrics',
    '/metrics#',
    'http://x/metrics',
    'http://metrics.example/desk/../metrics',
    'metrics',
    '*',
  ])('%s', async (target) => {
    expect(await get(target)).toBe(400);
    expect(await get(target, ['Host: x'], UPGRADE)).toBe(400);
    expect(reached).toEqual([]);
  });
});

test.each([[['Host: x', 'Host: y']], [['Host: x', 'host: x']], [['HOST: x', 'X-Other: 1', 'Host: y']]])(
  'a request for two hosts is refused: %j',
  async (hosts) => {
    expect(await get('/metrics', hosts)).toBe(400);
    expect(await get('/metrics', hosts, UPGRADE)).toBe(400);
    expect(reached).toEqual([]);
  },
);

test('a request from before there were headers is refused', async () => {
  expect((await raw(port, 'GET /metrics\r\n\r\n')).status).toBe(400);
  expect(reached).toEqual([]);
});

test('an old load balancer may ask without a host', async () => {
  expect((await raw(port, 'GET /metrics HTTP/1.0\r\n\r\n')).status).toBe(200);
});
