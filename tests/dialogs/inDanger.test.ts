import { Conversation, MORNING, realKnowledge } from '../journeys/conversation';
import { afterTyping, answersOf } from './typed';

/** The answer to what somebody in danger asks. */
async function answerInDanger(value: object): Promise<Conversation['replies'][number] | undefined> {
  const conversation = new Conversation(realKnowledge, MORNING);
  await conversation.begin();
  await conversation.press('Yes, I am in danger');
  await conversation.pressValue(value);
  return conversation.replies[0];
}

const asked = realKnowledge.short_answers.filter((one) => one.in_danger).map(({ id }) => ({ kind: 'ask', ask: id }));

test.each([{ kind: 'topic', topic: 'cannot-speak' }, { kind: 'topic', topic: 'self-harm' }, ...asked])(
  'in danger the answer to $topic$ask stands on a screen with a button for 999',
  async (value) => {
    const answer = await answerInDanger(value);
    expect(answer?.channelData?.waymark?.kind).toBe('emergency');
  },
);

test.each(['cannot-speak', 'self-harm'])('in “%s” no number that is always answered is said twice', async (topic) => {
  const { text = '' } = (await answerInDanger({ kind: 'topic', topic })) ?? {};
  const numbers = text.match(/\b(116 123|999|111)\b/g) ?? [];
  expect(numbers).toEqual([...new Set(numbers)]);
});

describe('it is not over', () => {
  test.each([
    "no hes still there. ok im going to ring. but last time they took ages and he'd gone. what if hes gone by the time they come",
    'i said hes STILL THERE',
    'he still sat in his car at the end of the road, he went yesterday before they came',
    'hes not gone, he only moved the car',
  ])('for who says that somebody is still there: "%s"', async (text) => {
    for (const before of [undefined, { kind: 'ask', ask: 'sirens' }, { kind: 'command', command: 'help-called' }]) {
      const conversation = new Conversation(realKnowledge, MORNING);
      await conversation.begin();
      await conversation.press('Yes, I am in danger');
      if (before) await conversation.pressValue(before);
      await conversation.type(text);
      expect(conversation.said()).not.toContain('I am glad');
      expect(answersOf(conversation).danger).toEqual(['yes']);
    }
  });
});

test('who takes back, at the outcome, what sounded like thoughts of dying is thanked, and told who listens', async () => {
  const conversation = new Conversation(realKnowledge, MORNING);
  await conversation.begin();
  for (const [question, ...answer] of [
    ...[
      ['danger', 'no'],
      ['who-for', 'me'],
      ['what', 'contact'],
      ['unwanted', 'yes'],
      ['repeated', 'several'],
    ],
    ...[
      ['who', 'acquaintance'],
      ['fixated', 'yes'],
      ['signs', 'none'],
      ['where', 'bedfordshire'],
    ],
  ])
    await conversation.pressValue({ kind: 'answer', question, answer });
  await conversation.type(
    "No no, I didn't mean it like that. I'm just worn out. I'm not going to do anything to myself.",
  );
  expect(conversation.said()).toContain('Thank you for telling me');
  expect(conversation.said()).toContain('116 123');
});

describe('who asks while the screen for 999 stands, and is in danger still', () => {
  test('whether to go out to them is told to stay in', async () => {
    const conversation = await afterTyping('help he is outside my house now trying the door');
    await conversation.type('hes just sat there with the lights off. should i go out and tell him');
    expect(conversation.said()).toContain('stay where you are, with the door locked');
    expect(conversation.said()).toContain('999');
  });

  test.each(['hes smashing the window', 'hes got a knife hes in the kitchen what do i do'])(
    'but what is only told brings it up again: "%s"',
    async (text) => {
      const conversation = await afterTyping('help he is outside my house now trying the door', text);
      expect(conversation.said()).toContain('Call 999 now');
    },
  );
});
