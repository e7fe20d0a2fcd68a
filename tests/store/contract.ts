import type { Change, ChangeEvent, ConversationStore, Lifetime } from '../../store/conversationStore';

/** A store to try, and the means to let time pass for it. */
export interface Opened {
  readonly store: ConversationStore;
  /** Milliseconds. */
  pass(time: number): Promise<void>;
  /** How many times slower than told the store's time passes. Once, unless said otherwise. */
  readonly slower?: number;
}

const LIFETIME: Lifetime = { idle: 1000, total: 3000 };

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (record: Uint8Array) => new TextDecoder().decode(record);

const change = (version: number, state: string, ...append: string[]): Change => ({
  version,
  next: version + 1,
  state: bytes(state),
  append: append.map(bytes),
});

/** What every store must do, whatever it stands on. */
export function storeContract(name: string, open: (lifetime: Lifetime) => Promise<Opened>): void {
  describe(name, () => {
    let store: ConversationStore;
    let pass: Opened['pass'];
    let slower: number;

    beforeEach(async () => {
      ({ store, pass, slower = 1 } = await open(LIFETIME));
    });

    afterEach(() => store.close());

    const said = async (id: string, from = 0) =>
      (await store.activities(id, from)).map(({ number, record }) => `${number} ${text(record)}`);

    /** What is heard of a conversation; a store may take a moment to tell. */
    const hear = (id: string) => {
      const news: ChangeEvent[] = [];
      let wake = () => {};
      const stop = store.watch(id, (heard) => {
        news.push(heard);
        wake();
      });
      const until = async (count: number) => {
        while (news.length < count) await new Promise<void>((resolve) => (wake = resolve));
        return news;
      };
      return { news, until, stop };
    };

    test('what was never begun is not there', async () => {
      expect(await store.read('a')).toBeUndefined();
      expect(await said('a')).toEqual([]);
    });

    test('state and activities are kept together, one conversation apart from another', async () => {
      expect(await store.commit('a', change(0, 'one', 'hello', 'good day'))).toBe(true);
      expect(await store.commit('b', change(0, 'other'))).toBe(true);
      expect(await store.read('a')).toEqual({ version: 1, state: expect.anything(), count: 2 });
      expect(text((await store.read('a'))?.state ?? bytes(''))).toBe('one');
      expect(await said('a')).toEqual(['0 hello', '1 good day']);
      expect(await said('b')).toEqual([]);
    });

    test('activities are numbered on, and read from any number', async () => {
      await store.commit('a', change(0, 'one', 'hello'));
      await store.commit('a', change(1, 'two', 'again', 'and again'));
      expect(await said('a')).toEqual(['0 hello', '1 again', '2 and again']);
      expect(await said('a', 2)).toEqual(['2 and again']);
      expect(await said('a', 99)).toEqual([]);
    });

    test('a commit on a version that has passed changes nothing', async () => {
      await store.commit('a', change(0, 'one', 'hello'));
      await store.commit('a', change(1, 'two', 'again'));
      expect(await store.commit('a', change(1, 'late', 'lost'))).toBe(false);
      expect(await store.commit('a', change(0, 'late', 'lost'))).toBe(false);
      expect(await store.commit('b', change(1, 'never begun', 'lost'))).toBe(false);
      expect(await store.read('b')).toBeUndefined();
      expect(text((await store.read('a'))?.state ?? bytes(''))).toBe('two');
      expect(await said('a')).toEqual(['0 hello', '1 again']);
    });

    test('of many commits on one version, one gets through', async () => {
      await store.commit('a', change(0, 'one'));
      const all = await Promise.all([...'abcdefgh'].map((letter) => store.commit('a', change(1, letter, letter))));
      expect(all.filter(Boolean)).toHaveLength(1);
      expect(await said('a')).toHaveLength(1);
    });

    test('the version is the one that the commit gave, however large', async () => {
      const next = Number.MAX_SAFE_INTEGER - 1;
      await store.commit('a', { ...change(0, 'one'), next });
      expect((await store.read('a'))?.version).toBe(next);
      expect(await store.commit('a', change(next, 'two'))).toBe(true);
    });

    test('what is kept does not change when the caller reuses its bytes', async () => {
      const state = bytes('mine');
      await store.commit('a', { ...change(0, ''), state });
      state.fill(0);
      expect(text((await store.read('a'))?.state ?? bytes(''))).toBe('mine');
    });

    test('long records and many of them are kept whole', async () => {
      const long = 'a'.repeat(64 * 1024);
      const many = Array.from({ length: 200 }, (_, i) => `${i}`);
      expect(await store.commit('a', change(0, long, long, ...many))).toBe(true);
      expect(await store.commit('a', change(1, `${long}b`, 'end'))).toBe(true);
      expect(text((await store.read('a'))?.state ?? bytes(''))).toBe(`${long}b`);
      expect(await said('a')).toEqual([long, ...many, 'end'].map((one, i) => `${i} ${one}`));
      expect(await said('a', 150)).toHaveLength(52);
    });

    test('bytes of every kind come back as they were', async () => {
      const all = Uint8Array.from({ length: 256 }, (_, i) => i);
      await store.commit('a', { ...change(0, ''), state: all, append: [all, new Uint8Array()] });
      expect([...((await store.read('a'))?.state ?? [])]).toEqual([...all]);
      expect((await store.activities('a', 0)).map(({ record }) => [...record])).toEqual([[...all], []]);
    });

    test('an id may be of any length and have any letters in it', async () => {
      const ids = ['a'.repeat(3000), 'a'.repeat(3001), 'a:b', 'a*', 'ä\0ö', '../a'];
      for (const id of ids) expect(await store.commit(id, change(0, id, id))).toBe(true);
      for (const id of ids) expect(await said(id)).toEqual([`0 ${id}`]);
    });

    test('what is marked once is marked for all, until its time is over', async () => {
      expect(await store.isUsed('a')).toBe(false);
      const all = await Promise.all([...'abcdefgh'].map(() => store.useOnce('a', 1000 * slower)));
      expect(all.filter(Boolean)).toHaveLength(1);
      expect(await store.useOnce('b', 3000 * slower)).toBe(true);
      expect(await store.isUsed('a')).toBe(true);
      expect(await store.read('a')).toBeUndefined();
      await pass(1100);
      expect([await store.isUsed('a'), await store.isUsed('b')]).toEqual([false, true]);
      expect(await store.useOnce('a', 1000 * slower)).toBe(true);
    });

    test('a store that can take commits says so', async () => {
      await expect(store.probe()).resolves.toBeUndefined();
    });

    test('a commit that forgets removes all that was said before, and numbering goes on', async () => {
      await store.commit('a', change(0, 'one', 'hello', 'secret'));
      expect(await store.commit('a', { ...change(1, 'fresh', 'done'), keepFrom: 2 })).toBe(true);
      expect(await said('a')).toEqual(['2 done']);
      expect(await store.read('a')).toEqual({ version: 2, state: expect.anything(), count: 3 });
      await store.commit('a', change(2, 'on', 'next'));
      expect(await said('a', 1)).toEqual(['2 done', '3 next']);
    });

    test('a commit may let the oldest go, and keep the others', async () => {
      await store.commit('a', change(0, 'one', 'hello', 'good day'));
      await store.commit('a', change(1, 'two', 'again', 'and again'));
      await store.commit('a', { ...change(2, 'three', 'late'), keepFrom: 2 });
      expect(await said('a')).toEqual(['2 again', '3 and again', '4 late']);
      await store.commit('a', { ...change(3, 'four', 'later'), keepFrom: 2 });
      await store.commit('a', { ...change(4, 'five'), keepFrom: 4 });
      expect(await said('a')).toEqual(['4 late', '5 later']);
      expect(await said('a', 5)).toEqual(['5 later']);
      expect((await store.read('a'))?.count).toBe(6);
    });

    test('a conversation of which something waits is found until a commit without, its end or its time', async () => {
      await store.commit('a', { ...change(0, 'one'), waits: true });
      await store.commit('b', change(0, 'one'));
      await store.commit('c', { ...change(0, 'one'), waits: true });
      expect([...(await store.waiting())].sort()).toEqual(['a', 'c']);
      await store.commit('a', { ...change(1, 'two', 'done'), waits: true, keepFrom: 0 });
      await store.forget('c');
      expect(await store.waiting()).toEqual(['a']);
      await store.commit('a', change(2, 'three'));
      expect(await store.waiting()).toEqual([]);
    });

    test('what has expired is not found waiting', async () => {
      await store.commit('a', { ...change(0, 'one'), waits: true });
      await pass(1100);
      for (const id of await store.waiting()) expect(await store.read(id)).toBeUndefined();
    });

    test('a commit that brings along what was read changes that, and nothing that came after or is gone', async () => {
      await store.commit('a', change(0, 'one', 'hello'));
      const first = await store.read('a');
      expect(await store.commit('a', { ...change(1, 'two', 'again'), read: first })).toBe(true);
      expect(await store.commit('a', { ...change(1, 'late', 'lost'), read: first })).toBe(false);
      const second = await store.read('a');
      await store.forget('a');
      expect(await store.commit('a', { ...change(2, 'late', 'lost'), read: second })).toBe(false);
      await store.commit('a', change(0, 'new', 'good day'));
      expect(await store.commit('a', { ...change(2, 'late', 'lost'), read: second })).toBe(false);
      expect(await said('a')).toEqual(['0 good day']);
    });

    test('a forgetting commit that loses its race removes nothing', async () => {
      await store.commit('a', change(0, 'one', 'hello'));
      expect(await store.commit('a', { ...change(7, 'late'), keepFrom: 1 })).toBe(false);
      expect(await said('a')).toEqual(['0 hello']);
    });

    test('a forgotten conversation is gone, and may begin again from nothing', async () => {
      await store.commit('a', change(0, 'one', 'hello'));
      await store.forget('a');
      await store.forget('never was');
      expect(await store.read('a')).toBeUndefined();
      expect(await said('a')).toEqual([]);
      expect(await store.commit('a', change(1, 'late', 'lost'))).toBe(false);
      expect(await store.commit('a', change(0, 'new', 'hello again'))).toBe(true);
      expect(await said('a')).toEqual(['0 hello again']);
    });

    test('who watches hears of commits and of the end, with what was said last', async () => {
      const { until, stop } = hear('a');
      await store.commit('a', change(0, 'one'));
      expect(await until(1)).toEqual([{ kind: 'committed' }]);
      await store.forget('a', [{ number: 4, record: bytes('bye') }]);
      const gone = (await until(2))[1];
      expect(gone?.kind === 'gone' && gone.last.map(({ number, record }) => [number, text(record)])).toEqual([
        [4, 'bye'],
      ]);
      expect(await said('a')).toEqual([]);
      stop();
    });

    test('who watches is handed what was added, numbered, and need not read it back', async () => {
      const { news, until, stop } = hear('a');
      const added = () => news.flatMap((one) => (one.kind === 'committed' ? (one.added ?? []) : []));
      // What is said before a watcher has joined is told without words, to be read.
      for (let version = 0; added().length === 0; version++) {
        const heard = news.length;
        await store.commit('a', change(version, 'on', `said ${version}`));
        await until(heard + 1);
      }
      for (const { number, record } of added()) expect(text(record)).toBe(`said ${number}`);
      stop();
    });

    test('who has stopped watching, or watches another conversation, hears nothing', async () => {
      const [stopped, other, still] = [hear('a'), hear('b'), hear('a')];
      stopped.stop();
      stopped.stop();
      await store.commit('a', change(0, 'one'));
      await still.until(1);
      expect([...stopped.news, ...other.news]).toEqual([]);
    });

    test('a conversation that stays idle is gone', async () => {
      await store.commit('a', change(0, 'one', 'hello'));
      await pass(600);
      expect(await store.commit('a', change(1, 'two', 'again'))).toBe(true);
      await pass(600);
      expect(await said('a')).toHaveLength(2);
      await pass(600);
      expect(await store.read('a')).toBeUndefined();
      expect(await said('a')).toEqual([]);
      expect(await store.commit('a', change(2, 'late'))).toBe(false);
      expect(await store.commit('a', change(0, 'new'))).toBe(true);
    });

    test('reading does not keep a conversation alive', async () => {
      await store.commit('a', change(0, 'one', 'hello'));
      await pass(600);
      await store.read('a');
      await said('a');
      await pass(600);
      expect(await store.read('a')).toBeUndefined();
    });

    test('a conversation is gone in the end, however busy it is', async () => {
      await store.commit('a', change(0, 'one'));
      for (let version = 1; version < 6; version++) {
        await pass(550);
        expect(await store.commit('a', { ...change(version, 'on', 'and on'), keepFrom: 2 * (version - 1) })).toBe(true);
      }
      await pass(550);
      expect(await store.read('a')).toBeUndefined();
    });
  });
}
