import { createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ConversationStore } from '../../../store/conversationStore';
import { LmdbStore } from '../../../store/lmdb/lmdbStore';
import { RedisStore } from '../../../store/redis/redisStore';
import { BusyError, COST, SlowKeys } from '../../../turns/pass-on/slowKeys';
import { MemoryStore } from '../../store/memoryStore';
import { HAS_REDIS, RedisServer } from '../../store/redisServer';
import { steadyClock } from '../../store/steadyClock';
import { CHEAP, codeFor, type Processes, SUMMARY, sealedIn, sealingContract } from './sealing';

const MINUTE = 60_000;
const LIFETIME = { idle: 30 * MINUTE, total: 24 * 60 * MINUTE };
const BEGIN = Date.UTC(2026, 0, 5, 10);

let opened: ConversationStore[] = [];
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(opened.map((store) => store.close()));
  opened = [];
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function inMemory(): Processes {
  const time = { now: BEGIN };
  const store = new MemoryStore(LIFETIME, () => new Date(time.now));
  opened.push(store);
  return { stores: [store, store], time };
}

function inFolder(): Processes {
  const time = { now: BEGIN };
  const folder = mkdtempSync(join(tmpdir(), 'waymark-codes-'));
  folders.push(folder);
  const open = () =>
    new LmdbStore({ folder, lifetime: LIFETIME, clock: steadyClock(() => new Date(time.now)), random: randomBytes });
  const stores = [open(), open()] as const;
  opened.push(...stores);
  return { stores, time };
}

sealingContract('memory', async () => inMemory());
sealingContract('a folder that two processes share', async () => inFolder());

describe('in Redis', () => {
  let server: RedisServer;
  if (!HAS_REDIS) {
    test.skip('Redis is not installed here (redis-server): the tests of codes in it were left out', () => {});
    return;
  }
  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterAll(() => server.end());
  const open = () => RedisStore.open({ url: server.url, secrets: [Buffer.alloc(32, 7)], lifetime: LIFETIME });
  sealingContract('Redis', async () => {
    const stores = [await open(), await open()] as const;
    opened.push(...stores);
    return { stores, time: { now: Date.now() } };
  });
});

test('from what the store holds no code can be told from any other, and nothing read, without the secret of the server', async () => {
  const processes = inMemory();
  const [store] = processes.stores;
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 200 }), async (told) => {
      const code = codeFor();
      const { id } = await sealedIn(processes, store).seal(code, { told });
      const { state } = (await store.read(id)) ?? { state: new Uint8Array() };
      const stored = Buffer.from(state);
      // One size for all, the code nowhere, and of the words nothing.
      expect(stored.length).toBe(4096 + 28);
      for (const part of [code, code.slice(0, 4), ...(told.length > 3 ? [told] : [])]) {
        expect(stored.includes(part)).toBe(false);
        expect(id.includes(part)).toBe(false);
      }
      // A thief who has the record, its name and even the code, but another secret, finds and opens nothing.
      const thief = sealedIn(processes, store, { secrets: [randomBytes(32)] });
      expect(await thief.open(code)).toBeUndefined();
      expect(opensWith(stored, id, Buffer.from(id))).toBe(false);
    }),
    { numRuns: 40 },
  );
});

function opensWith(sealed: Buffer, id: string, key: Buffer): boolean {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.subarray(0, 32), sealed.subarray(0, 12));
    decipher.setAAD(Buffer.from(id)).setAuthTag(sealed.subarray(-16));
    decipher.update(sealed.subarray(12, -16));
    decipher.final();
    return true;
  } catch {
    return false;
  }
}

test('two summaries with one code would not even lie in one place: each span has names and keys of its own', async () => {
  const processes = inMemory();
  const sealed = sealedIn(processes, processes.stores[0]);
  const code = codeFor();
  const first = await sealed.seal(code, SUMMARY);
  processes.time.now += 31 * MINUTE;
  const second = await sealed.seal(code, SUMMARY);
  expect(second.id).not.toBe(first.id);
});

test('a code that was made before the secret was rotated still opens', async () => {
  const processes = inMemory();
  const [old, fresh] = [randomBytes(32), randomBytes(32)];
  const code = codeFor();
  await sealedIn(processes, processes.stores[0], { secrets: [old] }).seal(code, SUMMARY);
  expect(await sealedIn(processes, processes.stores[0], { secrets: [fresh, old] }).open(code)).toEqual(SUMMARY);
});

test('a wrong code costs as many slow steps as a right one, whichever half hour it is from', async () => {
  const processes = inMemory();
  const steps = jest.spyOn(SlowKeys.prototype, 'derive');
  const sealed = sealedIn(processes, processes.stores[0]);
  const [now, earlier] = [codeFor(), codeFor()];
  await sealed.seal(earlier, SUMMARY);
  processes.time.now += 29 * MINUTE;
  await sealed.seal(now, SUMMARY);
  const counts: number[] = [];
  for (const code of [now, earlier, now, codeFor()]) {
    steps.mockClear();
    await sealed.open(code);
    counts.push(steps.mock.calls.length);
  }
  steps.mockRestore();
  expect(new Set(counts)).toEqual(new Set([2]));
});

test('a crowd is told to wait, before it takes more memory than one', async () => {
  const keys = new SlowKeys(CHEAP);
  const all = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => keys.derive(`${i}`, randomBytes(32))));
  const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).toHaveLength(42);
  for (const one of refused) expect(one).toBeInstanceOf(BusyError);
  await keys.derive('later', randomBytes(32));
});

test('to guess is as slow as for the passwords of people: 128 MiB each time', () => {
  expect(128 * COST.N * COST.r * COST.p).toBe(128 * 2 ** 20);
});
