import { Conversation, MORNING, realKnowledge } from '../journeys/conversation';

const STORY =
  'My ex keeps following me to work and sends me hundreds of messages. We split up in june. He will not let go of me.';

async function talk(...turns: readonly string[]): Promise<Conversation> {
  const conversation = new Conversation(realKnowledge, MORNING);
  await conversation.begin();
  for (const text of turns) await conversation.type(text);
  return conversation;
}

async function atOutcome(): Promise<Conversation> {
  const conversation = await talk(STORY, 'no', 'none of these', 'bedfordshire');
  for (let questions = 0; conversation.reached.length === 0 && questions < 9; questions++)
    await conversation.type('skip');
  return conversation;
}

/** Every screen on which something can be pressed that is no answer. */
const SCREENS: readonly [string, () => Promise<Conversation>][] = [
  ['the question about danger', () => talk()],
  ['a question after a story', () => talk(STORY, 'no')],
  ['the emergency screen', () => talk('he is outside my door with a knife')],
  ['the outcome', atOutcome],
  ['a short answer', () => talk('no', 'what is a stalking protection order')],
  ['the first notice of the record', () => talk('no', 'i want to write down what happened')],
];

test.each(SCREENS)('on %s, whoever types the words of a button gets what its press gets', async (_screen, reach) => {
  const start = await reach();
  const buttons = start.buttons().filter(({ value }) => value.kind !== 'answer');
  expect(buttons.length).toBeGreaterThan(0);
  for (const { title, value } of buttons) {
    const [typed, pressed] = [start.fork(), start.fork()];
    await typed.type(` ${title.toUpperCase()}! `);
    await pressed.pressValue(value);
    expect([title, typed.said()]).toEqual([title, pressed.said()]);
    expect(typed.end).toBe(pressed.end);
  }
});

test('Whoever types the title of an answer that was offered turns ago gets that answer', async () => {
  const conversation = await talk('no', 'my ex keeps ringing me', 'what if they come to my door?');
  expect(conversation.said()).toMatch(/Keep the door locked/);
});
