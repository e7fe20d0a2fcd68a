import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOM_FOR_NEW } from '../../store/conversationStore';
import { LmdbStore } from '../../store/lmdb/lmdbStore';
import { steadyClock } from './steadyClock';

const HOUR = 3_600_000;
/** A disk that is soon full, where this machine lets one be made (for root, on Linux). */
const disk = mkdtempSync(join(tmpdir(), 'waymark-full-'));
const mounted = tryTo(() =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk], { stdio: 'ignore' }),
);
const beside = join(disk, 'beside');

let store: LmdbStore;

beforeAll(() => {
  // The engine prints each write that failed.
  for (const by of ['log', 'error'] as const) jest.spyOn(console, by).mockImplementation();
});
beforeEach(() => {
  const clock = steadyClock(() => new Date(Date.UTC(2026, 0, 5)));
  store = new LmdbStore({
    folder: join(disk, 'data'),
    lifetime: { idle: HOUR, total: 24 * HOUR },
    clock,
    random: randomBytes,
    reserve: 0,
  });
});

afterEach(async () => {
  await store.close();
  rmSync(join(disk, 'data'), { recursive: true });
});

afterAll(async () => {
  // It still does after the last of them.
  await new Promise((resolve) => setTimeout(resolve, 100));
  if (mounted) execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

function tryTo(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function fill(): void {
  const file = openSync(beside, 'w');
  for (const size of [65_536, 4096, 1]) while (tryTo(() => writeSync(file, Buffer.alloc(size, 1))));
  closeSync(file);
}

async function turns(prefix: string, most: number): Promise<number> {
  for (let turn = 0; turn < most; turn++) {
    const said = randomBytes(1500);
    const change = { version: 0, next: 1, state: said, append: [said, said] };
    if (!(await store.commit(`${prefix} ${turn}`, change).catch(() => false))) return turn;
  }
  return most;
}

const onFullDisk = mounted ? test : test.skip;

onFullDisk(
  'a store whose disk is full says so as long as it refuses turns, and takes them again once there is room',
  async () => {
    await turns('before', 20);
    await store.probe();
    fill();
    // Room that the file has of its own is used up first.
    expect(await turns('full', 500)).toBeLessThan(500);
    for (let asked = 0; asked < 5; asked++) {
      await expect(store.probe()).rejects.toMatchObject({ name: 'StoreError', code: 'ENOSPC' });
      expect((await store.read('before 3'))?.version).toBe(1);
    }
    rmSync(beside);
    await expect(store.probe()).resolves.toBeUndefined();
    expect(await turns('after', 20)).toBe(20);
  },
);

onFullDisk('a full disk loses nothing that was acknowledged', async () => {
  const taken = await turns('kept', 20);
  fill();
  const more = await turns('full', 500);
  const kept = [...Array(taken).keys()].map((turn) => `kept ${turn}`);
  for (const id of [...kept, ...[...Array(more).keys()].map((turn) => `full ${turn}`)]) {
    expect(await store.activities(id, 0)).toHaveLength(2);
  }
});

onFullDisk('on a full disk what is forgotten cannot be read, and is removed once there is room', async () => {
  const change = { version: 0, next: 1, state: randomBytes(100), append: [randomBytes(100)] };
  for (const id of ['a', 'b']) await store.commit(id, change);
  fill();
  await turns('full', 10_000);
  // Room that LMDB still had is used up.
  await store.forget('a').catch(() => undefined);
  expect([await store.read('a'), await store.activities('a', 0)]).toEqual([undefined, []]);
  expect(await store.read('b')).toBeDefined();
  rmSync(beside);
  await store.forget('a');
  expect(await store.commit('a', change)).toBe(true);
  expect(await store.read('a')).toBeDefined();
});

onFullDisk('while little room is left, nobody new is let in, who talks goes on, and who leaves is let go', async () => {
  const change = { version: 0, next: 1, state: randomBytes(100), append: [randomBytes(100)] };
  for (const id of ['a', 'b']) await store.commit(id, change);
  await store.close();
  const { bavail, bsize } = statfsSync(disk);
  const clock = steadyClock(() => new Date(Date.UTC(2026, 0, 5)));
  const lifetime = { idle: HOUR, total: 24 * HOUR };
  store = new LmdbStore({
    folder: join(disk, 'data'),
    lifetime,
    clock,
    random: randomBytes,
    reserve: 2 * bavail * bsize,
  });
  expect(store.room()).toBeLessThan(ROOM_FOR_NEW);
  await expect(store.commit('c', change)).rejects.toThrow('nearly full');
  await expect(store.probe()).rejects.toThrow('nearly full');
  expect(await store.commit('a', { ...change, version: 1, next: 2 })).toBe(true);
  await store.forget('b');
  expect(await store.read('b')).toBeUndefined();
});
