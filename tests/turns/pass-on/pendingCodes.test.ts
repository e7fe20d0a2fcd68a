import { randomBytes } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { newCode } from '../../../model/passOnCode';
import type { Bot, InboundActivity, Turn } from '../../../turns/bot';
import type { SealedSummaries } from '../../../turns/pass-on/sealedSummaries';
import { BusyError } from '../../../turns/pass-on/slowKeys';
import type { Turns } from '../../../turns/turns';
import { message, Parrot } from '../../channels/parrot';
import { MemoryStore } from '../../store/memoryStore';
import { CONVERSATION, NOW, says, Turning } from '../turning';
import { SUMMARY, sealedIn } from './sealing';

const LIFETIME = { idle: 30 * 60_000, total: 24 * 3_600_000 };

/** A parrot that passes on what it was told when it is asked for a code. */
class Passing implements Bot {
  readonly codes: string[] = [];
  readonly parrot = new Parrot();

  async turn(activity: Partial<Activity>, memory: unknown): Promise<Turn> {
    const turn = await this.parrot.turn(activity, memory);
    if (activity.type === 'event') return { memory, replies: [], end: 'no' };
    if (activity.text === 'start again') return { ...turn, passOn: 'withdrawn' };
    if (activity.text !== 'code') return turn;
    const code = newCode(randomBytes);
    this.codes.push(code);
    const passOn = { code, summary: SUMMARY, instead: [message('not now')] };
    return { ...turn, replies: [message(`your code: ${code}`)], passOn };
  }
}

let time: { now: number };
let turning: Turning & { store: MemoryStore };
let bot: Passing;
let summaries: SealedSummaries;
let turns: Turns;

/** Another process on the same store. */
function process(change = {}): Turns {
  const codes = { summaries, openedReply: () => [message('your code was used')] };
  return turning.turns({ bot, codes, now: () => new Date(time.now), ...change });
}

beforeEach(() => {
  time = { now: NOW.getTime() };
  const store = new MemoryStore(LIFETIME, () => new Date(time.now));
  turning = Object.assign(new Turning(), { store });
  bot = new Passing();
  summaries = sealedIn({ time }, store);
  turns = process();
});

afterEach(() => turning.store.close());

const say = (text: string, id?: string, by = turns) => by.takeTurn(CONVERSATION, begins(says(text, id)));
const begins = (arrival: InboundActivity): InboundActivity => ({ ...arrival, mode: 'createIfMissing' });
const open = (at = bot.codes.length - 1) => summaries.open(bot.codes[at] ?? '');
const texts = async () => (await turning.log()).map((line) => line.replace(/^\S+ /, ''));
const settled = () => turns.idle();

test('a code is made with a turn, and opens what was told until then', async () => {
  await say('hello');
  await say('code');
  expect((await texts()).at(-1)).toBe(`your code: ${bot.codes[0]}`);
  expect(await open()).toEqual(SUMMARY);
});

test('who has given out a code is told at once when it was used, and only once, whatever they say next', async () => {
  await say('code');
  await open();
  await new Promise(setImmediate);
  await settled();
  expect((await texts()).slice(-2)).toEqual(['event', 'your code was used']);
  await say('and now');
  await say('and then');
  expect((await texts()).filter((one) => one === 'your code was used')).toHaveLength(1);
});

test('in Teams that is sent, as whatever else is said there', async () => {
  const sent: string[] = [];
  const send = async (_to: unknown, { text = '' }: Partial<Activity>) => {
    sent.push(text);
    return `m${sent.length}`;
  };
  const teams = process({ send });
  const to = { serviceUrl: 'https://smba.example', channelId: 'msteams', conversation: 'c', bot: 'b', person: 'p' };
  const arrival = { ...begins(says('code')), replyTo: to };
  await teams.takeTurn(CONVERSATION, arrival);
  await open();
  await new Promise(setImmediate);
  await teams.idle();
  await teams.stopDelivery();
  expect(sent).toEqual([`your code: ${bot.codes[0]}`, 'your code was used']);
});

test('after a restart they are told with the next turn, before its answer', async () => {
  await say('code');
  const afterRestart = process();
  jest.spyOn(turns, 'takeTurn').mockResolvedValue({ kind: 'gone' });
  await open();
  await say('hello', undefined, afterRestart);
  await afterRestart.idle();
  expect((await texts()).slice(-3)).toEqual(['hello', 'your code was used', '2 hello']);
});

test('nobody can make a chat believe that its code was used', async () => {
  await say('code');
  const forged = { type: 'event', name: 'waymark.code-opened', channelId: 'directline' };
  await turns.takeTurn(CONVERSATION, { activity: forged, mode: 'mustExist' });
  expect((await texts()).some((one) => one === 'your code was used')).toBe(false);
  expect(await open()).toEqual(SUMMARY);
});

test.each(['bye', 'forget'])('after “%s” the code opens nothing, and nothing of it is left', async (word) => {
  await say('hello');
  await say('code');
  const forgotten = jest.spyOn(turning.store, 'forget');
  await say(word);
  expect(forgotten.mock.calls.flat()).toContainEqual(expect.stringMatching(/^pass-on-/));
  expect(await open()).toBeUndefined();
  await settled();
  expect((await texts()).join()).not.toContain('was used');
});

test('who starts again takes the code back', async () => {
  await say('code');
  await say('start again');
  expect((await texts()).at(-1)).toBe('2 start again');
  expect(await open()).toBeUndefined();
});

test('leaving by the protocol, as when Exit is pressed, does so too', async () => {
  await say('code');
  await turns.takeTurn(CONVERSATION, { activity: { type: 'endOfConversation' }, mode: 'mustExist' });
  expect(await open()).toBeUndefined();
});

test('with a new code the one before opens nothing any more', async () => {
  await say('code');
  await say('code');
  expect(await open(0)).toBeUndefined();
  expect(await open(1)).toEqual(SUMMARY);
});

test('a message sent again makes no second code, and the first still opens', async () => {
  await say('code', 'x');
  await say('code', 'x');
  expect(bot.codes).toHaveLength(1);
  expect(await open()).toEqual(SUMMARY);
});

test('a turn that another process overtakes leaves no code behind that nobody was told', async () => {
  await say('hello');
  let overtaken = false;
  const store = turning.shared(async () => {
    if (overtaken) return;
    overtaken = true;
    await say('quicker');
  });
  await say('code', undefined, process({ store }));
  expect(bot.codes).toHaveLength(2);
  expect(await open(0)).toBeUndefined();
  expect(await open(1)).toEqual(SUMMARY);
});

test('where it cannot be sealed just now that is said, and no code', async () => {
  jest.spyOn(summaries, 'seal').mockRejectedValueOnce(new BusyError());
  await say('code');
  expect((await texts()).at(-1)).toBe('not now');
  expect(turning.failures).toEqual([]);
  jest.spyOn(summaries, 'seal').mockRejectedValueOnce(new Error('the disk is full'));
  await say('code');
  expect((await texts()).at(-1)).toBe('not now');
  expect(turning.failures).toHaveLength(1);
});

test('where nobody could open one, none is told', async () => {
  await say('code', undefined, turning.turns({ bot }));
  expect((await texts()).at(-1)).toBe('not now');
});

test('a code that ran out is not taken for one that was used', async () => {
  await say('code');
  time.now += 29 * 60_000;
  await say('still here');
  time.now += 2 * 60_000;
  expect(await open()).toBeUndefined();
  await say('hello');
  expect((await texts()).join()).not.toContain('was used');
});
