import type { ConversationStore, StoredState } from '../../store/conversationStore';
import { ConflictError } from '../../turns/turns';
import { TimeoutError } from '../../turns/withTimeout';
import { BEGINS, CONVERSATION, says, Turning } from './turning';

let turning: Turning;

beforeEach(() => {
  turning = new Turning();
});

afterEach(() => turning.store.close());

test('a message sent again is not answered again', async () => {
  const turns = turning.turns();
  await turns.takeTurn(CONVERSATION, BEGINS);
  const [first, again] = await Promise.all([1, 2].map(() => turns.takeTurn(CONVERSATION, says('hello', 'x'))));
  expect(again).toEqual({ ...first, kind: 'retry', replies: [] });
  await turns.takeTurn(CONVERSATION, says('hello', 'y'));
  expect(await turning.log()).toHaveLength(5);
});

test('a turn that another process overtakes is run again on what that one left', async () => {
  let overtaken = false;
  const other = turning.turns();
  const store = turning.shared(async () => {
    if (overtaken) return;
    overtaken = true;
    await other.takeTurn(CONVERSATION, says('quicker'));
  });
  await other.takeTurn(CONVERSATION, BEGINS);
  await turning.turns({ store }).takeTurn(CONVERSATION, says('slower'));
  expect(await turning.log()).toEqual([
    'c|0000000 Hello',
    'c|0000001 quicker',
    'c|0000002 1 quicker',
    'c|0000003 slower',
    'c|0000004 2 slower',
  ]);
});

test('the same message taken by two processes at once is answered once', async () => {
  const other = turning.turns();
  const store = turning.shared(async () => void (await other.takeTurn(CONVERSATION, says('hello', 'x'))));
  await other.takeTurn(CONVERSATION, BEGINS);
  expect(await turning.turns({ store }).takeTurn(CONVERSATION, says('hello', 'x'))).toMatchObject({
    kind: 'retry',
    number: 1,
  });
  expect(await turning.log()).toHaveLength(3);
});

test('a turn that is overtaken every time gives up, with nothing said', async () => {
  await turning.turns().takeTurn(CONVERSATION, BEGINS);
  const store = { ...turning.shared(async () => {}), commit: async () => false };
  const losing = turning.turns({ store }).takeTurn(CONVERSATION, says('hello'));
  await expect(losing).rejects.toThrow(ConflictError);
  expect(await turning.log()).toEqual(['c|0000000 Hello']);
});

test('a message that the store could not take can be sent again, and is answered once', async () => {
  let isDown = true;
  const store = turning.shared(async () => {
    if (isDown) throw new Error('no disk');
  });
  const turns = turning.turns({ store });
  await turning.turns().takeTurn(CONVERSATION, BEGINS);
  await expect(turns.takeTurn(CONVERSATION, says('hello', 'x'))).rejects.toThrow('no disk');
  isDown = false;
  expect(await turns.takeTurn(CONVERSATION, says('hello', 'x'))).toMatchObject({ kind: 'taken' });
  expect(await turning.log()).toEqual(['c|0000000 Hello', 'c|0000001 hello', 'c|0000002 1 hello']);
});

test('a turn that fails says sorry and leaves the memory as it was', async () => {
  const turns = turning.turns();
  await turns.takeTurn(CONVERSATION, BEGINS);
  await turns.takeTurn(CONVERSATION, says('one'));
  expect(await turns.takeTurn(CONVERSATION, says('boom', 'x'))).toMatchObject({ kind: 'failed' });
  expect(await turns.takeTurn(CONVERSATION, says('boom', 'x'))).toMatchObject({ kind: 'retry' });
  await turns.takeTurn(CONVERSATION, says('two'));
  expect((await turning.log()).slice(3)).toEqual([
    'c|0000003 boom',
    'c|0000004 Sorry',
    'c|0000005 two',
    'c|0000006 2 two',
  ]);
  expect(turning.failures).toEqual([new Error('boom')]);
});

test('a turn that does not end says sorry too, and is not heard of again', async () => {
  const turns = turning.turns({ turnTimeout: 20 });
  await turns.takeTurn(CONVERSATION, BEGINS);
  await turns.takeTurn(CONVERSATION, says('wait'));
  turning.parrot.goOn();
  await turns.takeTurn(CONVERSATION, says('two'));
  expect((await turning.log()).slice(1)).toEqual([
    'c|0000001 wait',
    'c|0000002 Sorry',
    'c|0000003 two',
    'c|0000004 1 two',
  ]);
  expect(turning.failures).toEqual([expect.any(TimeoutError)]);
});

test('a person whose very greeting fails is told, and can go on', async () => {
  const turn = jest.spyOn(turning.parrot, 'turn').mockRejectedValueOnce(new Error('boom'));
  const turns = turning.turns();
  await turns.takeTurn(CONVERSATION, BEGINS);
  await turns.takeTurn(CONVERSATION, says('hello'));
  expect(await turning.log()).toEqual(['c|0000000 Sorry', 'c|0000001 hello', 'c|0000002 1 hello']);
  expect(turn).toHaveBeenCalledTimes(2);
});

describe('A turn that is taken on what its process committed last', () => {
  const remembering = (): { store: ConversationStore; reads: () => number } => {
    const kept = new Map<string, StoredState>();
    let reads = 0;
    const shared = turning.shared(async () => {});
    const store: ConversationStore = {
      ...shared,
      read: (id) => {
        reads++;
        return shared.read(id);
      },
      lastCommitted: (id) => kept.get(id),
      commit: async (id, change) => {
        const isDone = await shared.commit(id, change);
        const stored = await shared.read(id);
        if (isDone && stored) kept.set(id, stored);
        return isDone;
      },
    };
    return { store, reads: () => reads };
  };

  test('reads nothing', async () => {
    const { store, reads } = remembering();
    const turns = turning.turns({ store });
    await turns.takeTurn(CONVERSATION, BEGINS);
    const before = reads();
    await turns.takeTurn(CONVERSATION, says('one'));
    await turns.takeTurn(CONVERSATION, says('two'));
    expect(reads()).toBe(before);
    expect((await turning.log()).at(-1)).toBe('c|0000004 2 two');
  });

  test('answers what was said elsewhere meanwhile, and not what was there before', async () => {
    const { store } = remembering();
    const turns = turning.turns({ store });
    await turns.takeTurn(CONVERSATION, BEGINS);
    await turns.takeTurn(CONVERSATION, says('one'));
    await turning.turns().takeTurn(CONVERSATION, says('two'));
    await turns.takeTurn(CONVERSATION, says('three'));
    expect((await turning.log()).slice(1)).toEqual([
      'c|0000001 one',
      'c|0000002 1 one',
      'c|0000003 two',
      'c|0000004 2 two',
      'c|0000005 three',
      'c|0000006 3 three',
    ]);
  });

  test('says that it is over when it was ended elsewhere, to a message that came twice too', async () => {
    const { store } = remembering();
    const turns = turning.turns({ store });
    await turns.takeTurn(CONVERSATION, BEGINS);
    await turns.takeTurn(CONVERSATION, says('one', 'x'));
    expect(await turns.takeTurn(CONVERSATION, says('one', 'x'))).toMatchObject({ kind: 'retry', number: 1 });
    await turning.store.forget('c');
    expect(await turns.takeTurn(CONVERSATION, says('one', 'x'))).toEqual({ kind: 'gone' });
    expect(await turns.takeTurn(CONVERSATION, says('two'))).toEqual({ kind: 'gone' });
  });
});
