import { Conversation, realKnowledge } from './conversation';

const words = realKnowledge.labels.page?.['exit-words']?.split(', ') ?? [];

test.each(words)('what the chat itself takes for leaving is leaving wherever it is typed: %s', async (typed) => {
  const conversation = new Conversation(realKnowledge, new Date('2026-11-24T10:30:00Z'));
  await conversation.begin();
  await conversation.type(typed);
  expect(conversation.end).toBe('exit');
});
