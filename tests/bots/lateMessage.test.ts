import { ChannelBots } from '../../bots/channelBots';
import type { ConversationMemory } from '../../dialogs/conversationMemory';
import { pendingQuestion } from '../../dialogs/questionDialog';
import { MORNING, realKnowledge } from '../realKnowledge';

const bots = new ChannelBots(realKnowledge, undefined);

/** A conversation in which each message says which question it was written under. */
class Talk {
  memory: ConversationMemory | undefined;

  constructor(private readonly channelId = 'directline') {}

  static async begun(...said: readonly string[]): Promise<Talk> {
    const talk = new Talk();
    await talk.send({ type: 'conversationUpdate', membersAdded: [{ id: 'person' }] });
    for (const text of said) await talk.say(text);
    return talk;
  }

  /** @returns what the bot says, in a line each */
  say(text: string, answering?: string): Promise<readonly string[]> {
    return this.send({ type: 'message', text, ...(answering && { channelData: { waymark: { answering } } }) });
  }

  async send(activity: object): Promise<readonly string[]> {
    const addressed = {
      channelId: this.channelId,
      conversation: { id: 'one', isGroup: false, conversationType: 'personal', name: '' },
      from: { id: 'person', name: '' },
      recipient: { id: 'waymark', name: '' },
      ...activity,
    };
    const { memory, replies } = await bots.turn(addressed, this.memory, MORNING);
    this.memory = JSON.parse(JSON.stringify(memory));
    return replies.map(({ text = '' }) => text);
  }

  answer(question: string): readonly string[] | undefined {
    return this.memory?.answers[question];
  }
}

/** The id of the question that waits. */
function pendingIn({ memory }: Talk): string {
  const { dialogs } = memory as ConversationMemory;
  return pendingQuestion({ dialogs: dialogs ?? { dialogStack: [] } })?.question ?? '';
}

const askOf = (id: string) => realKnowledge.questions.find((one) => one.id === id)?.ask.person ?? '';

test('a person who quickly takes back their answer has put that one right, and said nothing to what came in between', async () => {
  const talk = await Talk.begun('no');
  await talk.say('to me', 'who-for');
  const after = await talk.say('to someone else', 'who-for');
  expect(talk.answer('who-for')).toEqual(['someone-else']);
  expect(talk.answer('what')).toBeUndefined();
  expect(after.at(-1)).toBe(realKnowledge.questions.find(({ id }) => id === 'what')?.ask.other);
});

test.each(['yes', 'no', 'not sure'])(
  '“%s” that was written before the next question was seen is no answer to that question',
  async (late) => {
    const talk = await Talk.begun('no', 'to me', 'he follows me', 'i want it to stop', 'twice or more');
    await talk.say('a neighbour', 'who');
    const pending = pendingIn(talk);
    await talk.say(late, 'who');
    expect(talk.answer(pending)).toBeUndefined();
    // Without the client's word it is taken for an answer to what was asked last, as ever.
    await talk.say(late);
    expect(talk.answer(pending)).toBeDefined();
  },
);

test('“yes” and at once “no” to the question about danger leaves 999 on the screen, and asks', async () => {
  const talk = await Talk.begun();
  await talk.say('yes', 'danger');
  const after = await talk.say('no', 'danger');
  expect(talk.answer('danger')).toEqual(['yes']);
  expect(after.join('\n')).toContain(realKnowledge.messages['ask-safe']);
});

test('“no” and at once “yes” to the question about danger is danger', async () => {
  const talk = await Talk.begun();
  await talk.say('no', 'danger');
  const after = await talk.say('yes', 'danger');
  expect(talk.answer('danger')).toEqual(['yes']);
  expect(after.join('\n')).toContain('999');
});

test('a message sent twice is heard once, and the question that waits is asked again', async () => {
  const talk = await Talk.begun('no');
  await talk.say('to me', 'who-for');
  const after = await talk.say('to me', 'who-for');
  expect(talk.answer('who-for')).toEqual(['me']);
  expect(after.at(-1)).toBe(askOf('what'));
});

test('a story that was written under an older question is kept, and does not bring that question back', async () => {
  const talk = await Talk.begun();
  await talk.say('no', 'danger');
  const after = await talk.say('my neighbour keeps following me to work', 'danger');
  expect(talk.answer('danger')).toEqual(['no']);
  expect(talk.answer('what')).toEqual(['following']);
  expect(pendingIn(talk)).not.toBe('danger');
  expect(after.join()).not.toContain(askOf('danger'));
});

test('what is not understood beside an older question costs nobody the newer one', async () => {
  const talk = await Talk.begun('no');
  await talk.say('to me', 'who-for');
  for (let i = 0; i < 3; i++) {
    const after = await talk.say('qwxz', 'who-for');
    expect(after.at(-1)).toBe(askOf('what'));
  }
  expect(talk.answer('what')).toBeUndefined();
  expect(talk.answer('who-for')).toEqual(['me']);
});

test('a plain yes to a question that is gone answers no other', async () => {
  const talk = await Talk.begun('no');
  await talk.say('start again');
  await talk.say('no', 'restart');
  const before = talk.memory?.answers;
  await talk.say('no', 'restart');
  expect(talk.memory?.answers).toEqual(before);
});

test('whatever a client claims to have shown, the conversation goes on', async () => {
  for (const answering of ['', 'constructor', '__proto__', 'x'.repeat(5000)]) {
    const talk = await Talk.begun('no');
    const said = await talk.say('to me', answering);
    expect(said.length).toBeGreaterThan(0);
  }
});
