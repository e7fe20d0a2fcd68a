import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChangeEvent, Lifetime } from '../../store/conversationStore';
import { LmdbStore } from '../../store/lmdb/lmdbStore';
import { storeContract } from './contract';
import { type Acknowledged, expectWhole, writeAndKill } from './killed';
import { steadyClock } from './steadyClock';

const HOUR = 3_600_000;
const DAY: Lifetime = { idle: HOUR, total: 24 * HOUR };
const BEGIN = Date.UTC(2026, 0, 5);

let folder: string;
let time: number;
let stores: LmdbStore[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-lmdb-'));
  time = BEGIN;
  stores = [];
});

afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  rmSync(folder, { recursive: true });
});

function open(lifetime: Lifetime = DAY, where = join(folder, 'data'), unsure = 0): LmdbStore {
  const clock = steadyClock(() => new Date(time), unsure);
  const store = new LmdbStore({ folder: where, lifetime, clock, random: randomBytes });
  stores.push(store);
  return store;
}

async function close(store: LmdbStore): Promise<void> {
  stores = stores.filter((other) => other !== store);
  await store.close();
}

const change = (version: number, state: string, ...append: string[]) => ({
  version,
  next: version + 1,
  state: Buffer.from(state),
  append: append.map((text) => Buffer.from(text)),
});

/** All bytes of all files, and their names. */
function raw(): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => file.name + readFileSync(join(file.parentPath, file.name)).toString('latin1')).join('');
}

storeContract('lmdb', async (lifetime) => {
  const store = open(lifetime);
  const pass = async (more: number) => {
    time += more;
  };
  return { store, pass };
});

