import type { Activity } from 'botbuilder';
import fc from 'fast-check';
import type { InboundActivity, OutgoingReply, Turn } from '../../turns/bot';
import type { DeliveryEvent } from '../../turns/courier';
import type { Turns } from '../../turns/turns';
import { message } from '../channels/parrot';
import { type Fault, FaultyChannel, TO } from './faultyChannel';
import { CONVERSATION, says, Turning } from './turning';

let turning: Turning;
let channel: FaultyChannel;
let told: DeliveryEvent[];

beforeEach(() => {
  turning = new Turning();
  channel = new FaultyChannel();
  told = [];
});
afterEach(() => turning.store.close());

/** Says "question", then clears it away as it says the next; and takes all back when told to forget. */
const bot = {
  turn: async ({ text = '' }: Partial<Activity>, memory: unknown): Promise<Turn> => {
    const count = typeof memory === 'number' ? memory : 0;
    if (text === 'forget') return forget(count);
    if (text === 'danger')
      return { memory: count + 1, replies: [{ ...message('999'), id: `mine-${count}` }], end: 'no', urgent: true };
    const replies = [{ ...message(`${text} ${count}`), id: `mine-${count}` }, message('and more')];
    const used = { type: 'messageUpdate', id: `mine-${count - 1}`, text: 'answered' };
    return { memory: count + 1, replies: count > 0 ? [...replies, used] : replies, end: 'no' };
  },
};

function forget(count: number): Turn {
  const last: OutgoingReply = { ...message('forgetting'), id: `mine-${count}` };
  const takeBack = { type: 'messageDelete', text: 'taken back', attachments: [] };
  const done = { type: 'messageUpdate', id: `mine-${count}`, text: 'all gone', instead: { text: 'some left' } };
  return { memory: count + 1, replies: [last, takeBack, done], end: 'forget' };
}

function process(): Turns {
  const { send, now, wait } = channel;
  return turning.turns({ bot, send, now, wait, onDelivery: (event) => told.push(event) });
}

let ids = 0;
const tell = (turns: Turns, text: string, id = `id ${ids++}`) =>
  turns.takeTurn(CONVERSATION, { ...says(text, id), mode: 'createIfMissing', replyTo: TO });

function pressed(replyToId: string, text: string): InboundActivity {
  const { activity, ...rest } = says(text, `id ${ids++}`);
  return { ...rest, activity: { ...activity, value: {}, replyToId }, mode: 'createIfMissing', replyTo: TO };
}

test('an earlier message is replaced, by whichever process takes the turn, and a retry is not answered again', async () => {
  await tell(process(), 'a', '1');
  await tell(process(), 'b', '2');
  await tell(process(), 'b', '2');
  expect(channel.said).toEqual(['answered', 'and more', 'b 1', 'and more']);
  expect(await turning.log()).toEqual([]);
});

const FAULTS: readonly Fault[] = ['later', 'busy', { after: 30_000 }, { after: 0 }];

test('whatever a channel refuses for a while is said once, in order, and what it was answered to stays answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...FAULTS), { maxLength: 12 }), async (faults) => {
      turning = new Turning();
      channel = new FaultyChannel();
      channel.faults = [...faults];
      const turns = process();
      await Promise.all([tell(turns, 'a'), tell(turns, 'b')]);
      expect(channel.said).toEqual(['answered', 'and more', 'b 1', 'and more']);
      expect(await turning.store.waiting()).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('a reply that hangs is tried again, and holds up nothing that is urgent', async () => {
  channel.faults = ['hangs'];
  const turns = process();
  const first = tell(turns, 'a');
  while (channel.attempts === 0) await channel.wait(0);
  await tell(turns, 'danger');
  await first;
  expect(channel.said.slice(0, 1)).toEqual(['999']);
  expect([...channel.said].sort()).toEqual(['999', 'a 0', 'and more'].sort());
});

test('what a channel took, and says so late, is said once', async () => {
  channel.faults = ['late'];
  const turns = process();
  const first = tell(turns, 'a');
  while (channel.attempts === 0) await channel.wait(0);
  await Promise.all([first, tell(turns, 'danger')]);
  expect(channel.said.filter((text) => text === 'a 0')).toHaveLength(2);
  await channel.answerLate();
  await tell(turns, 'b');
  expect(channel.said).toEqual(['answered', 'a 0', 'and more', 'b 2', 'and more']);
});

test('danger waits for a channel that hangs no longer than four seconds', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  try {
    channel.faults = ['hangs'];
    const told = tell(process(), 'danger');
    while (channel.attempts === 0) await channel.wait(0);
    await jest.advanceTimersByTimeAsync(4000);
    await told;
    expect(channel.said).toEqual(['999']);
  } finally {
    jest.useRealTimers();
  }
});

