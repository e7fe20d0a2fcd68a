import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '../../store/conversationStore';
import { LmdbStore } from '../../store/lmdb/lmdbStore';
import { LmdbTables } from '../../store/lmdb/lmdbTables';
import { SlotKeys } from '../../store/lmdb/slotKeys';
import { packActivities } from '../../store/packedActivities';
import { churnUntil } from './killed';
import { steadyClock } from './steadyClock';

const HOUR = 3_600_000;
const LIFETIME = { idle: HOUR, total: 24 * HOUR };
const BEGIN = Date.UTC(2026, 0, 5);
const KEY_SIZE = 32;
const FIRST_SLOTS = 1024;

let folder: string;
let time: number;
let stores: LmdbStore[];

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'waymark-slots-')), 'data');
  time = BEGIN;
  stores = [];
});

afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  rmSync(join(folder, '..'), { recursive: true });
});

function open(): LmdbStore {
  const store = new LmdbStore({
    folder,
    lifetime: LIFETIME,
    clock: steadyClock(() => new Date(time)),
    random: randomBytes,
  });
  stores.push(store);
  return store;
}

async function closeAll(): Promise<void> {
  await Promise.all(stores.splice(0).map((store) => store.close()));
}

const change = (version: number, said = 'hello'): Change => ({
  version,
  next: version + 1,
  state: Buffer.from(said),
  append: [Buffer.from(said)],
});

const file = (name: string) => join(folder, name);

const slots = () => {
  const bytes = readFileSync(file('slots')).toString('latin1');
  return Array.from({ length: bytes.length / KEY_SIZE }, (_, i) => bytes.slice(i * KEY_SIZE, (i + 1) * KEY_SIZE));
};

/** How many keys that were in the file are not in it any more. */
const destroyed = (before: readonly string[]) => {
  const now = new Set(slots());
  return before.filter((key) => !now.has(key)).length;
};

const said = async (store: LmdbStore, id: string) =>
  (await store.activities(id, 0)).map(({ record }) => Buffer.from(record).toString());

describe('the key of a conversation', () => {
  test('is there before it begins: to begin, nothing is written beside the database', async () => {
    const store = open();
    await store.commit('first', change(0));
    const before = slots();
    for (let i = 1; i < 20; i++) await store.commit(`${i}`, change(0));
    expect(slots()).toEqual(before);
    expect(before).toHaveLength(FIRST_SLOTS);
    expect(new Set(before).size).toBe(FIRST_SLOTS);
  });

  test('is destroyed when it is forgotten, before that is acknowledged, and no other is', async () => {
    const store = open();
    for (const id of 'abc') await store.commit(id, change(0));
    const before = slots();
    await store.forget('b');
    expect(destroyed(before)).toBe(1);
    await Promise.all([store.forget('a'), store.forget('never was')]);
    expect(destroyed(before)).toBe(2);
    expect([await said(store, 'a'), await said(store, 'c')]).toEqual([[], ['hello']]);
  });

  test('is destroyed when what was said is forgotten, and the conversation goes on with another', async () => {
    const store = open();
    await store.commit('a', change(0));
    const before = slots();
    await store.commit('a', { ...change(1, 'fresh'), keepFrom: 1 });
    expect(destroyed(before)).toBe(1);
    await store.commit('a', change(2, 'on'));
    expect(await said(store, 'a')).toEqual(['fresh', 'on']);
    await closeAll();
    expect(await said(open(), 'a')).toEqual(['fresh', 'on']);
    expect(destroyed(before)).toBe(1);
  });

  test('is destroyed by the sweep when its time is over, and by a new beginning that is quicker', async () => {
    const store = open();
    for (const id of 'abc') await store.commit(id, change(0));
    const before = slots();
    time += HOUR + 60_000;
    await store.commit('a', change(0, 'new'));
    expect(destroyed(before)).toBe(1);
    await store.sweep();
    expect(destroyed(before)).toBe(3);
    expect(await said(store, 'a')).toEqual(['new']);
  });

  test('is destroyed after all when a process was killed just before it did so', async () => {
    mkdirSync(folder);
    const tables = new LmdbTables(folder);
    const keys = new SlotKeys(folder, tables.slots, randomBytes);
    const name = randomBytes(16);
    await tables.transaction(() => tables.slots.take(name, keys.next().slot));
    const before = slots();
    await tables.transaction(() => tables.slots.release(name));
    keys.close();
    await tables.close();
    expect(destroyed(before)).toBe(0);
    await open().sweep();
    expect(destroyed(before)).toBe(1);
  });

  test('is made for as many as there are, and given to one at a time', async () => {
    const store = open();
    const ids = Array.from({ length: FIRST_SLOTS + 100 }, (_, i) => `${i}`);
    await Promise.all(ids.map((id) => store.commit(id, change(0, id))));
    expect(slots()).toHaveLength(2 * FIRST_SLOTS);
    await Promise.all(ids.slice(0, 500).map((id) => store.forget(id)));
    await Promise.all(ids.slice(0, 500).map((id) => store.commit(id, change(0, `new ${id}`))));
    for (const [i, id] of ids.entries()) expect(await said(store, id)).toEqual([i < 500 ? `new ${id}` : id]);
    expect(slots()).toHaveLength(2 * FIRST_SLOTS);
  });

  test('is never another process’s to destroy: both begin and forget in one folder, one is killed, and all who are here can be read', async () => {
    const mine = open();
    time = Date.now();
    const ids = Array.from({ length: 150 }, (_, i) => `mine ${i}`);
    await churnUntil(folder, async () => {
      for (const id of ids) {
        await mine.commit(id, change(0, 'old'));
        await mine.forget(id);
        await mine.commit(id, change(0, id));
        await mine.sweep();
      }
    });
    const after = open();
    for (const id of ids) expect(await said(after, id)).toEqual([id]);
  });
});

