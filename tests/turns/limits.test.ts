import { setImmediate as round } from 'node:timers/promises';
import fc from 'fast-check';
import { deriveKey, pooledRandom } from '../../turns/secrets';
import { ConflictError } from '../../turns/turns';
import { TimeoutError } from '../../turns/withTimeout';
import { message } from '../channels/parrot';
import { BEGINS, CONVERSATION, says, Turning } from './turning';

let turning: Turning;

beforeEach(() => {
  turning = new Turning();
});
afterEach(() => {
  jest.useRealTimers();
  return turning.store.close();
});

test('a message sent again is known among the latest 32, and is answered once', async () => {
  const turns = turning.turns();
  await turns.takeTurn(CONVERSATION, BEGINS);
  for (let at = 0; at < 33; at++) await turns.takeTurn(CONVERSATION, says('hello', `id ${at}`));
  for (let at = 1; at < 33; at++) {
    const again = await turns.takeTurn(CONVERSATION, says('hello', `id ${at}`));
    expect(again).toMatchObject({ kind: 'retry', number: 1 + 2 * at });
  }
  expect(await turning.log()).toHaveLength(1 + 2 * 33);
});

test.each([0, 1, 7])('a turn that is overtaken %i times is still taken, and said once', async (losses) => {
  await turning.turns().takeTurn(CONVERSATION, BEGINS);
  let left = losses;
  const shared = turning.shared(async () => {});
  const store = {
    ...shared,
    commit: async (...change: Parameters<typeof shared.commit>) => left-- <= 0 && shared.commit(...change),
  };
  await turning.turns({ store }).takeTurn(CONVERSATION, says('hello'));
  expect(await turning.log()).toEqual(['c|0000000 Hello', 'c|0000001 hello', 'c|0000002 1 hello']);
});

test('a turn that is overtaken eight times asks the person to try again', async () => {
  await turning.turns().takeTurn(CONVERSATION, BEGINS);
  let tries = 0;
  const store = { ...turning.shared(async () => {}), commit: async () => ++tries > 8 };
  await expect(turning.turns({ store }).takeTurn(CONVERSATION, says('hello'))).rejects.toThrow(ConflictError);
  expect(tries).toBe(8);
});

test('of a long conversation its beginning goes first: half of what may be kept is always there, and no more than that may', async () => {
  const most = { activities: 40, bytes: 40_000 };
  const lengths = fc.array(fc.oneof(fc.nat(50), fc.nat(3000), fc.nat(9000)), { minLength: 30, maxLength: 60 });
  let conversations = 0;
  await fc.assert(
    fc.asyncProperty(lengths, async (all) => {
      const conversation = { ...CONVERSATION, id: `c${conversations++}` };
      const turns = turning.turns({ maxLogSize: most });
      await turns.takeTurn(conversation, { ...BEGINS, mode: 'createIfMissing' });
      const sizes = new Map<number, number>();
      let last = 1;
      for (const length of all) {
        await turns.takeTurn(conversation, says('x'.repeat(length)));
        last += 2;
        const kept = await turning.store.activities(conversation.id, 0);
        for (const { number, record } of kept) sizes.set(number, record.length);
        expect(kept.map(({ number }) => number)).toEqual(kept.map((_, i) => last - kept.length + i));
        const bytes = kept.reduce((sum, { record }) => sum + record.length, 0);
        expect([kept.length <= most.activities, bytes <= most.bytes]).toEqual([true, true]);
        // With the turn that was let go last, and one more, it would have been more than half.
        const before = [1, 2, 3, 4].reduce((sum, back) => sum + (sizes.get(last - kept.length - back) ?? 0), 0);
        const isHalf = 2 * (kept.length + 4) >= most.activities || 2 * (bytes + before) >= most.bytes;
        expect(isHalf || kept.length === last).toBe(true);
      }
    }),
    { numRuns: 25 },
  );
});

test('a conversation is kept from its beginning for two hundred messages, and of 300 KB the latest half', async () => {
  const turns = turning.turns();
  await turns.takeTurn(CONVERSATION, BEGINS);
  for (let at = 0; at < 199; at++) await turns.takeTurn(CONVERSATION, says('a'));
  expect(await turning.log()).toHaveLength(399);
  for (let at = 0; at < 200; at++) await turns.takeTurn(CONVERSATION, says('a'.repeat(900)));
  const bytes = await turning.bytes();
  expect([bytes > 140_000, bytes <= 300_000]).toEqual([true, true]);
  expect((await turning.log()).at(-1)).toContain('a'.repeat(900));
});

