import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:https';
import { WebSocket } from 'ws';
import { parseProxies } from '../../channels/limits/clientAddress';
import { RedisStore } from '../../store/redis/redisStore';
import { startRealServer } from '../realServer';
import { HAS_REDIS, RedisServer } from '../store/redisServer';
import { NginxProxy, NO_NGINX, VARIANTS } from './nginx';

const PUBLIC_URL = 'https://waymark.example.org';
const SITE = 'https://www.example.police.uk';
const LINE = '/v3/directline';
const SECRET = randomBytes(32);
const LIFETIME = { idle: 1_800_000, total: 86_400_000 };
/** Two people at one address that is not the proxy's, and somebody elsewhere. */
const [HERE, ELSEWHERE] = ['127.0.0.2', '127.0.0.3'];

const LEFT_OUT = NO_NGINX ?? (HAS_REDIS ? undefined : 'redis-server is not installed here');

describe(`Two processes and Redis behind nginx, as shipped for the containers${LEFT_OUT ? ` (left out: ${LEFT_OUT})` : ''}`, () => {
  const test = LEFT_OUT ? it.skip : it;
  let redis: RedisServer;
  let stores: RedisStore[] = [];
  let servers: Awaited<ReturnType<typeof startRealServer>>[] = [];
  let proxy: NginxProxy;

  beforeAll(async () => {
    if (LEFT_OUT) return;
    redis = await RedisServer.start();
    const open = () => RedisStore.open({ url: redis.url, secrets: [SECRET], lifetime: LIFETIME });
    stores = [await open(), await open()];
    const settings = {
      publicUrl: PUBLIC_URL,
      allowedOrigins: [SITE],
      trustedProxies: parseProxies(['127.0.0.1']),
      limits: 1,
    };
    const start = (store: RedisStore) =>
      startRealServer(settings, store, { secret: SECRET, broadcast: store.broadcast });
    servers = await Promise.all(stores.map(start));
    proxy = await NginxProxy.start(
      VARIANTS['in the containers'],
      servers.map(({ port }) => port),
    );
    await proxy.run();
  });

  afterAll(async () => {
    await proxy?.close();
    for (const server of servers) await server.close();
    for (const store of stores) await store.close();
    await redis?.end();
  });

  const ask = (line: string, headers: object = {}, json?: object, localAddress = HERE) => {
    const [method, path] = line.split(' ');
    const body = json && JSON.stringify(json);
    const all = { Host: new URL(PUBLIC_URL).host, 'Content-Type': 'application/json', ...headers };
    const to = { host: '127.0.0.1', port: proxy.port, method, path, localAddress, rejectUnauthorized: false };
    return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const sent = request({ ...to, headers: all }, async (answer) => {
        let text = '';
        for await (const chunk of answer) text += chunk;
        resolve({ status: answer.statusCode, text });
      });
      sent.on('error', reject).end(body);
    });
  };
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

  /** From a page of the site to a conversation; each request goes to whichever process nginx likes. */
  async function begin(from = HERE) {
    const { token } = JSON.parse((await ask(`POST ${LINE}/tokens/generate`, { Origin: SITE }, {}, from)).text);
    const began = JSON.parse((await ask(`POST ${LINE}/conversations`, bearer(token), {}, from)).text);
    const path = `${LINE}/conversations/${began.conversationId}`;
    const say = (activity: object) => ask(`POST ${path}/activities`, bearer(began.token), activity, from);
    const read = () => ask(`GET ${path}/activities`, bearer(began.token), undefined, from);
    return { ...began, say, read };
  }

  const openStream = (streamUrl: string) =>
    new WebSocket(streamUrl.replace(PUBLIC_URL.replace('https', 'wss'), `wss://127.0.0.1:${proxy.port}`), {
      headers: { Host: new URL(PUBLIC_URL).host, Origin: PUBLIC_URL },
      rejectUnauthorized: false,
    });

  test('somebody opens the chat, talks, hears the replies on a stream, and leaves nothing by Exit', async () => {
    expect((await ask('GET /widget')).text).toContain('<!doctype html>');
    const person = await begin();
    const stream = openStream(person.streamUrl);
    await once(stream, 'message');
    const heard: string[] = [];
    stream.on('message', (data) => heard.push(String(data)));
    const closed = once(stream, 'close');
    expect((await person.say({ type: 'message', text: 'he follows me to work' })).status).toBe(200);
    expect((await person.read()).text).toContain('he follows me to work');
    expect((await person.say({ type: 'endOfConversation' })).status).toBe(200);
    await closed;
    expect(heard.join('')).toContain('he follows me to work');
    expect((await person.read()).status).toBe(404);
  });

  test('the address of a stream opens one stream, whichever process is asked', async () => {
    const { streamUrl } = await begin();
    const opened = await Promise.all(
      Array.from({ length: 6 }, () => {
        const stream = openStream(streamUrl);
        return new Promise((done) => {
          stream.on('open', () => done(true)).on('error', () => done(false));
        }).finally(() => stream.terminate());
      }),
    );
    expect(opened.filter(Boolean)).toHaveLength(1);
  });

  test('nobody outside gets to the bot without the chat, whatever they say of themselves', async () => {
    const lies = { Host: '127.0.0.1:3978', 'X-Forwarded-For': '127.0.0.1', Forwarded: 'for=127.0.0.1' };
    const message = { type: 'message', id: 'a', channelId: 'msteams', serviceUrl: 'http://127.0.0.1:1/', text: 'hi' };
    for (const path of ['/api/messages', '/metrics', '/desk', '/healthz'])
      expect([path, (await ask(`POST ${path}`, lies, message)).status]).toEqual([path, 404]);
  });

  test('a flood is counted for the address that nginx saw, not for those it claims, and holds up nobody who talks', async () => {
    const person = await begin();
    const flood = Array.from({ length: 300 }, (_, i) =>
      ask(`POST ${LINE}/tokens/generate`, {
        Origin: 'https://evil.example',
        'X-Forwarded-For': `203.0.113.${i % 250}`,
      }),
    );
    const refused = (await Promise.all(flood)).map(({ status }) => status);
    expect(new Set(refused)).toEqual(new Set([403, 429]));
    expect((await person.say({ type: 'message', text: 'help he is outside' })).status).toBe(200);
    const other = await begin(ELSEWHERE);
    expect((await other.say({ type: 'message', text: 'he follows me' })).status).toBe(200);
  });

  test('a chat goes on while one of the two is replaced', async () => {
    const person = await begin(ELSEWHERE);
    await servers[0]?.close();
    for (const text of ['he follows me', 'to work', 'every day'])
      expect((await person.say({ type: 'message', text })).status).toBe(200);
    expect((await person.read()).text).toMatch(/he follows me.*to work.*every day/s);
  });
});
