import { Conversation, MORNING, realKnowledge } from '../journeys/conversation';

const LEFT = /^About (\d+) questions left$/;

/** The number of questions that are said to be left. */
function leftOn(conversation: Conversation): number | undefined {
  const progress = conversation.replies.findLast(({ channelData }) => channelData?.waymark?.progress)?.channelData
    .waymark.progress;
  if (progress === undefined) return undefined;
  return Number(LEFT.exec(progress)?.[1] ?? 1);
}

async function begun(): Promise<Conversation> {
  const conversation = new Conversation(realKnowledge, MORNING);
  await conversation.begin();
  return conversation;
}

test('whatever is answered, fewer questions are said to be left each time, and “last” is said of the last alone', async () => {
  for (let walk = 0; walk < 120; walk++) {
    const conversation = await begun();
    let [before, wasLast] = [99, false];
    for (let chance = walk; conversation.asked(); chance = (chance * 31 + 7) % 1009) {
      const left = leftOn(conversation);
      expect(wasLast).toBe(false);
      if (left !== undefined) {
        expect(left === 1 ? before >= 1 : left < before).toBe(true);
        before = left;
        wasLast = JSON.stringify(conversation.replies).includes(realKnowledge.messages['progress-last'] ?? '');
      }
      const answers = conversation.buttons().filter(({ value }) => value.kind === 'answer');
      await conversation.pressValue(answers[chance % answers.length]?.value);
    }
  }
});

test('asked again, a question has as many after it as before, and who goes back has one more', async () => {
  const conversation = await begun();
  await conversation.press('No, not right now');
  const first = leftOn(conversation);
  await conversation.press('Why do you ask?');
  expect(leftOn(conversation)).toBe(first);
  await conversation.press('To me');
  await conversation.press('Back');
  expect(leftOn(conversation)).toBe(first);
});
