import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@redis/client';
import type { ChangeEvent, Lifetime } from '../../store/conversationStore';
import { RedisStore } from '../../store/redis/redisStore';
import { storeContract } from './contract';
import { type Acknowledged, expectWhole, writeAndKill } from './killed';
import { HAS_REDIS, RedisServer } from './redisServer';

const HOUR = 3_600_000;
const DAY: Lifetime = { idle: HOUR, total: 24 * HOUR };
const SECRET = Buffer.alloc(32, 7);
/** The same promises hold for an hour as for a second, and an hour does not pass while a slow machine tests. */
const SLOWER = 3600;

/** Lets time pass for all that Redis keeps. */
const PASS = `
for _, key in ipairs(redis.call('KEYS', 'waymark:conversation:*')) do
  redis.call('HSET', key, 'until', string.format('%.0f', redis.call('HGET', key, 'until') - ARGV[1]))
  local left = redis.call('PTTL', key) - ARGV[1]
  if left > 0 then redis.call('PEXPIRE', key, left) else redis.call('DEL', key) end
end
for _, key in ipairs(redis.call('KEYS', 'waymark:mark:*')) do
  local left = redis.call('PTTL', key) - ARGV[1]
  if left > 0 then redis.call('PEXPIRE', key, left) else redis.call('DEL', key) end
end`;

let server: RedisServer;
let redis: ReturnType<typeof createClient>;
let stores: RedisStore[] = [];

async function connect(): Promise<void> {
  redis = createClient({ url: server.url });
  redis.on('error', () => {});
  await redis.connect();
}

async function open(lifetime: Lifetime = DAY, more = {}): Promise<RedisStore> {
  const store = await RedisStore.open({ url: server.url, secrets: [SECRET], lifetime, ...more });
  stores.push(store);
  return store;
}

const pass = (time: number) => redis.eval(PASS, { arguments: [`${time}`] });

const change = (version: number, state: string, ...append: string[]) => ({
  version,
  next: version + 1,
  state: Buffer.from(state),
  append: append.map((text) => Buffer.from(text)),
});

/** What is heard of a conversation, and a wait for the next piece of news. */
function hear(store: RedisStore, id: string) {
  const news: ChangeEvent['kind'][] = [];
  let wake = () => {};
  store.watch(id, ({ kind }) => {
    news.push(kind);
    wake();
  });
  const until = async (count: number) => {
    while (news.length < count) await new Promise<void>((resolve) => (wake = resolve));
    return news;
  };
  return { news, until };
}

/** All bytes that Redis has written to its disk. */
function raw(): string {
  const files = readdirSync(server.folder, { recursive: true, withFileTypes: true });
  return files.map((file) => (file.isFile() ? readText(join(file.parentPath, file.name)) : '')).join('');
}

function readText(file: string): string {
  try {
    return readFileSync(file).toString('latin1');
  } catch {
    return ''; // Redis has just replaced it with a newer one.
  }
}

/** Redis writes its log of all commits anew, with what is still there. */
async function rewriteLog(): Promise<void> {
  await redis.sendCommand(['BGREWRITEAOF']);
  const going = /aof_rewrite_(in_progress|scheduled):1/;
  while (going.test(`${await redis.sendCommand(['INFO', 'persistence'])}`)) await wait(10);
  while (raw().includes('sealed')) await wait(10);
}

