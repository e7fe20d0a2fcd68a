import { Conversation, realKnowledge as knowledge, MORNING } from '../journeys/conversation';

const STORIES = [
  'my ex follows me to work every day, i told him to stop, he is obsessed with me, i left him last month',
  'my neighbour plays loud music and shouts at me every night about the parking, i want it to stop',
];

async function toOutcome(story: string, where: string): Promise<Conversation> {
  const conversation = new Conversation(knowledge, MORNING);
  await conversation.begin();
  await conversation.press('No, not right now');
  await conversation.type(story);
  while (!conversation.titles().includes('More services'))
    await conversation.press(conversation.titles().includes(where) ? where : 'Skip this one');
  return conversation;
}

describe.each(STORIES)('after “%s”', (story) => {
  test.each(['Bedfordshire (with Luton)', 'Scotland'])('a service in %s stands in full once', async (where) => {
    const conversation = await toOutcome(story, where);
    const [first = ''] = conversation.services();
    await conversation.press('More services');
    expect(conversation.said()).toContain(`- ${first}: `);
    await conversation.pressAll('more');
    const all = [first, ...conversation.services()];
    expect(all.length).toBeGreaterThan(3);
    expect(all.filter((one, place) => all.indexOf(one) !== place)).toEqual([]);
  });
});

test('who can help with a topic is named, and not shown in full again, where that stands on the outcome', async () => {
  const conversation = await toOutcome(STORIES[0] ?? '', 'Bedfordshire (with Luton)');
  const [first = ''] = conversation.services();
  const { id, says } = knowledge.topics.find(({ id }) => id === 'report') ??
    knowledge.topics[0] ?? { id: '', says: [] };
  let found = false;
  for (let from = says.length; from < says.length + 30; from++) {
    const there = conversation.fork();
    await there.pressValue({ kind: 'topic', topic: id, from });
    expect(there.services()).not.toContain(first);
    found ||= there.services().length > 0;
  }
  expect(found).toBe(true);
});