/** A conversation as it was stored before there were slots. */
async function storeAsBefore(id: string, words: string): Promise<void> {
  const store = open();
  await store.commit('other', change(0));
  await closeAll();
  const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('.key'));
  const digest = createHmac('sha512', readFileSync(file(name)))
    .update(id)
    .digest();
  const seal = (at: Buffer, bytes: Buffer) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', digest.subarray(32), nonce).setAAD(at);
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  };
  const head = Buffer.alloc(32);
  head.writeDoubleBE(1, 0);
  head.writeUInt32BE(1, 8);
  head.writeUInt32BE((BEGIN + HOUR) / 60_000, 12);
  head.writeDoubleBE(BEGIN, 16);
  head.writeDoubleBE(BEGIN, 24);
  const place = digest.subarray(0, 16);
  const first = Buffer.concat([place, Buffer.alloc(4)]);
  const tables = new LmdbTables(folder);
  await tables.transaction(() => {
    tables.putHead(place, seal(place, head), (BEGIN + HOUR) / 60_000, undefined);
    tables.putActivities(first, seal(first, packActivities([{ number: 0, record: Buffer.from(words) }])));
  });
  await tables.close();
}

test('a conversation that began before this version goes on, forgets, and ends', async () => {
  await storeAsBefore('old', 'hello');
  const store = open();
  expect(await said(store, 'old')).toEqual(['hello']);
  expect(await store.commit('old', change(1, 'on'))).toBe(true);
  expect(await said(store, 'old')).toEqual(['hello', 'on']);
  expect(await store.commit('old', { ...change(2, 'fresh'), keepFrom: 2 })).toBe(true);
  expect(await said(store, 'old')).toEqual(['fresh']);
  await store.forget('old');
  expect(await store.read('old')).toBeUndefined();
  expect(await said(store, 'other')).toEqual(['hello']);
});

describe('a start is refused, by the name of the file and the cure,', () => {
  const key = () => readdirSync(folder).find((name) => name.endsWith('.key')) ?? '';

  beforeEach(async () => {
    await open().commit('a', change(0));
    await closeAll();
  });

  test.each([
    ['is empty', Buffer.alloc(0)],
    ['is too short', randomBytes(31)],
    ['is too long', randomBytes(33)],
    ['is all zeros', Buffer.alloc(32)],
  ])('when the key of living conversations %s', async (_, bytes) => {
    const name = key();
    writeFileSync(file(name), bytes);
    expect(open).toThrow(`${file(name)} is not a key. Delete it;`);
    rmSync(file(name));
    expect(await open().commit('b', change(0))).toBe(true);
  });

  test('but not when it is that of conversations that are over: it was being destroyed', async () => {
    writeFileSync(file(key()), Buffer.alloc(32));
    time += 28 * HOUR;
    await open().sweep();
    expect(readdirSync(folder).filter((name) => name.endsWith('.key'))).toHaveLength(1);
  });

  test.each([
    ['are gone', () => rmSync(file('slots'))],
    ['are cut short', () => truncateSync(file('slots'), KEY_SIZE * 1000 + 1)],
    ['are zeros', () => writeFileSync(file('slots'), Buffer.alloc(KEY_SIZE), { flag: 'r+' })],
  ])('when the keys of conversations %s', async (_, damage) => {
    damage();
    expect(open).toThrow(`${file('slots')} has lost keys of conversations. Delete everything in its folder but`);
    for (const name of readdirSync(folder)) rmSync(file(name));
    expect(await open().commit('b', change(0))).toBe(true);
  });

  test('but not when more was added than came to be used: that process was killed', async () => {
    writeFileSync(file('slots'), randomBytes(1000), { flag: 'a' });
    const store = open();
    expect(await said(store, 'a')).toEqual(['hello']);
    const ids = Array.from({ length: FIRST_SLOTS }, (_, i) => `${i}`);
    await Promise.all(ids.map((id) => store.commit(id, change(0, id))));
    for (const id of ids) expect(await said(store, id)).toEqual([id]);
  });
});