describe('lmdb', () => {
  test('what was acknowledged is there when the folder is opened again', async () => {
    const first = open();
    await first.commit('a', change(0, 'one', 'hello'));
    await close(first);
    const store = open();
    expect(await store.read('a')).toEqual({ version: 1, state: Buffer.from('one'), count: 1 });
    expect(await store.activities('a', 0)).toEqual([{ number: 0, record: Buffer.from('hello') }]);
  });

  test('of many commits on one version through two doors, one gets through', async () => {
    const doors = [open(), open()];
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

  test('who watches through one door hears what comes through another', async () => {
    const [here, there] = [open(), open()];
    const news: string[] = [];
    here.watch('a', ({ kind }) => news.push(kind));
    await there.commit('a', change(0, 'one'));
    here.poll();
    here.poll();
    await there.forget('a');
    here.poll();
    here.poll();
    expect(news).toEqual(['committed', 'gone']);
  });

  test('all who watch hear within a second of what another process did, however many they are', async () => {
    const others = ['nextTick', 'setImmediate', 'queueMicrotask', 'setTimeout', 'performance', 'Date'] as const;
    jest.useFakeTimers({ doNotFake: [...others] });
    try {
      const [here, there] = [open(), open()];
      const ids = Array.from({ length: 45 }, (_, i) => `${i}`);
      const heard = new Map<string, number>();
      for (const id of ids) here.watch(id, () => heard.set(id, 1 + (heard.get(id) ?? 0)));
      await Promise.all(ids.map((id) => there.commit(id, change(0, 'one'))));
      jest.advanceTimersByTime(1000);
      expect([...heard.values()]).toEqual(ids.map(() => 1));
      jest.advanceTimersByTime(3000);
      expect([...heard.values()]).toEqual(ids.map(() => 1));
      expect(heard.size).toBe(45);
    } finally {
      jest.useRealTimers();
    }
  });

  test('who watches hears when time is over', async () => {
    const store = open();
    await store.commit('a', change(0, 'one'));
    const news: string[] = [];
    store.watch('a', ({ kind }) => news.push(kind));
    time += HOUR;
    store.poll();
    await store.sweep();
    expect(news).toEqual(['gone']);
  });

  test('who watches hears what was said last, though the store is looked at while it forgets', async () => {
    const store = open();
    await store.commit('a', change(0, 'one'));
    const news: ChangeEvent[] = [];
    store.watch('a', (heard) => news.push(heard));
    const last = [{ number: 4, record: Buffer.from('goodbye') }];
    const forgetting = store.forget('a', last);
    for (let polls = 0; polls < 1000 && news.length === 0; polls++) {
      store.poll();
      await new Promise(setImmediate);
    }
    await forgetting;
    expect(news).toEqual([{ kind: 'gone', last }]);
  });

  test('nobody but the owner may open the files', () => {
    open();
    const data = join(folder, 'data');
    expect(statSync(data).mode & 0o777).toBe(0o700);
    const modes = readdirSync(data).map((file) => statSync(join(data, file)).mode & 0o777);
    expect(new Set(modes)).toEqual(new Set([0o600]));
  });

  test('no word and no id is ever in the files, while a conversation goes on or after', async () => {
    const store = open();
    const [id, words] = ['conversation-of-mine', 'the marked words'];
    const marks = [id, words, createHash('sha256').update(id).digest().toString('latin1')];
    const expectNoMark = () => {
      const bytes = raw();
      expect(marks.filter((mark) => bytes.includes(mark))).toEqual([]);
    };
    await store.commit(id, change(0, words, words, words.repeat(5000)));
    expectNoMark();
    await store.commit(id, { ...change(1, words, words), keepFrom: 2 });
    await store.forget(id);
    expectNoMark();
    await store.commit(id, change(0, words, words));
    time += HOUR;
    await store.sweep();
    expectNoMark();
  });

  test('after its life nobody can read a conversation, not even from pages that LMDB has left in the file', async () => {
    const [store, data, kept] = [open(), join(folder, 'data'), join(folder, 'kept.mdb')];
    await store.commit('a', change(0, 'one', 'hello'));
    copyFileSync(join(data, 'conversations.mdb'), kept);
    const keys = readdirSync(data).filter((name) => name.endsWith('.key'));
    const key = readFileSync(join(data, keys[0] ?? '')).toString('latin1');
    expect([keys.length, key.length, raw().includes(key)]).toEqual([1, 32, true]);
    time += 24 * HOUR;
    await store.sweep();
    time += 3 * HOUR;
    await store.sweep();
    await close(store);
    expect(raw()).not.toContain(key);
    // The worst case of pages left behind: all of them, and the clock turned back.
    copyFileSync(kept, join(data, 'conversations.mdb'));
    rmSync(join(data, 'conversations.mdb-lock'));
    time = BEGIN;
    const again = open();
    expect(await again.read('a')).toBeUndefined();
    expect(await again.activities('a', 0)).toEqual([]);
  });

  test('a sweep removes all that has expired, however much, and nothing else', async () => {
    const store = open();
    const begin = (id: number) => store.commit(`${id}`, change(0, 'one', 'hello'));
    await Promise.all(Array.from({ length: 250 }, (_, i) => begin(i)));
    time += HOUR - 1;
    await store.commit('249', change(1, 'two', 'again'));
    await begin(250);
    time += 60_000;
    await Promise.all([store.sweep(), store.sweep()]);
    expect(await Promise.all([store.read('0'), store.read('248')])).toEqual([undefined, undefined]);
    expect((await store.read('249'))?.version).toBe(2);
    time = BEGIN; // Had they only been held back, they would be there now.
    const early = open(DAY, join(folder, 'data'), HOUR);
    expect(await early.read('248')).toBeUndefined();
    expect((await early.read('250'))?.version).toBe(1);
  });

  test('a conversation is found in every era of its life', async () => {
    const store = open({ idle: 24 * HOUR, total: 24 * HOUR });
    await store.commit('a', change(0, 'one', 'hello'));
    for (let version = 1; version < 24; version++) {
      time += HOUR - 1;
      await store.sweep();
      expect(await store.commit('a', change(version, 'on', 'and on'))).toBe(true);
    }
    expect(await store.activities('a', 0)).toHaveLength(24);
  });

  test('what is refused says nothing of whose conversation it was', async () => {
    const store = open();
    await store.commit('a-secret-id', change(0, 'one'));
    await close(store);
    const refused = await Promise.allSettled([
      store.read('a-secret-id'),
      store.probe(),
      store.commit('a', change(0, 'one')),
    ]);
    for (const one of refused) {
      expect(one).toMatchObject({ status: 'rejected', reason: { name: 'StoreError' } });
      expect(`${one.status === 'rejected' && (one.reason as Error).stack}`).not.toContain('a-secret-id');
    }
  });

  test('a process killed at any moment has lost nothing that it acknowledged, and holds nobody up', async () => {
    const acknowledged: Acknowledged = new Map();
    const [data, beside] = [join(folder, 'killed'), open(DAY, join(folder, 'killed'))];
    time = Date.now();
    for (const after of [0, 7, 90, 31]) {
      await writeAndKill('lmdb', data, after, acknowledged);
      await beside.probe();
      await expectWhole(beside, acknowledged);
    }
    await close(beside);
    await expectWhole(open(DAY, data), acknowledged);
    expect(acknowledged.size).toBe(8);
  });
});
