import { ChannelBots } from '../../bots/channelBots';
import { MORNING, realKnowledge } from '../realKnowledge';

const bots = new ChannelBots(realKnowledge, undefined);

/** What the bot says in the last turn of a conversation, in easy words or as usual. */
async function lastOf(said: readonly string[], waymark: object): Promise<string> {
  let memory: unknown;
  let last = '';
  for (const text of said) {
    const activity = { type: 'message', channelId: 'directline', text, channelData: { waymark } };
    const turn = await bots.turn({ ...activity, from: { id: 'person', name: '' } }, memory, MORNING);
    memory = JSON.parse(JSON.stringify(turn.memory));
    last = turn.replies.map((reply) => reply.text).join('\n');
  }
  return last;
}

test('whoever asks for easy words is asked in them, and whoever does not is not', async () => {
  const easy = realKnowledge.easy_questions.find(({ id }) => id === 'what')?.ask.person ?? '?';
  expect(await lastOf(['hello', 'no', 'to me'], { easy: true })).toContain(easy);
  expect(await lastOf(['hello', 'no', 'to me'], {})).not.toContain(easy);
});

test('somebody in danger who asked for easy words is told of 999 in them', async () => {
  const said = await lastOf(['hello', 'yes'], { easy: true });
  expect(said).toContain('999');
  expect(said).toContain('I am a computer program. I cannot send help.');
});

test('easy words may be asked for or not from one message to the next, and the answers stay', async () => {
  const usual = realKnowledge.questions.find(({ id }) => id === 'what')?.ask.person ?? '?';
  let memory: unknown;
  for (const [text, easy] of [
    ['hello', false],
    ['no', true],
    ['to me', false],
  ] as const) {
    const channelData = { waymark: easy ? { easy } : {} };
    const turn = await bots.turn({ type: 'message', channelId: 'directline', text, channelData }, memory, MORNING);
    memory = JSON.parse(JSON.stringify(turn.memory));
    if (text === 'to me') expect(turn.replies.at(-1)?.text).toBe(usual);
  }
  expect(memory).toMatchObject({ answers: { danger: ['no'], 'who-for': ['me'] } });
});

test('the first screens of the page are in both', async () => {
  const { greeting, easyGreeting } = await bots.greetings(MORNING);
  const [usual, easy] = [greeting, easyGreeting].map((all) => all.at(-1)?.text);
  expect(usual).toBe(realKnowledge.questions[0]?.ask.person);
  expect(easy).toBe(realKnowledge.easy_questions[0]?.ask.person);
});

test('what is asked on the way is answered in easy words too, and nothing hard is said beside it', async () => {
  for (const { id, short } of realKnowledge.easy_topics) {
    const activity = { type: 'message', channelId: 'directline', text: '', value: { kind: 'topic', topic: id } };
    const { replies } = await bots.turn({ ...activity, channelData: { waymark: { easy: true } } }, undefined, MORNING);
    const title = realKnowledge.topics.find((one) => one.id === id)?.title;
    const words = replies[0]?.text?.split('\n\n').filter((part) => !part.startsWith('- '));
    expect(words).toEqual([`**${title}**`, short.person]);
  }
});

test('a question on the way is answered in easy words, and by the law of their own nation where that differs', async () => {
  for (const { id, says } of realKnowledge.easy_answers) {
    const activity = { type: 'message', channelId: 'directline', text: '', value: { kind: 'ask', ask: id } };
    const { replies } = await bots.turn({ ...activity, channelData: { waymark: { easy: true } } }, undefined, MORNING);
    expect([id, replies[0]?.text?.split('\n\n')[0]]).toEqual([id, says.person]);
  }
  const differs = realKnowledge.short_answers
    .filter(({ first }) => first.some(({ when }) => when.where))
    .map(({ id }) => id);
  expect(realKnowledge.easy_answers.filter(({ id }) => differs.includes(id))).toEqual([]);
});

test('what the bot says by itself is said in easy words', async () => {
  const kept = realKnowledge.easy_messages.find(({ id }) => id === 'kept')?.says ?? '?';
  expect(await lastOf(['my ex keeps following me to work'], { easy: true })).toContain(kept);
  expect(await lastOf(['my ex keeps following me to work'], {})).not.toContain(kept);
});
