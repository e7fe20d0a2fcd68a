import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { Http } from '../../../channels/http/http';
import { ConflictError } from '../../../turns/turns';
import { ask, begin, type Served, serve, texts } from '../served';

let served: Served;

beforeEach(async () => {
  served = await serve({ heartbeatInterval: 60_000 });
});

afterEach(() => served.close());

/** Sends bytes as they are, and gives back the first line of the answer. */
async function raw(request: string): Promise<string> {
  const socket = connect(served.port, '127.0.0.1');
  socket.end(request);
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  await once(socket, 'close');
  return answer.split('\r\n')[0] ?? '';
}

test('every answer says that nothing is to be kept, shown elsewhere, guessed, or shared with other sites', async () => {
  for (const path of ['/nothing/here', '/v3/directline/conversations']) {
    const { headers } = await ask(`${served.base}${path}`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('origin-agent-cluster')).toBe('?1');
    for (const device of ['camera', 'geolocation', 'microphone', 'usb'])
      expect(headers.get('permissions-policy')).toContain(`${device}=()`);
    expect(headers.get('set-cookie') ?? headers.get('server') ?? headers.get('x-powered-by')).toBeNull();
  }
});

test('a connection is kept for longer than proxies keep theirs, so that no message is cut off on its way', async () => {
  const { headers } = await ask(`${served.base}/nothing`);
  expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60);
});

test('where it is reached by https, browsers are told to stay with that; elsewhere not', async () => {
  const { headers } = await ask(`${served.base}/nothing`);
  expect(headers.get('strict-transport-security')).toBeNull();
  const other = await serve({ publicUrl: 'https://waymark.example' });
  for (const path of ['/nothing', '/v3/directline/conversations', '/v3/directline/tokens/generate']) {
    const answer = await ask(`${other.base}${path}`);
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
  }
  await other.close();
});

test('what is not there, or not for that method, is said in the same form as all else', async () => {
  const nothing = await ask(`${served.base}/nothing/here`);
  expect([nothing.status, nothing.body.error.code]).toEqual([404, 'NotFound']);
  const method = await ask(`${served.directLine}/tokens/generate`);
  expect([method.status, method.body.error.code]).toEqual([405, 'MethodNotAllowed']);
});

test.each([
  'GET http://[ HTTP/1.1\r\nHost: x',
  'GET / HTTP/1.1\r\nHost: [',
  'GET / HTTP/1.1\r\nHost: a b',
  'GET // HTTP/1.1\r\nHost: x',
  'GET /%E0%A4%A HTTP/1.1\r\nHost: x',
  'GET /v3/directline/conversations/%/stream HTTP/1.1\r\nHost: x\r\nUpgrade: websocket',
  'GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket',
])('a request that is no address does not bring the server down: %j', async (request) => {
  const { headers } = await ask(served.base);
  expect(headers).toBeDefined();
  expect(await raw(`${request}\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 4/);
  expect((await ask(`${served.base}/nothing`)).status).toBe(404);
});

test('an error of ours is reported to us, and not to who asked', async () => {
  const { activities, token } = await begin(served);
  served.store.read = async () => {
    throw new Error('the disk is full');
  };
  const { status, body } = await ask(activities, { token });
  expect([status, body.error.code]).toEqual([500, 'ServiceError']);
  expect(JSON.stringify(body)).not.toContain('disk');
  expect(served.failures).toEqual([new Error('the disk is full')]);
});

test('a stop lets the turn under way finish, sends what it said, and takes no more', async () => {
  const begun = await begin(served);
  const says = (text: string) => ask(begun.activities, { token: begun.token, json: { type: 'message', text } });
  const socket = new WebSocket(begun.streamUrl);
  const messages: string[] = [];
  socket.on('message', (data) => messages.push(data.toString()));
  const closed = once(socket, 'close');
  await once(socket, 'open');
  const waiting = says('wait');
  await served.parrot.waiting;

  const stopped = served.http.close();
  const refused = await says('too late');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
  served.parrot.goOn();
  expect((await waiting).status).toBe(200);
  expect((await closed)[0]).toBe(1001);
  await stopped;
  expect(messages.at(-1)).toContain('1 wait');
  await expect(texts(begun)).rejects.toThrow();
  expect(await served.store.activities(begun.id, 0)).toHaveLength(3);
});

test('whoever loses every race for a conversation is asked to try again in a moment', async () => {
  const http = new Http({ stopTimeout: 50, onError: () => {} });
  http.on('get', '/turn', async () => Promise.reject(new ConflictError()));
  const port = await http.listen(0, '127.0.0.1');
  const { status, headers, body } = await ask(`http://127.0.0.1:${port}/turn`);
  expect([status, headers.get('retry-after'), body.error.code]).toEqual([503, '2', 'ServiceUnavailable']);
  await http.close();
});

test('a stop does not wait for ever', async () => {
  const http = new Http({
    stopTimeout: 50,
    onError: () => {},
  });
  http.beforeClose(() => new Promise(() => {}));
  const port = await http.listen(0, '127.0.0.1');
  const idle = connect(port, '127.0.0.1');
  await once(idle, 'connect');
  const gone = once(idle, 'close');
  await http.close();
  await gone;
});

test('a port that is taken is an error that can be caught', async () => {
  const http = new Http({
    stopTimeout: 50,
    onError: () => {},
  });
  await expect(http.listen(served.port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
