import { execFile } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@redis/client';
import { DEFAULT_QUOTAS, type RateLimits, rateLimits } from '../../../channels/limits/rateLimits';
import { RedisStore } from '../../../store/redis/redisStore';
import { HAS_REDIS, RedisServer } from '../../store/redisServer';

const HOUR = 3_600_000;
const SECRET = Buffer.alloc(32, 7);
const ADDRESS = '203.0.113.77';
/** So few that each counts for a quarter of a minute, and is still there when it is looked at. */
const FEW = { ...DEFAULT_QUOTAS, conversations: 4, postsToConversation: 4 };
const MOST = DEFAULT_QUOTAS.postsToConversation;
const CHILD = ['-r', resolve('tests', 'store', 'typescriptInChild.cjs'), join(__dirname, 'taker.ts')];

let server: RedisServer;
let redis: ReturnType<typeof createClient>;
let stores: RedisStore[] = [];

async function limits(quotas = DEFAULT_QUOTAS): Promise<RateLimits> {
  const store = await RedisStore.open({
    url: server.url,
    secrets: [SECRET],
    lifetime: { idle: HOUR, total: HOUR },
  });
  stores.push(store);
  return rateLimits({ secret: SECRET, quotas, redis: store.client });
}

/** How many of so many are taken, sent all at once. */
async function taken(times: number, take: () => Promise<void>): Promise<number> {
  const all = await Promise.allSettled(Array.from({ length: times }, take));
  return all.filter(({ status }) => status === 'fulfilled').length;
}

const from = (address: string) => ({ socket: { remoteAddress: address }, headers: {} }) as unknown as IncomingMessage;

function sharedLimits(): void {
  beforeAll(async () => {
    server = await RedisServer.start();
  });

  beforeEach(async () => {
    redis = createClient({ url: server.url });
    await redis.on('error', () => {}).connect();
    await redis.flushAll();
  });

  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    stores = [];
    redis.destroy();
  });

  afterAll(() => server.end());

  test('two processes together take what one may', async () => {
    const ask = () => promisify(execFile)(process.execPath, [...CHILD, server.url, `${MOST}`]);
    const [one, two] = await Promise.all([ask(), ask()]);
    const sum = Number(one.stdout) + Number(two.stdout);
    expect(sum).toBeGreaterThanOrEqual(MOST);
    // Each second that the two take adds one, and counting apart they would come to twice as many.
    expect(sum).toBeLessThan(1.75 * MOST);
  });

  test('an address cannot be read in Redis, nor tried without the secret, and no count stays', async () => {
    const here = await limits(FEW);
    await taken(FEW.conversations, () => here.conversations(from(ADDRESS)));
    await here.posts('a-conversation', false);
    const keys = await redis.keys('*');
    expect(keys).toHaveLength(3);
    for (const key of keys) {
      expect(key).toMatch(/^waymark:(rate|burst):(conversations|postsToConversation):[\w-]{16,}$/);
      const left = await redis.pTTL(key);
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(60_000);
    }
    const other = rateLimits({ secret: Buffer.alloc(32, 8), quotas: FEW, redis: stores[0]?.client });
    await other.conversations(from(ADDRESS));
    expect(await redis.keys('*')).toHaveLength(4);
  });

  test('while Redis is away each process counts by itself, and nobody is shut out', async () => {
    const here = await limits();
    await server.kill();
    expect(await taken(MOST, () => here.posts('a', false))).toBe(MOST);
    await expect(here.posts('a', false)).rejects.toMatchObject({ status: 429 });
    await server.start();
  });

  test('a Redis that hangs holds nobody up', async () => {
    const here = await limits();
    await redis.sendCommand(['CLIENT', 'PAUSE', '600000', 'ALL']);
    await here.posts('a', false);
    await here.conversations(from(ADDRESS));
    // Paused, it would not answer a request to go on either.
    await server.kill();
    await server.start();
  });
}

if (HAS_REDIS) {
  describe('processes that share a Redis', sharedLimits);
} else {
  const left = 'Redis is not installed here (redis-server): the tests of limits that processes share were left out';
  console.warn(left);
  test.skip(left, () => {});
}
