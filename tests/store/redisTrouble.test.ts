import { randomBytes } from 'node:crypto';
import { RedisStore } from '../../store/redis/redisStore';
import { HAS_REDIS, RedisServer } from './redisServer';

const HOUR = 3_600_000;
const SECRET = Buffer.alloc(32, 7);
const withRedis = HAS_REDIS ? test : test.skip;

let server: RedisServer | undefined;
let store: RedisStore | undefined;

afterEach(async () => {
  await store?.close();
  await server?.end();
  [store, server] = [undefined, undefined];
});

async function start(settings: Readonly<Record<string, string>> = {}): Promise<RedisStore> {
  server = await RedisServer.start(settings);
  store = await RedisStore.open({ url: server.url, secrets: [SECRET], lifetime: { idle: HOUR, total: 24 * HOUR } });
  return store;
}

withRedis(
  'a full Redis refuses turns and drops nobody, says that it is not ready, and is ready once there is room',
  async () => {
    const redis = await start();
    const set = (most: string) => redis.client.sendCommand(['CONFIG', 'SET', 'maxmemory', most]);
    const used = /used_memory:(\d+)/.exec(`${await redis.client.sendCommand(['INFO', 'memory'])}`)?.[1];
    await set(`${Number(used) + 2_000_000}`);
    const taken: string[] = [];
    // Some room comes back when a request has been read: full is what refuses ten times running.
    for (let turn = 0, refused = 0; turn < 1000 && refused < 10; turn++) {
      const said = randomBytes(5000);
      const change = { version: 0, next: 1, state: said, append: [said, said] };
      const done = await redis.commit(`${turn}`, change).catch(() => false);
      refused = done ? 0 : refused + 1;
      if (done) taken.push(`${turn}`);
      // A turn that was refused was not taken in part.
      else expect(await redis.read(`${turn}`)).toBeUndefined();
    }
    expect(taken.length).toBeGreaterThan(50);
    expect(taken.length).toBeLessThan(1000);
    for (let asked = 0; asked < 3; asked++)
      await expect(redis.probe()).rejects.toMatchObject({ name: 'StoreError', code: 'REDIS_OOM' });
    for (const id of taken) expect(await redis.activities(id, 0)).toHaveLength(2);
    // Whoever leaves is let go, and makes room.
    await redis.forget(taken[0] ?? '');
    expect(await redis.read(taken[0] ?? '')).toBeUndefined();
    await set('0');
    await expect(redis.probe()).resolves.toBeUndefined();
    expect(await redis.commit('after', { version: 0, next: 1, state: randomBytes(9), append: [] })).toBe(true);
  },
);

withRedis('a full Redis lets nobody new in, and whoever is here goes on', async () => {
  const redis = await start();
  const set = (most: string) => redis.client.sendCommand(['CONFIG', 'SET', 'maxmemory', most]);
  const said = randomBytes(3000);
  const change = (version: number, keepFrom = 0) => ({
    version,
    next: version + 1,
    state: said,
    append: [said, said],
    keepFrom,
    waits: version % 2 === 0,
  });
  for (const id of ['a', 'b']) expect(await redis.commit(id, change(0))).toBe(true);
  await set('1');
  for (let turn = 1; turn < 50; turn++) {
    // Every other one lets go of what was before it.
    expect(await redis.commit('a', change(turn, turn % 2 && 2 * turn))).toBe(true);
    expect(await redis.activities('a', 0)).toHaveLength(turn % 2 ? 2 : 4);
    await expect(redis.commit(`new ${turn}`, change(0))).rejects.toMatchObject({ code: 'REDIS_OOM' });
  }
  expect(await redis.waiting()).toEqual(['b']);
  await redis.forget('b');
  expect(await redis.read('b')).toBeUndefined();
  // One that has been over since is one that is new.
  await expect(redis.commit('b', change(0))).rejects.toMatchObject({ code: 'REDIS_OOM' });
  expect(await redis.read('b')).toBeUndefined();
});

withRedis('the room that Redis has is known a moment after a turn was taken', async () => {
  const redis = await start();
  const settled = async (least: number, most: number) => {
    while (redis.room() < least || redis.room() > most) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await settled(1, 1);
  await redis.client.sendCommand(['CONFIG', 'SET', 'maxmemory', '1']);
  await settled(0, 0);
  await redis.client.sendCommand(['CONFIG', 'SET', 'maxmemory', '0']);
  await settled(1, 1);
});

withRedis('large logs that are read at once do not stand in the way of turns', async () => {
  const redis = await start();
  const said = Array.from({ length: 60 }, () => randomBytes(5000));
  await redis.commit('long', { version: 0, next: 1, state: randomBytes(9), append: said });
  let asked = 0;
  const send = redis.client.sendCommand.bind(redis.client);
  let most = 0;
  redis.client.sendCommand = (async (...args: Parameters<typeof send>) => {
    const isRead = args[0].length === 5 && `${args[0][4]}` === '0';
    if (isRead) most = Math.max(most, ++asked);
    return send(...args).finally(() => isRead && asked--);
  }) as typeof redis.client.sendCommand;
  const reads = Array.from({ length: 100 }, () => redis.activities('long', 0));
  expect(await redis.commit('short', { version: 0, next: 1, state: randomBytes(9), append: [] })).toBe(true);
  expect((await Promise.all(reads)).every((one) => one.length === 60)).toBe(true);
  expect(most).toBe(4);
});

withRedis('a Redis that would drop conversations when it is full is not begun with', async () => {
  await expect(start({ 'maxmemory-policy': 'allkeys-lru' })).rejects.toThrow('noeviction');
  await server?.end();
  await expect(start({ 'maxmemory-policy': 'volatile-ttl' })).rejects.toThrow('noeviction');
});

withRedis('a cluster is not begun with, and is called by its name', async () => {
  await expect(start({ 'cluster-enabled': 'yes' })).rejects.toThrow('cluster');
});

withRedis('a Redis that does not say what it is, as its user may not ask, is taken', async () => {
  const redis = await start();
  const rules = ['on', '>word', '~*', '&*', '+@all', '-info'];
  await redis.client.sendCommand(['ACL', 'SETUSER', 'narrow', ...rules]);
  const url = `redis://narrow:word@127.0.0.1:${server?.port}`;
  const narrow = await RedisStore.open({ url, secrets: [SECRET], lifetime: { idle: HOUR, total: HOUR } });
  await expect(narrow.probe()).resolves.toBeUndefined();
  expect(narrow.room()).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(narrow.room()).toBe(1);
  await narrow.close();
});
