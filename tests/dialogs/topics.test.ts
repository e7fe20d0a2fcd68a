import { Conversation, realKnowledge as knowledge, MORNING } from '../journeys/conversation';

const withAdvice = knowledge.topics.filter(({ advice }) => advice);

/** All that can be read of a topic by pressing what stands below each part of it. */
async function allOf(topic: string): Promise<readonly string[]> {
  const read = new Map<string, string>();
  const waiting: unknown[] = [{ kind: 'topic', topic }];
  for (let press = waiting.shift(); press; press = waiting.shift()) {
    if (read.has(JSON.stringify(press))) continue;
    const conversation = new Conversation(knowledge, MORNING);
    await conversation.begin();
    await conversation.press('No, not right now');
    await conversation.pressValue(press);
    read.set(JSON.stringify(press), conversation.said());
    waiting.push(...conversation.buttons().flatMap(({ value }) => (value.topic === topic ? [value] : [])));
  }
  return [...read.values()];
}

test.each(knowledge.topics.map(({ id }) => id))(
  'everything that is said of “%s” can be reached, a part at a time',
  async (id) => {
    const read = (await allOf(id)).join('\n');
    const { says } = knowledge.topics.find((one) => one.id === id) ?? { says: [] };
    const pieces = withAdvice.some((one) => one.id === id) ? knowledge.advice.filter(({ topic }) => topic === id) : [];
    const missing = [...says, ...pieces.map(({ text }) => text)].filter(({ person }) => !read.includes(person));
    expect(missing).toEqual([]);
  },
);

test('a phone is checked step by step, in the order that is safe', async () => {
  const conversation = new Conversation(knowledge, MORNING);
  await conversation.begin();
  await conversation.press('No, not right now');
  await conversation.pressValue({ kind: 'topic', topic: 'online-and-devices' });
  await conversation.press('Go step by step');
  const steps = knowledge.advice.filter(({ topic }) => topic === 'online-and-devices');
  for (const [place, { text }] of steps.entries()) {
    expect(conversation.said()).toContain(`Step ${place + 1} of ${steps.length}`);
    expect(conversation.said()).toContain(text.person);
    if (place + 1 < steps.length) await conversation.press('Next step');
  }
  expect(conversation.buttons().map(({ title }) => title)).not.toContain('Next step');
});

test('who told of a key to their home reads of locks at once', async () => {
  const conversation = new Conversation(knowledge, MORNING);
  await conversation.begin();
  await conversation.type('my ex still has a key and lets himself in when i am out');
  await conversation.press('No, not right now');
  await conversation.pressValue({ kind: 'topic', topic: 'stay-safe' });
  expect(conversation.said()).toContain('change the locks');
});
