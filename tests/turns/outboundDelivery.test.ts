import { setImmediate as round } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import type { Turn } from '../../turns/bot';
import { message } from '../channels/parrot';
import { CONVERSATION, says, Turning } from './turning';

let turning: Turning;

beforeEach(() => {
  turning = new Turning();
});
afterEach(() => turning.store.close());

/** A channel that keeps its own log, and gives what it is told ids of its own. */
class Channel {
  readonly log = new Map<string, string>();
  /** Kinds of change that it refuses, or never answers. */
  refuses: readonly string[] = [];
  hangs: readonly string[] = [];

  readonly send = async ({ type = '', id = '', text = '' }: Partial<Activity>): Promise<string | undefined> => {
    if (this.hangs.includes(type)) await new Promise(() => {});
    if (this.refuses.includes(type)) throw new Error('not allowed');
    if (type === 'messageDelete') this.log.delete(id);
    else if (type === 'messageUpdate') this.log.set(id, text);
    else this.log.set(`theirs-${this.log.size}`, text);
    return type === 'message' ? `theirs-${this.log.size - 1}` : undefined;
  };

  get said(): readonly string[] {
    return [...this.log.values()];
  }
}

/** Says "question", then clears it away as it says the next, and takes all back when told to forget. */
const bot = {
  turn: async ({ text }: Partial<Activity>, memory: unknown): Promise<Turn> => {
    const count = typeof memory === 'number' ? memory : 0;
    if (text === 'forget') {
      const takeBack = { type: 'messageDelete', text: 'taken back', attachments: [] };
      return { memory: 0, replies: [message('forgotten'), takeBack], end: 'forget' };
    }
    const next = { ...message(`question ${count}`), id: `mine-${count}` };
    const used = { type: 'messageUpdate', id: `mine-${count - 1}`, text: 'answered' };
    return { memory: count + 1, replies: count > 0 ? [next, used] : [next], end: 'no' };
  },
};

const tell = (channel: Channel, text: string, id: string) =>
  turning.turns({ bot }).takeTurn(CONVERSATION, { ...says(text, id), mode: 'createIfMissing', send: channel.send });

test('an earlier message is replaced, by whichever process takes the turn', async () => {
  const channel = new Channel();
  await tell(channel, 'a', '1');
  await tell(channel, 'b', '2');
  await tell(channel, 'b', '2');
  expect(channel.said).toEqual(['answered', 'question 1']);
});

test('to forget takes back what was said, and keeps nothing of it', async () => {
  const channel = new Channel();
  await tell(channel, 'a', '1');
  await tell(channel, 'b', '2');
  await tell(channel, 'forget', '3');
  expect(channel.said).toEqual(['forgotten']);
});

test.each([
  [200, []],
  [203, ['said 0', 'said 1', 'said 2']],
])('to forget takes back the latest 200 of %i messages', async (messages, left) => {
  const channel = new Channel();
  const talkative = {
    turn: async (activity: Partial<Activity>, memory: unknown): Promise<Turn> => {
      if (activity.text === 'forget') return bot.turn(activity, memory);
      const replies = Array.from({ length: messages }, (_, at) => ({
        ...message(`said ${at}`),
        id: `mine-${at}`,
      }));
      return { memory, replies, end: 'no' };
    },
  };
  const turns = turning.turns({ bot: talkative });
  const say = (text: string) =>
    turns.takeTurn(CONVERSATION, { ...says(text, text), mode: 'createIfMissing', send: channel.send });
  await say('a');
  await say('forget');
  expect(channel.said).toEqual([...left, 'forgotten']);
});

test('what cannot be taken back is emptied', async () => {
  const channel = new Channel();
  await tell(channel, 'a', '1');
  channel.refuses = ['messageDelete'];
  await tell(channel, 'forget', '2');
  expect(channel.said).toEqual(['taken back', 'forgotten']);
});

test('tidying up that is refused holds up nothing that is said', async () => {
  const channel = new Channel();
  channel.refuses = ['messageUpdate'];
  await tell(channel, 'a', '1');
  await tell(channel, 'b', '2');
  await tell(channel, 'c', '3');
  expect(channel.said).toEqual(['question 0', 'question 1', 'question 2']);
});

test('tidying up that is never answered is given up', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  try {
    const channel = new Channel();
    channel.hangs = ['messageUpdate'];
    await tell(channel, 'a', '1');
    const turn = tell(channel, 'b', '2');
    await round();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(await turn).toMatchObject({ kind: 'taken' });
    expect(channel.said).toEqual(['question 0', 'question 1']);
  } finally {
    jest.useRealTimers();
  }
});
