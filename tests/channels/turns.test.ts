import { randomBytes } from 'node:crypto';
import { type Arrival, Turns } from '../../channels/turns';
import type { Change, ConversationStore } from '../../store/conversationStore';
import { MemoryStore } from '../../store/memoryStore';
import { message, Parrot } from './parrot';

const NOW = new Date('2026-01-05T10:00:00Z');
const CONVERSATION = { id: 'c' };

let store: ConversationStore;
let parrot: Parrot;
let failures: unknown[];

const turnsOn = (on: ConversationStore) =>
  new Turns({
    bot: parrot,
    apology: () => [message('Sorry')],
    store: on,
    now: () => NOW,
    random: randomBytes,
    failed: (error) => failures.push(error),
  });

const says = (text: string, clientId?: string): Arrival => ({
  activity: { ...message(text), channelId: 'directline' },
  clientId,
  begins: 'never',
  log: true,
});
const begins: Arrival = { activity: { type: 'conversationUpdate' }, begins: 'only', log: true };

/** The log as "id text". */
const log = async () =>
  (await store.activities('c', 0)).map(({ record }) => {
    const { id, type, text } = JSON.parse(new TextDecoder().decode(record)) as Record<string, string>;
    return `${id} ${text ?? type}`;
  });

/** A store in which other processes take part: each commit is seen first by `before`. */
const shared = (before: (change: Change) => Promise<void>): ConversationStore => ({
  read: (id) => store.read(id),
  activities: (id, from) => store.activities(id, from),
  forget: (id, last) => store.forget(id, last),
  watch: (id, heard) => store.watch(id, heard),
  close: () => store.close(),
  commit: async (id, change) => {
    await before(change);
    return store.commit(id, change);
  },
});

beforeEach(() => {
  store = new MemoryStore({ idle: 1000, total: 1000 }, () => NOW);
  parrot = new Parrot();
  failures = [];
});

afterEach(() => store.close());

test('what is said and what is answered are kept together, numbered and dated', async () => {
  const turns = turnsOn(store);
  await turns.takeTurn(CONVERSATION, begins);
  const taken = await turns.takeTurn(CONVERSATION, says('hello'));
  expect(taken).toEqual({ kind: 'taken', number: 1, again: false, replies: [message('1 hello')] });
  expect(await log()).toEqual(['c|0000000 Hello', 'c|0000001 hello', 'c|0000002 1 hello']);
  const answer = JSON.parse(new TextDecoder().decode((await store.activities('c', 2))[0]?.record)) as unknown;
  expect(answer).toMatchObject({
    replyToId: 'c|0000001',
    timestamp: NOW.toISOString(),
    channelId: 'directline',
  });
});

test('a person is greeted once, however often the conversation is begun', async () => {
  const turns = turnsOn(store);
  const all = await Promise.all([1, 2, 3].map(() => turns.takeTurn(CONVERSATION, begins)));
  expect(all.map((taken) => taken.kind === 'taken' && taken.again)).toEqual([false, true, true]);
  expect(await log()).toEqual(['c|0000000 Hello']);
});

test('nothing is said to a conversation that has not begun or is over', async () => {
  expect(await turnsOn(store).takeTurn(CONVERSATION, says('hello'))).toEqual({ kind: 'gone' });
  expect(parrot.heard).toEqual([]);
});

test('turns of one conversation are taken in the order they came', async () => {
  const turns = turnsOn(store);
  await turns.takeTurn(CONVERSATION, begins);
  const all = Promise.all(['wait', 'a', 'b'].map((text) => turns.takeTurn(CONVERSATION, says(text))));
  await parrot.waiting;
  await turns.takeTurn({ id: 'other' }, { ...says('not held up'), begins: 'may' });
  parrot.goOn();
  await all;
  expect((await log()).filter((_, i) => i % 2 === 0)).toEqual([
    'c|0000000 Hello',
    'c|0000002 1 wait',
    'c|0000004 2 a',
    'c|0000006 3 b',
  ]);
});

test('a message sent again is not answered again', async () => {
  const turns = turnsOn(store);
  await turns.takeTurn(CONVERSATION, begins);
  const [first, again] = await Promise.all(
    [1, 2].map(() => turns.takeTurn(CONVERSATION, says('hello', 'x'))),
  );
  expect(again).toEqual({ ...first, again: true, replies: [] });
  await turns.takeTurn(CONVERSATION, says('hello', 'y'));
  expect(await log()).toHaveLength(5);
});

