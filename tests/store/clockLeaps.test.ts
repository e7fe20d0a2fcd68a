import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Tokens } from '../../channels/http/tokens';
import { CheckedClock } from '../../store/checkedClock';
import { LmdbStore } from '../../store/lmdb/lmdbStore';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LIFETIME = { idle: HOUR / 2, total: DAY };
const BEGIN = Date.UTC(2026, 0, 5);

let folder: string;
let ahead: number;
let ticks: number;
let clock: CheckedClock;
let store: LmdbStore;
let leaps: number[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-clock-'));
  [ahead, ticks] = [BEGIN, 0];
  start();
  pass(11 * MINUTE);
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function start(): void {
  leaps = [];
  clock = new CheckedClock({ now: () => new Date(ahead + ticks), ticks: () => ticks, remember: LIFETIME.total });
  clock.onLeap((by) => leaps.push(by));
  store = new LmdbStore({ folder, lifetime: LIFETIME, clock, random: randomBytes });
}

async function restart(): Promise<void> {
  await store.close();
  start();
}

function pass(time: number): void {
  ticks += time;
  clock.times();
}

/** The wall clock is put forward, or back. */
function leap(by: number): void {
  ahead += by;
}

const say = (id: string, version: number) =>
  store.commit(id, { version, next: version + 1, state: Buffer.from('state'), append: [Buffer.from('said')] });
const isThere = async (id: string) => (await store.read(id)) !== undefined;
const keys = () => readdirSync(folder).filter((name) => name.endsWith('.key'));

const LEAPS = [400 * DAY, -2 * HOUR, -400 * DAY, 3 * HOUR, 70 * MINUTE, 20 * MINUTE];

/** After a leap of less than half an hour it cannot be told which clock wrote a time: by so much it may be wrong. */
const uncertain = (by: number) => (Math.abs(by) < LIFETIME.idle ? Math.abs(by) : 0);

describe.each(LEAPS)('a clock that is wrong by %i ms, and put right after a while,', (by) => {
  test('ends nobody who talks before, meanwhile and after', async () => {
    await say('before', 0);
    leap(by);
    expect(await say('before', 1)).toBe(true);
    expect(await say('meanwhile', 0)).toBe(true);
    await store.sweep();
    pass(20 * MINUTE);
    expect(await say('before', 2)).toBe(true);
    expect(await say('meanwhile', 1)).toBe(true);
    await store.sweep();
    leap(-by);
    await store.sweep();
    pass(20 * MINUTE);
    await store.sweep();
    expect([await say('before', 3), await say('meanwhile', 2)]).toEqual([true, true]);
    expect(await store.activities('before', 0)).toHaveLength(4);
    expect(leaps).toEqual([by, -by]);
  });

  test('keeps nobody, and no key, for longer', async () => {
    await say('before', 0);
    leap(by);
    await say('meanwhile', 0);
    leap(-by);
    const made = keys();
    pass(31 * MINUTE + uncertain(by));
    expect([await isThere('before'), await isThere('meanwhile')]).toEqual([false, false]);
    for (let hours = 0; hours < 51; hours++) {
      pass(HOUR);
      await store.sweep();
    }
    expect(keys().filter((key) => made.includes(key))).toEqual([]);
  });

  test('lets nobody talk for more than a day in all, or less', async () => {
    await say('a', 0);
    for (let version = 1; version <= 71; version++) {
      if (version === 5) leap(by);
      if (version === 9) leap(-by);
      pass(20 * MINUTE);
      await store.sweep();
      expect(await say('a', version)).toBe(true);
    }
    pass(20 * MINUTE + uncertain(by));
    expect(await isThere('a')).toBe(false);
  });

  test('turns nobody out whose token was good', async () => {
    const tokens = new Tokens(
      [randomBytes(32)],
      () => new Date(ahead + ticks),
      () => new Date(clock.earliest()),
    );
    const claims = { conversation: 'c', key: randomBytes(32), person: 'p', use: 'talk' } as const;
    const before = await tokens.issue(claims);
    leap(by);
    const meanwhile = await tokens.issue(claims);
    expect([await tokens.verify(before), await tokens.verify(meanwhile)]).toEqual([claims, claims]);
    leap(-by);
    expect([await tokens.verify(before), await tokens.verify(meanwhile)]).toEqual([claims, claims]);
  });
});

test('whatever a clock does, who writes every twenty minutes is kept, and who stops for half an hour is not', async () => {
  const steps = fc.array(fc.integer({ min: -500 * DAY, max: 500 * DAY }), { minLength: 1, maxLength: 4 });
  let people = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (leapsMade) => {
      const [talks, stops] = [`talks ${people++}`, `stops ${people}`];
      await Promise.all([say(talks, 0), say(stops, 0)]);
      for (const [at, by] of leapsMade.entries()) {
        leap(by);
        pass(8 * MINUTE);
        await store.sweep();
        expect(await say(talks, at + 1)).toBe(true);
      }
      pass(31 * MINUTE);
      expect([await isThere(talks), await isThere(stops)]).toEqual([false, false]);
      pass(2 * DAY);
    }),
    { numRuns: 30 },
  );
});

test('what slept for a fortnight is old: it is gone at once, with its keys', async () => {
  await say('a', 0);
  const made = keys();
  pass(14 * DAY);
  expect(await isThere('a')).toBe(false);
  await store.sweep();
  expect(keys().filter((key) => made.includes(key))).toEqual([]);
  expect(leaps).toEqual([]);
});

test('where not even the machine knows that it slept, what is old is gone after half an hour, its keys after a day', async () => {
  await say('a', 0);
  const made = keys();
  leap(14 * DAY);
  pass(31 * MINUTE);
  expect(await isThere('a')).toBe(false);
  pass(DAY);
  await store.sweep();
  expect(keys().filter((key) => made.includes(key))).toEqual([]);
});

test.each([400 * DAY, -2 * HOUR])(
  'a start with a clock that is wrong by %i ms loses nobody, if it is put right within ten minutes',
  async (by) => {
    await say('a', 0);
    leap(by);
    await restart();
    await store.sweep();
    pass(9 * MINUTE);
    await store.sweep();
    leap(-by);
    expect(await say('a', 1)).toBe(true);
    pass(20 * MINUTE);
    await store.sweep();
    expect(await isThere('a')).toBe(true);
  },
);

test('what a wrong clock left for a process that started later is gone after ten minutes', async () => {
  leap(400 * DAY);
  await restart();
  await say('a', 0);
  const made = keys();
  leap(-400 * DAY);
  await restart();
  expect(await isThere('a')).toBe(true);
  pass(11 * MINUTE);
  expect(await isThere('a')).toBe(false);
  await store.sweep();
  expect(
    keys()
      .filter((key) => made.includes(key))
      .map(Number.parseFloat)
      .filter((ends) => ends > ahead + ticks + DAY),
  ).toEqual([]);
});

test('a time server that corrects by seconds is no leap', async () => {
  for (let step = 0; step < 200; step++) {
    leap(step % 2 === 0 ? 5000 : 900);
    pass(64_000);
  }
  expect(leaps).toEqual([]);
  expect(clock.times()).toEqual([ahead + ticks]);
});
