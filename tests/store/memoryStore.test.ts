import type { Lifetime } from '../../store/conversationStore';
import { storeContract } from './contract';
import { MemoryStore } from './memoryStore';

async function open(lifetime: Lifetime) {
  let time = Date.UTC(2026, 0, 5);
  const store = new MemoryStore(lifetime, () => new Date(time));
  const pass = async (more: number) => {
    time += more;
  };
  return { store, pass };
}

storeContract('memory', open);

test('a sweep removes what nobody asks for any more, and tells who still watches', async () => {
  const { store, pass } = await open({ idle: 1000, total: 3000 });
  await store.commit('a', { version: 0, next: 1, state: new Uint8Array(), append: [] });
  const news: unknown[] = [];
  store.watch('a', (heard) => news.push(heard));
  await pass(1000);
  store.sweep();
  store.sweep();
  expect(news).toEqual([{ kind: 'gone', last: [] }]);
  await store.close();
});