test('a card that came twice is cleared away when it is pressed, though its id was not known', async () => {
  channel.faults = ['delivered'];
  const turns = process();
  await tell(turns, 'a');
  expect(channel.said).toEqual(['a 0', 'a 0', 'and more']);
  await turns.takeTurn(CONVERSATION, pressed('theirs-1', 'b'));
  expect(channel.said).toEqual(['answered', 'answered', 'and more', 'b 1', 'and more']);
});

test('what is urgent is not sent a second time because something else is urgent', async () => {
  channel.faults = ['late'];
  const turns = process();
  const told = [tell(turns, 'danger')];
  while (channel.attempts === 0) await channel.wait(0);
  told.push(tell(turns, 'danger'), tell(turns, 'danger'));
  for (let i = 0; i < 5; i++) await channel.wait(1000);
  expect(channel.attempts).toBe(1);
  await channel.answerLate();
  await Promise.all(told);
  expect(channel.said).toEqual(['999', '999', '999']);
});

test.each(['later', { after: 0 }] as const)(
  'what is urgent is tried for ten minutes as all else is, whatever a channel asks for (%j)',
  async (fault) => {
    channel.faults = Array<Fault>(150).fill(fault);
    await tell(process(), 'danger');
    expect(channel.said).toEqual(['999']);
  },
);

test('what a channel cannot digest does not keep back what is said after it', async () => {
  channel.chokesOn = 'a 0';
  const turns = process();
  const first = tell(turns, 'a');
  while (channel.attempts < 3) await channel.wait(0);
  const since = channel.time;
  await Promise.all([first, tell(turns, 'b')]);
  expect([...channel.said].sort()).toEqual(['and more', 'and more', 'b 1']);
  expect(told.at(-1)).toBe('undelivered');
  expect(channel.time - since).toBeGreaterThanOrEqual(600_000);
  const tried = channel.tried.length;
  void tell(turns, 'c');
  while (!channel.said.includes('c 2')) await channel.wait(0);
  await turns.stopDelivery();
  // Once more in vain, and then what is said now.
  expect(channel.tried.slice(tried, tried + 2)).toEqual(['a 0', 'c 2']);
});

test('what is urgent goes before what still waits', async () => {
  const turns = process();
  channel.faults = Array<Fault>(6).fill('later');
  const first = tell(turns, 'a');
  while (channel.attempts < 2) await channel.wait(0);
  await tell(turns, 'danger');
  await first;
  expect(channel.said).toEqual(['999', 'a 0', 'and more']);
});

test('what a channel will never take stops nothing that comes after it', async () => {
  channel.faults = ['refused'];
  await tell(process(), 'a');
  expect(channel.said).toEqual(['and more']);
  expect(told).toEqual(['refused', 'sent']);
});

test.each(['closed', 'later'] as const)(
  'what cannot be delivered in the end (%s) is counted, and comes when the person writes again',
  async (fault) => {
    channel.faults = Array<Fault>(60).fill(fault);
    const turns = process();
    await tell(turns, 'a');
    expect(channel.said).toEqual([]);
    expect(told.at(-1)).toBe('undelivered');
    expect(await turning.store.waiting()).toEqual([]);
    channel.faults = [];
    await tell(turns, 'b');
    expect(channel.said).toEqual(['answered', 'and more', 'b 1', 'and more']);
  },
);

