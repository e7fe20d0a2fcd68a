import { redisCode, redisTrouble, StoreAwayError } from '../../store/redis/redisReasons';
import { RedisStore } from '../../store/redis/redisStore';
import { HAS_REDIS, RedisServer } from './redisServer';

const HOUR = 3_600_000;
const withRedis = HAS_REDIS ? describe : describe.skip;

function open(url: string): Promise<RedisStore> {
  const secrets = [Buffer.alloc(32, 7)] as const;
  return RedisStore.open({ url, secrets, lifetime: { idle: HOUR, total: 24 * HOUR } });
}

withRedis('Whoever is called out is told what is wrong with Redis (needs a redis-server)', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await RedisServer.start({ requirepass: 'quite-right' });
  });
  afterAll(() => server.end());

  test.each([
    ['no password', (port: number) => `redis://127.0.0.1:${port}`, 'Redis wants a password'],
    ['a wrong one', (port: number) => `redis://:marked@127.0.0.1:${port}`, 'refuses the user or the password'],
    [
      'TLS where there is none',
      (port: number) => `rediss://:quite-right@127.0.0.1:${port}`,
      'A port without TLS is silent',
    ],
    ['a port where nothing is', () => 'redis://:marked@127.0.0.1:4', 'Nothing listens'],
    ['a name that is none', () => 'redis://:marked@waymark.invalid:6379', 'is not known to DNS'],
  ])('%s', async (_what, url, why) => {
    const failed = await open(url(server.port)).catch((error: Error) => error);
    expect(failed).toMatchObject({ message: expect.stringContaining(why) });
    expect(`${failed}`).not.toContain('marked');
  });

  test('and a Redis that would lose conversations is refused, by what it is and what to set', async () => {
    const url = `redis://:quite-right@127.0.0.1:${server.port}`;
    const store = await open(url);
    await store.client.sendCommand(['CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru']);
    await store.close();
    await expect(open(url)).rejects.toThrow('Set its maxmemory-policy to noeviction');
  });
});

test.each([
  ['SELF_SIGNED_CERT_IN_CHAIN', 'NODE_EXTRA_CA_CERTS'],
  ['CERT_HAS_EXPIRED', 'has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'another name'],
])('%s is told in words', (code, why) => {
  expect(redisTrouble(Object.assign(new Error('marked'), { code })).message).toContain(why);
});

test('what may pass is waited for, and what somebody has to mend is not', () => {
  const passes = (message: string) => redisTrouble(new Error(message)) instanceof StoreAwayError;
  const waited = ['LOADING Redis is loading', 'Socket closed unexpectedly', 'anything else', 'OOM command not allowed'];
  expect(waited.map(passes)).toEqual([true, true, true, true]);
  expect(['WRONGPASS invalid', 'NOPERM this user', 'READONLY You'].map(passes)).toEqual([false, false, false]);
});

test.each([
  [new Error('OOM command not allowed when used memory is above the limit'), 'REDIS_OOM'],
  [new Error("READONLY You can't write against a read only replica."), 'REDIS_READONLY'],
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  [undefined, 'ETIMEDOUT'],
  [new Error('MARKED is what somebody sent'), undefined],
])('whoever reads the log sees why a command was not done, and nothing of what was sent: %s', (error, code) => {
  expect(redisCode(error)).toBe(code);
});
