import { message } from '../channels/parrot';
import { BEGINS, CONVERSATION, NOW, says, Turning } from './turning';

let turning: Turning;

beforeEach(() => {
  turning = new Turning();
});

afterEach(() => turning.store.close());

test('what is said and what is answered are kept together, numbered and dated', async () => {
  const turns = turning.turns();
  await turns.takeTurn(CONVERSATION, BEGINS);
  const taken = await turns.takeTurn(CONVERSATION, says('hello'));
  expect(taken).toEqual({ kind: 'taken', number: 1, replies: [message('1 hello')] });
  expect(await turning.log()).toEqual(['c|0000000 Hello', 'c|0000001 hello', 'c|0000002 1 hello']);
  expect((await turning.activities())[2]).toMatchObject({
    replyToId: 'c|0000001',
    timestamp: NOW.toISOString(),
    channelId: 'directline',
  });
});

test('a person is greeted once, however often the conversation is begun', async () => {
  const turns = turning.turns();
  const all = await Promise.all([1, 2, 3].map(() => turns.takeTurn(CONVERSATION, BEGINS)));
  expect(all.map(({ kind }) => kind)).toEqual(['taken', 'retry', 'retry']);
  expect(await turning.log()).toEqual(['c|0000000 Hello']);
});

test('nothing is said to a conversation that has not begun or is over', async () => {
  expect(await turning.turns().takeTurn(CONVERSATION, says('hello'))).toEqual({ kind: 'gone' });
  expect(turning.parrot.heard).toEqual([]);
});

test('turns of one conversation are taken in the order they came', async () => {
  const turns = turning.turns();
  await turns.takeTurn(CONVERSATION, BEGINS);
  const all = Promise.all(['wait', 'a', 'b'].map((text) => turns.takeTurn(CONVERSATION, says(text))));
  await turning.parrot.waiting;
  await turns.takeTurn({ ...CONVERSATION, id: 'other' }, { ...says('not held up'), mode: 'createIfMissing' });
  turning.parrot.goOn();
  await all;
  expect((await turning.log()).filter((_, i) => i % 2 === 0)).toEqual([
    'c|0000000 Hello',
    'c|0000002 1 wait',
    'c|0000004 2 a',
    'c|0000006 3 b',
  ]);
});

test('after "forget this" nothing that was said is left, and the conversation goes on', async () => {
  const turns = turning.turns();
  await turns.takeTurn(CONVERSATION, BEGINS);
  await turns.takeTurn(CONVERSATION, says('secret'));
  await turns.takeTurn(CONVERSATION, says('forget', 'x'));
  expect(await turns.takeTurn(CONVERSATION, says('forget', 'x'))).toMatchObject({ kind: 'retry', number: 3 });
  expect(await turning.log()).toEqual(['c|0000003 ', 'c|0000004 Forgotten']);
  await turns.takeTurn(CONVERSATION, says('new'));
  expect((await turning.log()).at(-1)).toBe('c|0000006 1 new');
});

test.each([
  ['an exit', says('bye')],
  ["the client's end of the conversation", { ...says(''), activity: { type: 'endOfConversation' } }],
])('after %s nothing is left at all', async (_, leaves) => {
  const turns = turning.turns();
  await turns.takeTurn(CONVERSATION, BEGINS);
  await turns.takeTurn(CONVERSATION, leaves);
  expect(await turning.store.read('c')).toBeUndefined();
  expect(await turns.takeTurn(CONVERSATION, says('still there?'))).toEqual({ kind: 'gone' });
});

test('a conversation begun again after an exit shares no version with the one before', async () => {
  const turns = turning.turns();
  const versions = new Set<number | undefined>();
  for (let i = 0; i < 20; i++) {
    await turns.takeTurn(CONVERSATION, BEGINS);
    versions.add((await turning.store.read('c'))?.version);
    await turns.takeTurn(CONVERSATION, says('bye'));
  }
  expect(versions.size).toBe(20);
});

test('who waits for all turns to finish waits for those in line too', async () => {
  const turns = turning.turns();
  await turns.takeTurn(CONVERSATION, BEGINS);
  void turns.takeTurn(CONVERSATION, says('wait'));
  void turns.takeTurn(CONVERSATION, says('last'));
  const idle = turns.idle();
  turning.parrot.goOn();
  await idle;
  expect((await turning.log()).at(-1)).toBe('c|0000004 2 last');
  await turns.idle();
});

describe('a conversation longer than is kept', () => {
  test.each([
    ['so many activities', { activities: 7, bytes: 1_000_000 }],
    ['so many bytes', { activities: 1000, bytes: 2000 }],
  ])('goes on, and loses its beginning: %s', async (_, maxLogSize) => {
    const turns = turning.turns({ maxLogSize });
    await turns.takeTurn(CONVERSATION, BEGINS);
    for (const text of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      await turns.takeTurn(CONVERSATION, says(text, text));
      const stored = await turning.store.activities('c', 0);
      expect(stored.length).toBeLessThanOrEqual(maxLogSize.activities);
      expect(stored.reduce((sum, { record }) => sum + record.length, 0)).toBeLessThanOrEqual(maxLogSize.bytes);
      expect((await turning.log()).at(-1)).toContain(text);
    }
    expect((await turning.log()).at(-1)).toBe('c|0000014 7 g');
    expect(await turns.takeTurn(CONVERSATION, says('a', 'a'))).toMatchObject({ kind: 'retry', number: 1 });
  });
});