test('the same message again brings what was not delivered, and no second turn', async () => {
  const turns = process();
  channel.faults = ['closed'];
  await tell(turns, 'a', '1');
  await tell(turns, 'a', '1');
  expect(channel.said).toEqual(['a 0', 'and more']);
});

test('what a process that was stopped left is delivered by the next one at once', async () => {
  const ended = process();
  channel.faults = ['later'];
  void tell(ended, 'a');
  while (channel.attempts === 0) await channel.wait(0);
  await ended.stopDelivery();
  expect(channel.said).toEqual([]);
  expect(await turning.store.waiting()).toEqual(['c']);
  const stopped = channel.time;
  const next = process();
  next.resumeDelivery(() => CONVERSATION);
  for (let i = 0; i < 10 && channel.said.length < 2; i++) await channel.wait(0);
  await next.stopDelivery();
  expect(channel.said).toEqual(['a 0', 'and more']);
  expect(channel.time - stopped).toBeLessThan(1000);
});

test('what a process that was killed left is delivered by another within half a minute', async () => {
  channel.faults = ['late'];
  const alive = tell(process(), 'a');
  while (channel.attempts === 0) await channel.wait(0);
  channel.log.clear();
  const killed = channel.time;
  const next = process();
  next.resumeDelivery(() => CONVERSATION);
  for (let i = 0; i < 400 && channel.said.length < 2; i++) await channel.wait(500);
  await next.stopDelivery();
  expect(channel.said).toEqual(['a 0', 'and more']);
  expect(channel.time - killed).toBeLessThanOrEqual(30_000);
  await channel.answerLate();
  await alive;
});

test('two processes that answer one conversation say everything once', async () => {
  const [one, other] = [process(), process()];
  channel.faults = ['later', 'later'];
  await Promise.all([tell(one, 'a'), tell(other, 'b'), tell(one, 'c'), tell(other, 'd')]);
  await Promise.all([one, other].map((turns) => turns.stopDelivery()));
  const numbered = channel.said.filter((text) => / \d$/.test(text));
  expect(numbered).toHaveLength(1);
  expect(channel.said.filter((text) => text === 'answered')).toHaveLength(3);
  expect(channel.said.filter((text) => text === 'and more')).toHaveLength(4);
});

test('who is given replies at once is given them, and nothing is kept to be sent', async () => {
  const result = await process().takeTurn(CONVERSATION, {
    ...says('a', '1'),
    mode: 'createIfMissing',
    replyTo: 'caller',
  });
  expect(result).toMatchObject({ kind: 'taken', replies: [{ text: 'a 0' }, { text: 'and more' }] });
  expect([channel.attempts, await turning.store.waiting()]).toEqual([0, []]);
});