test('a turn that another process overtakes is run again on what that one left', async () => {
  let overtaken = false;
  const other = turnsOn(store);
  const here = turnsOn(
    shared(async () => {
      if (overtaken) return;
      overtaken = true;
      await other.takeTurn(CONVERSATION, says('quicker'));
    }),
  );
  await other.takeTurn(CONVERSATION, begins);
  await here.takeTurn(CONVERSATION, says('slower'));
  expect(await log()).toEqual([
    'c|0000000 Hello',
    'c|0000001 quicker',
    'c|0000002 1 quicker',
    'c|0000003 slower',
    'c|0000004 2 slower',
  ]);
});

test('the same message taken by two processes at once is answered once', async () => {
  const other = turnsOn(store);
  const here = turnsOn(shared(async () => void (await other.takeTurn(CONVERSATION, says('hello', 'x')))));
  await other.takeTurn(CONVERSATION, begins);
  expect(await here.takeTurn(CONVERSATION, says('hello', 'x'))).toMatchObject({ number: 1, again: true });
  expect(await log()).toHaveLength(3);
});

test('a turn that is overtaken every time gives up, with nothing said', async () => {
  const turns = turnsOn(store);
  await turns.takeTurn(CONVERSATION, begins);
  const losing = turnsOn({ ...shared(async () => {}), commit: async () => false });
  await expect(losing.takeTurn(CONVERSATION, says('hello'))).rejects.toMatchObject({ status: 503 });
  expect(await log()).toEqual(['c|0000000 Hello']);
});

test('a turn that fails says sorry and leaves the memory as it was', async () => {
  const turns = turnsOn(store);
  await turns.takeTurn(CONVERSATION, begins);
  await turns.takeTurn(CONVERSATION, says('one'));
  await turns.takeTurn(CONVERSATION, says('boom', 'x'));
  expect(await turns.takeTurn(CONVERSATION, says('boom', 'x'))).toMatchObject({ again: true });
  await turns.takeTurn(CONVERSATION, says('two'));
  expect((await log()).slice(3)).toEqual([
    'c|0000003 boom',
    'c|0000004 Sorry',
    'c|0000005 two',
    'c|0000006 2 two',
  ]);
  expect(failures).toEqual([new Error('boom')]);
});

test('after "forget this" nothing that was said is left, and the conversation goes on', async () => {
  const turns = turnsOn(store);
  await turns.takeTurn(CONVERSATION, begins);
  await turns.takeTurn(CONVERSATION, says('secret'));
  await turns.takeTurn(CONVERSATION, says('forget', 'x'));
  expect(await turns.takeTurn(CONVERSATION, says('forget', 'x'))).toMatchObject({ number: 3, again: true });
  expect(await log()).toEqual(['c|0000003 ', 'c|0000004 Forgotten']);
  await turns.takeTurn(CONVERSATION, says('new'));
  expect((await log()).at(-1)).toBe('c|0000006 1 new');
});

test.each([
  ['an exit', says('bye')],
  ["the client's end of the conversation", { ...says(''), activity: { type: 'endOfConversation' } }],
])('after %s nothing is left at all', async (_, leaves) => {
  const turns = turnsOn(store);
  await turns.takeTurn(CONVERSATION, begins);
  await turns.takeTurn(CONVERSATION, leaves);
  expect(await store.read('c')).toBeUndefined();
  expect(await turns.takeTurn(CONVERSATION, says('still there?'))).toEqual({ kind: 'gone' });
});

test('a conversation begun again after an exit shares no version with the one before', async () => {
  const turns = turnsOn(store);
  const versions = new Set<number | undefined>();
  for (let i = 0; i < 20; i++) {
    await turns.takeTurn(CONVERSATION, begins);
    versions.add((await store.read('c'))?.version);
    await turns.takeTurn(CONVERSATION, says('bye'));
  }
  expect(versions.size).toBe(20);
});

test('who waits for all turns to finish waits for those in line too', async () => {
  const turns = turnsOn(store);
  await turns.takeTurn(CONVERSATION, begins);
  void turns.takeTurn(CONVERSATION, says('wait'));
  void turns.takeTurn(CONVERSATION, says('last'));
  const idle = turns.idle();
  parrot.goOn();
  await idle;
  expect((await log()).at(-1)).toBe('c|0000004 2 last');
  await turns.idle();
});
