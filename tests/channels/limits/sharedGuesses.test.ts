import { randomBytes } from 'node:crypto';
import { type GuessLimits, guessLimits } from '../../../channels/limits/guessLimits';
import { RedisStore } from '../../../store/redis/redisStore';
import { HAS_REDIS, RedisServer } from '../../store/redisServer';

const HOUR = 3_600_000;
const SECRET = randomBytes(32);
/** Milliseconds: a hundred at once take their time on a busy machine. */
const PATIENCE = 20_000;
const MOST = { ofHandler: 4, inAll: 1000, ofHandlerThen: 1 };

function shared(): void {
  let server: RedisServer;
  const stores: RedisStore[] = [];

  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await server.end();
  });

  async function process(): Promise<GuessLimits> {
    const store = await RedisStore.open({ url: server.url, secrets: [SECRET], lifetime: { idle: HOUR, total: HOUR } });
    stores.push(store);
    return guessLimits(SECRET, store.client, MOST, PATIENCE);
  }

  /** How many of so many guesses are let through, all at once, now at one process and now at the other. */
  async function taken(by: readonly GuessLimits[], who: string, tries: number): Promise<number> {
    const all = await Promise.allSettled(Array.from({ length: tries }, (_, i) => by[i % by.length]?.take(who)));
    return all.filter(({ status }) => status === 'fulfilled').length;
  }

  test('a handler has as many guesses at all processes together as at one', async () => {
    const both = [await process(), await process()];
    expect(await taken(both, 'mallory', 100)).toBe(MOST.ofHandler);
    expect(await taken(both, 'anna', 1)).toBe(1);
  });

  test('a right code is no guess at any of them', async () => {
    const [one, other] = [await process(), await process()];
    for (let i = 0; i < 3 * MOST.ofHandler; i++) await (await (i % 2 ? one : other).take('ben')).right();
    expect(await taken([one, other], 'ben', 100)).toBe(MOST.ofHandler);
  });

  test('while Redis is away each process counts by itself: guesses stay few, and nobody waits', async () => {
    const here = await process();
    await server.kill();
    expect(await taken([here], 'carl', 100)).toBe(MOST.ofHandler);
    const guess = await here.take('dora');
    await guess.right();
    await server.start();
  });
}

if (HAS_REDIS) {
  describe('guesses at codes, counted by processes that share a Redis', shared);
} else {
  test.skip('Redis is not installed here (redis-server): the tests of guesses that processes share were left out', () => {});
}