describe('to forget', () => {
  test('takes back all that had a name, whatever is refused for a while, and says when it is done', async () => {
    const turns = process();
    for (const text of ['a', 'b', 'c']) await tell(turns, text);
    channel.faults = ['later', { after: 5000 }, 'later', 'busy', 'later'];
    await tell(turns, 'forget');
    expect(channel.said).toEqual(['and more', 'and more', 'and more', 'all gone']);
  });

  test('goes on in another process when the first one ends on the way', async () => {
    const turns = process();
    for (const text of ['a', 'b', 'c']) await tell(turns, text);
    const before = channel.attempts;
    channel.meanwhile = () => {
      // The second that is taken back is the last that this process does.
      if (channel.attempts === before + 3) void turns.stopDelivery();
      return undefined;
    };
    await tell(turns, 'forget');
    expect([...channel.said].sort()).toEqual(['and more', 'and more', 'and more', 'answered', 'forgetting']);
    channel.time += 60_000;
    await tell(process(), 'd');
    expect(channel.said).toEqual(['and more', 'and more', 'and more', 'answered', 'd 4', 'and more']);
  });

  test('lets what it says last be read before it is replaced', async () => {
    const slow = async (...given: Parameters<typeof bot.turn>): Promise<Turn> => {
      const turn = await bot.turn(...given);
      const replies = turn.replies.map((reply) => ('instead' in reply ? { ...reply, delay: 30_000 } : reply));
      return { ...turn, replies };
    };
    const { send, now, wait } = channel;
    const turns = turning.turns({ bot: { turn: slow }, send, now, wait });
    await tell(turns, 'a');
    await tell(turns, 'forget', '1');
    expect(channel.said).toEqual(['and more', 'forgetting']);
    expect(await turning.store.waiting()).toEqual(['c']);
    channel.time += 30_000;
    await tell(turns, 'forget', '1');
    expect(channel.said).toEqual(['and more', 'all gone']);
    expect(await turning.store.waiting()).toEqual([]);
  });

  test('empties what cannot be taken back', async () => {
    const turns = process();
    await tell(turns, 'a');
    channel.refuses = ['messageDelete'];
    await tell(turns, 'forget');
    expect(channel.said).toEqual(['taken back', 'and more', 'all gone']);
  });

  test('says what is left where neither is allowed, and can be tried again', async () => {
    const turns = process();
    await tell(turns, 'a');
    channel.refuses = ['messageDelete'];
    channel.meanwhile = (text) => {
      if (text === 'taken back') channel.refuses = ['messageDelete', 'messageUpdate'];
      if (text === 'some left') channel.refuses = [];
      return undefined;
    };
    await tell(turns, 'forget');
    expect(channel.said).toEqual(['a 0', 'and more', 'some left']);
    expect(told.filter((event) => event === 'left')).toHaveLength(1);
    channel.meanwhile = () => undefined;
    await tell(turns, 'forget');
    expect(channel.said).toEqual(['and more', 'all gone']);
  });

  test.each([
    [200, [], 'all gone'],
    [203, ['said 0', 'said 1', 'said 2'], 'some left'],
  ])('takes back the latest 200 of %i messages, and says so', async (messages, left, last) => {
    const talkative = {
      turn: async (activity: Partial<Activity>, memory: unknown): Promise<Turn> => {
        if (activity.text === 'forget') return bot.turn(activity, memory);
        const replies = Array.from({ length: messages }, (_, at) => ({ ...message(`said ${at}`), id: `mine-${at}x` }));
        return { memory, replies, end: 'no' };
      },
    };
    const { send, now, wait } = channel;
    const turns = turning.turns({ bot: talkative, send, now, wait });
    await tell(turns, 'a');
    await tell(turns, 'forget');
    expect(channel.said).toEqual([...left, last]);
  });

  test('says that something may be left where a channel may have taken it without saying so, and takes it back once it is pressed', async () => {
    const turns = process();
    channel.faults = ['delivered'];
    await tell(turns, 'a');
    await tell(turns, 'forget');
    expect(channel.said).toEqual(['a 0', 'and more', 'some left']);
    await turns.takeTurn(CONVERSATION, pressed('theirs-1', 'forget'));
    expect(channel.said).toEqual(['and more', 'all gone']);
  });

  test('says so, too, where a process was killed as it said something', async () => {
    channel.faults = ['late'];
    const alive = tell(process(), 'a');
    while (channel.attempts === 0) await channel.wait(0);
    channel.time += 60_000;
    const next = process();
    await tell(next, 'b');
    await tell(next, 'forget');
    expect(channel.said).toEqual(['a 0', 'and more', 'and more', 'some left']);
    await channel.answerLate();
    await alive;
  });

  test('says that all is gone where what a channel took late was heard of in the end', async () => {
    channel.faults = ['late'];
    const turns = process();
    const first = tell(turns, 'a');
    while (channel.attempts === 0) await channel.wait(0);
    await Promise.all([first, tell(turns, 'danger')]);
    await channel.answerLate();
    await tell(turns, 'forget');
    expect(channel.said).toEqual(['and more', 'all gone']);
  });

  test('takes back what was on its way just then', async () => {
    const turns = process();
    let other: Promise<unknown> | undefined;
    channel.meanwhile = (text) => {
      if (text !== 'a 0' || other) return undefined;
      other = tell(process(), 'forget');
      return channel.wait(0);
    };
    await tell(turns, 'a');
    await other;
    await turns.stopDelivery();
    expect(channel.said).toEqual(['all gone']);
  });
});
