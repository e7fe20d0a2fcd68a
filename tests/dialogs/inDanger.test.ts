import { Conversation, MORNING, realKnowledge } from '../journeys/conversation';

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