test.each([
  [1, 300_000],
  [0.5, 150_000],
  [0.1, 30_000],
])(
  'where the store has %d of its room left a log keeps %d bytes at most, and who talks goes on',
  async (left, most) => {
    const turns = turning.turns();
    await turns.takeTurn(CONVERSATION, BEGINS);
    for (let at = 0; at < 40; at++) await turns.takeTurn(CONVERSATION, says('a'.repeat(3500)));
    turning.store.left = left;
    for (let at = 0; at < 60; at++) {
      expect(await turns.takeTurn(CONVERSATION, says('a'.repeat(3500)))).toMatchObject({ kind: 'taken' });
      expect(await turning.bytes()).toBeLessThanOrEqual(most);
    }
    expect(await turning.bytes()).toBeGreaterThan(most / 3);
  },
);

test('where no room is left, what was said just now is there all the same, and a log grows again once there is some', async () => {
  const turns = turning.turns();
  await turns.takeTurn(CONVERSATION, BEGINS);
  for (let at = 0; at < 9; at++) await turns.takeTurn(CONVERSATION, says('hello'));
  turning.store.left = 0;
  await turns.takeTurn(CONVERSATION, says('help'));
  expect(await turning.log()).toEqual(['c|0000019 help', 'c|0000020 10 help']);
  turning.store.left = 1;
  for (let at = 0; at < 9; at++) await turns.takeTurn(CONVERSATION, says('hello'));
  expect(await turning.log()).toHaveLength(20);
});

describe('nobody waits longer than', () => {
  const settled = async (work: Promise<unknown>, within: number) => {
    let isEnded = false;
    const end = () => {
      isEnded = true;
    };
    work.then(end, end);
    // A turn begins in the next round.
    await round();
    await jest.advanceTimersByTimeAsync(within - 1);
    expect(isEnded).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(isEnded).toBe(true);
  };
  const bot = {
    turn: async () => ({
      memory: 1,
      replies: [
        { ...message('one'), id: 'mine' },
        { type: 'messageUpdate', replyToId: 'theirs' },
      ],
      end: 'no' as const,
    }),
  };

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  });

  test('ten seconds for the bot, and is told sorry then', async () => {
    const turns = turning.turns();
    await turns.takeTurn(CONVERSATION, BEGINS);
    await settled(turns.takeTurn(CONVERSATION, says('wait')), 10_000);
    turning.parrot.goOn();
    expect((await turning.log()).at(-1)).toBe('c|0000002 Sorry');
    expect(turning.failures).toEqual([expect.any(TimeoutError)]);
  });

  test('eight seconds for a channel, which takes it later', async () => {
    const replyTo = { serviceUrl: '', channelId: '', conversation: '', bot: '', person: '' };
    let takes: (id: string) => void = () => {};
    const send = () => new Promise<string>((resolve) => (takes = resolve));
    const turns = turning.turns({ bot, send });
    const taken = turns.takeTurn(CONVERSATION, { ...says('hello', 'x'), mode: 'createIfMissing', replyTo });
    await settled(taken, 8_000);
    expect(await taken).toMatchObject({ kind: 'taken' });
    takes('theirs');
    await turns.stopDelivery();
    expect(await turning.store.waiting()).toEqual(['c']);
  });
});

describe('secrets', () => {
  test('shorter than 32 bytes protect nothing and are refused', () => {
    expect(() => deriveKey(new Uint8Array(31), 'a')).toThrow(RangeError);
    expect(deriveKey(new Uint8Array(32), 'a')).toHaveLength(32);
    expect(deriveKey(new Uint8Array(32), 'a')).not.toEqual(deriveKey(new Uint8Array(32), 'b'));
  });

  test('no random byte is given out twice, however many are asked for at a time', () => {
    let next = 0;
    const asked: number[] = [];
    const source = (size: number) => {
      asked.push(size);
      return Uint8Array.from({ length: size }, () => next++);
    };
    const random = pooledRandom(source, 8);
    const drawn = [3, 5, 4, 9, 0, 1].flatMap((size) => {
      const bytes = [...random(size)];
      expect(bytes).toHaveLength(size);
      return bytes;
    });
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(asked).toEqual([8, 8, 9, 8]);
  });
});