function redisStore(): void {
  beforeAll(async () => {
    server = await RedisServer.start();
    await connect();
  });

  beforeEach(() => redis.flushAll());

  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    stores = [];
  });

  afterAll(async () => {
    redis.destroy();
    await server.end();
  });

  storeContract('keeps the contract', async ({ idle, total }) => {
    const store = await open({ idle: idle * SLOWER, total: total * SLOWER });
    return { store, slower: SLOWER, pass: async (time) => void (await pass(time * SLOWER)) };
  });

  test('of many commits on one version through two processes, one gets through', async () => {
    const doors = [await open(), await open()];
    await doors[0]?.commit('a', change(0, 'one'));
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) => doors[i % 2]?.commit('a', change(1, `${i}`, `${i}`))),
    );
    expect(all.filter(Boolean)).toHaveLength(1);
    const won = Buffer.from(`${all.indexOf(true)}`);
    for (const door of doors) {
      expect((await door.read('a'))?.state).toEqual(won);
      expect(await door.activities('a', 0)).toEqual([{ number: 0, record: won }]);
    }
  });

  test('who watches through one process hears what comes through another, to the last word', async () => {
    const [here, there] = [await open(), await open()];
    const heard: ChangeEvent[] = [];
    here.watch('a', (news) => heard.push(news));
    const { until } = hear(here, 'a');
    await there.commit('a', change(0, 'one'));
    await until(1);
    await there.commit('a', change(1, 'two'));
    await until(2);
    await there.forget('a', [{ number: 7, record: Buffer.from('goodbye') }]);
    // A look at the store that was overtaken by news may say "committed" once more.
    for (let count = 3; (await until(count)).at(-1) !== 'gone'; ) count++;
    expect(new Set(heard.slice(0, -1).map(({ kind }) => kind))).toEqual(new Set(['committed']));
    expect(heard.at(-1)).toEqual({ kind: 'gone', last: [{ number: 7, record: Buffer.from('goodbye') }] });
  });

  test('who watches hears what was said last, though the store is looked at while another process forgets', async () => {
    const [here, there] = [await open(DAY, { pollInterval: 1 }), await open()];
    const last = [{ number: 7, record: Buffer.from('goodbye') }];
    for (let i = 0; i < 20; i++) {
      const ended = new Promise((resolve) => here.watch(`${i}`, (news) => news.kind === 'gone' && resolve(news.last)));
      await there.commit(`${i}`, change(0, 'one'));
      await wait(5);
      await there.forget(`${i}`, last);
      expect(await ended).toEqual(last);
    }
  });

  test('who stops watching, and begins again at once, still hears', async () => {
    const store = await open();
    for (let i = 0; i < 5; i++) store.watch('a', () => {})();
    const { until } = hear(store, 'a');
    await store.commit('a', change(0, 'one'));
    expect(await until(1)).toEqual(['committed']);
    store.watch('b', () => {})();
    await store.commit('a', change(1, 'two'));
    expect(await until(2)).toHaveLength(2);
  });

  test('no word and no id is ever in Redis, and after the end nothing at all', async () => {
    const store = await open();
    const id = 'conversation-of-mine';
    await store.commit(id, change(0, 'sealed state', 'sealed words'));
    await store.commit(id, { ...change(1, 'fresh', 'sealed again'), keepFrom: 1 });
    expect(raw()).not.toContain(id);
    expect(raw()).toContain('sealed again');
    await pass(HOUR);
    await rewriteLog();
    expect(await redis.keys('*')).toEqual([]);
    await store.commit(id, change(0, 'sealed state', 'sealed words'));
    await store.forget(id);
    expect(await redis.keys('*')).toEqual([]);
  });

  test('Redis itself ends what is kept, at the end of the whole life too', async () => {
    const store = await open({ idle: HOUR, total: 3 * HOUR });
    await store.commit('a', change(0, 'one'));
    const ttl = async () => redis.pTTL((await redis.keys('waymark:conversation:*'))[0] ?? '');
    expect(await ttl()).toBeLessThanOrEqual(HOUR);
    for (let version = 1; version < 4; version++) {
      await pass(0.9 * HOUR);
      await store.commit('a', change(version, 'on'));
    }
    expect(await ttl()).toBeLessThanOrEqual(0.3 * HOUR);
    expect(await ttl()).toBeGreaterThan(0);
  });

  test('who watches hears when time is over', async () => {
    const store = await open(DAY, { pollInterval: 20 });
    const { until } = hear(store, 'a');
    await store.commit('a', change(0, 'one'));
    await until(1);
    await pass(HOUR);
    expect(await until(2)).toEqual(['committed', 'gone']);
  });

  test('what one process broadcasts all hear, after a broken connection too, and nothing of it is on the disk', async () => {
    const both = [await open(), await open()];
    const heard = both.map(() => new Set<string>());
    for (const [i, { broadcast }] of both.entries()) broadcast.onMessage((message) => heard[i]?.add(`${message}`));
    const sayUntilHeard = async (text: string) => {
      while (!heard.every((texts) => texts.has(text))) {
        await both[0]?.broadcast.publish(Buffer.from(text));
        await wait(10);
      }
    };
    await sayUntilHeard('for all to hear');
    await redis.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub']);
    await sayUntilHeard('once more');
    expect(raw()).not.toContain('for all to hear');
  });

  test('what a process has committed itself it need not read back, though Redis may bring word of it first', async () => {
    const store = await open();
    const ids = Array.from({ length: 20 }, (_, i) => `chat ${i}`);
    const added: number[] = [];
    for (const id of ids)
      store.watch(id, (news) => added.push(news.kind === 'committed' ? (news.added?.length ?? 0) : 0));
    while ((await redis.sendCommand<unknown[]>(['PUBSUB', 'CHANNELS', 'waymark:news:*'])).length < ids.length)
      await wait(10);
    // Whoever has subscribed looks once for what was missed before.
    await Promise.all(ids.map((id) => store.commit(id, change(0, 'begun', 'hello'))));
    await store.probe();
    added.length = 0;
    for (let version = 1; version <= 20; version++)
      await Promise.all(ids.map((id) => store.commit(id, change(version, 'on', 'one', 'two'))));
    expect(added).toEqual(Array(400).fill(2));
  });

  test('a turn is taken on what this process committed last, until another has committed, or it is forgotten', async () => {
    const [here, there] = [await open(), await open()];
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await wait(5);
    };
    await here.commit('a', change(0, 'unwatched'));
    expect(here.lastCommitted('a')).toBeUndefined();
    here.watch('a', () => {});
    let version = 1;
    for (; here.lastCommitted('a') === undefined; version++) {
      await here.commit('a', change(version, `state ${version}`, 'said'));
      await wait(5);
    }
    expect(here.lastCommitted('a')).toEqual({ ...(await there.read('a')), state: Buffer.from(`state ${version - 1}`) });
    await there.commit('a', change(version, 'newer'));
    await until(() => here.lastCommitted('a') === undefined);
    await here.commit('a', change(version + 1, 'mine again'));
    expect(here.lastCommitted('a')).toMatchObject({ version: version + 2 });
    await there.forget('a');
    await until(() => here.lastCommitted('a') === undefined);
  });

  test('a commit is told to others who listen, and to nobody where there is none', async () => {
    const [here, there] = [await open(), await open()];
    const told = async () => Number(/cmdstat_publish:calls=(\d+)/.exec(await redis.info('commandstats'))?.[1] ?? 0);
    here.watch('a', () => {});
    let version = 0;
    for (; here.lastCommitted('a') === undefined; version++) {
      await here.commit('a', change(version, 'state'));
      await wait(5);
    }
    const before = await told();
    await here.commit('a', change(version, 'state'));
    expect(await told()).toBe(before);
    const { until } = hear(there, 'a');
    await there.commit('a', change(version + 1, 'from there'));
    await until(1);
    await here.commit('a', change(version + 2, 'from here'));
    await until(2);
    expect(await told()).toBeGreaterThan(before + 1);
  });

  test('who stops watching leaves nothing of the conversation in the process', async () => {
    const store = await open();
    const stop = store.watch('a', () => {});
    for (let version = 0; store.lastCommitted('a') === undefined; version++) {
      await store.commit('a', change(version, 'state'));
      await wait(5);
    }
    stop();
    expect(store.lastCommitted('a')).toBeUndefined();
  });

  test('a conversation outlives a change of the secret', async () => {
    const before = await open();
    await before.commit('a', change(0, 'one', 'hello'));
    const after = await open(DAY, { secrets: [Buffer.alloc(32, 8), SECRET] });
    const { until } = hear(after, 'a');
    expect(await after.commit('a', change(1, 'two', 'again'))).toBe(true);
    expect(await before.commit('a', change(2, 'three', 'and again'))).toBe(true);
    await until(1);
    expect(await after.activities('a', 0)).toHaveLength(3);
    expect((await after.read('a'))?.version).toBe(3);
    await after.forget('a');
    expect(await before.read('a')).toBeUndefined();
  });

  test('what is marked stays so through a change of the secret', async () => {
    const before = await open();
    await before.useOnce('a', HOUR);
    const after = await open(DAY, { secrets: [Buffer.alloc(32, 8), SECRET] });
    expect([await after.isUsed('a'), await after.useOnce('a', HOUR)]).toEqual([true, false]);
    expect([await after.useOnce('b', HOUR), await after.isUsed('b')]).toEqual([true, true]);
  });

  test('while Redis is away calls fail soon and say nothing of whose they are; when it is back all is there', async () => {
    const store = await open(DAY, { timeout: 300 });
    await store.commit('a-secret-id', change(0, 'one', 'hello'));
    const { news, until } = hear(store, 'a-secret-id');
    await store.probe();
    await server.kill();
    const refused = await Promise.allSettled([
      store.read('a-secret-id'),
      store.commit('a-secret-id', change(1, 'two')),
      store.forget('a-secret-id'),
      store.probe(),
    ]);
    for (const one of refused) {
      expect(one).toMatchObject({ status: 'rejected', reason: { name: 'StoreError' } });
      expect(`${one.status === 'rejected' && (one.reason as Error).stack}`).not.toContain('a-secret-id');
    }
    await expect(open(DAY, { timeout: 50 })).rejects.toThrow('Nothing listens at the address and port');
    await expect(open(DAY, { url: 'redis//a-secret' })).rejects.not.toThrow('a-secret');
    await server.start();
    while (
      !(await store.probe().then(
        () => true,
        () => false,
      ))
    );
    expect((await store.read('a-secret-id'))?.version).toBe(1);
    expect(news).toEqual([]);
    const other = await open();
    expect(await other.commit('a-secret-id', change(1, 'two', 'again'))).toBe(true);
    expect(await until(1)).toEqual(['committed']);
  });

  test('who watches while Redis is away hears afterwards what was missed', async () => {
    const [here, there] = [await open(DAY, { timeout: 300 }), await open()];
    await there.commit('a', change(0, 'one'));
    await here.probe();
    const { until } = hear(here, 'a');
    await here.probe();
    await redis.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub']);
    await there.commit('a', change(1, 'two'));
    expect(await until(1)).toEqual(['committed']);
    await there.commit('a', change(2, 'three'));
    expect(await until(2)).toEqual(['committed', 'committed']);
  });

  test('a process that ends while it reconnects leaves nothing open that would hold it up', async () => {
    const before = process.getActiveResourcesInfo();
    const store = await open();
    const again = new Promise<void>((resolve) => store.client.once('reconnecting', resolve));
    await redis.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal']);
    await again;
    await store.close();
    // What is left of a try to connect is its own pause.
    for (let tries = 0; tries < 250 && process.getActiveResourcesInfo().length > before.length; tries++) await wait(20);
    // What the test before left may have closed meanwhile.
    expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before.length);
  });

  test('processes and Redis killed at any moment have lost nothing that was acknowledged', async () => {
    const acknowledged: Acknowledged = new Map();
    for (const after of [0, 40, 11]) {
      await writeAndKill('redis', server.url, after, acknowledged, () => server.kill());
      await server.start();
      await expectWhole(await open(), acknowledged);
    }
    expect(acknowledged.size).toBe(8);
  });
}

if (HAS_REDIS) {
  describe('redis', redisStore);
} else {
  const left = 'Redis is not installed here (redis-server): every test of the Redis store was left out';
  console.warn(left);
  test.skip(left, () => {});
}
