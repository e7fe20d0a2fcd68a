import { StoreError } from '../../store/conversationStore';
import { RetriedForgetting } from '../../store/retriedForgetting';
import { MemoryStore } from './memoryStore';

const HOUR = 3_600_000;
const change = { version: 0, next: 1, state: Buffer.from('state'), append: [Buffer.from('words')] };

/** A store whose disk is full, or that is away, for as long as wanted. */
class Troubled extends MemoryStore {
  isTroubled = false;

  override async forget(...given: Parameters<MemoryStore['forget']>): Promise<void> {
    if (this.isTroubled) throw new StoreError('away');
    return super.forget(...given);
  }
}

let inner: Troubled;
let store: RetriedForgetting;

beforeEach(async () => {
  inner = new Troubled({ idle: HOUR, total: HOUR }, () => new Date(0));
  store = new RetriedForgetting(inner, 5);
  await store.commit('a', change);
});

afterEach(() => store.close());

async function gone(): Promise<void> {
  while (await inner.read('a')) await new Promise((resolve) => setTimeout(resolve, 1));
}

test('what could not be removed is given to nobody, and is removed as soon as can be', async () => {
  inner.isTroubled = true;
  await expect(store.forget('a')).rejects.toThrow('away');
  expect(await inner.read('a')).toBeDefined();
  expect([await store.read('a'), await store.activities('a', 0)]).toEqual([undefined, []]);
  expect(await store.commit('a', { ...change, version: 1, next: 2 })).toBe(false);
  inner.isTroubled = false;
  await gone();
});

test('a stop tries once more', async () => {
  inner.isTroubled = true;
  await expect(store.forget('a')).rejects.toThrow('away');
  inner.isTroubled = false;
  await store.close();
  expect(await inner.read('a')).toBeUndefined();
});

test('others are not touched by it', async () => {
  await store.commit('b', change);
  inner.isTroubled = true;
  await expect(store.forget('a')).rejects.toThrow('away');
  expect(await store.read('b')).toBeDefined();
});
