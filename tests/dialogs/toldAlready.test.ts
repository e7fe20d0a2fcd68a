import type { Conversation } from '../journeys/conversation';
import { realKnowledge } from '../realKnowledge';
import { afterTyping } from './typed';

const TOLD = 'I may have told you that already';
const TELLS_HIM = 'will he be told if I report it';

/** What is said in the words to the person. */
function wordsOf(id: string): string {
  return realKnowledge.short_answers.find((one) => one.id === id)?.says.person ?? id;
}

async function asking(conversation: Conversation, ask: string): Promise<string> {
  await conversation.pressValue({ kind: 'ask', ask });
  return conversation.said();
}

describe('an answer that was given', () => {
  test('is not given word for word once more, however often it is asked for', async () => {
    const conversation = await afterTyping('no', TELLS_HIM);
    const given = wordsOf('will-he-be-told');
    expect(conversation.said()).toContain(given);
    for (const again of [TELLS_HIM, 'should i block him', TELLS_HIM, 'will he know if i tell the police']) {
      await conversation.type(again);
      expect(conversation.said()).not.toContain(given);
    }
  });

  test('leads on to the long page, and to who can say more', async () => {
    const conversation = await afterTyping('no');
    await asking(conversation, 'will-he-be-told');
    expect(await asking(conversation, 'will-he-be-told')).toContain(TOLD);
    expect(conversation.said()).toContain('National Stalking Helpline');
    await conversation.press('More about this');
    expect(conversation.said()).toContain('If it is happening now, or anyone is in danger, call 999');
  });

  test('is given in other words where the law is another', async () => {
    const conversation = await afterTyping('no');
    await asking(conversation, 'police-did-nothing');
    await conversation.type('I live in Glasgow');
    expect(await asking(conversation, 'police-did-nothing')).toContain('PIRC');
    expect(await asking(conversation, 'police-did-nothing')).toContain(TOLD);
  });

  test('is given again to somebody in danger', async () => {
    const conversation = await afterTyping('he is at the door');
    await asking(conversation, 'say-to-999');
    expect(await asking(conversation, 'say-to-999')).toContain(wordsOf('say-to-999'));
  });

  test('is given again where all was forgotten', async () => {
    const conversation = await afterTyping('no');
    await asking(conversation, 'block');
    await conversation.pressValue({ kind: 'command', command: 'restart-sure' });
    expect(await asking(conversation, 'block')).toContain(wordsOf('block'));
  });

  test('names nobody who is there for victims to whoever does it themselves', async () => {
    const conversation = await afterTyping('no');
    await conversation.press('It is my own behaviour that worries me');
    await asking(conversation, 'what-is-contact');
    expect(await asking(conversation, 'what-is-contact')).toContain(TOLD);
    expect(conversation.said()).not.toContain('National Stalking Helpline');
  });

  test('with no service of its own leads to the helplines', async () => {
    const conversation = await afterTyping('no');
    await asking(conversation, 'in-writing');
    expect(await asking(conversation, 'in-writing')).toMatch(/you could ask these people:\n\n- .*\d/);
  });
});

test('a topic that is asked for again in words opens its long page', async () => {
  const conversation = await afterTyping('no', 'if the police do nothing');
  const { short, says } = realKnowledge.topics.find(({ id }) => id === 'already-reported') ?? {};
  expect(conversation.said()).toContain(short?.person);
  await conversation.type('if the police do nothing');
  expect(conversation.said()).not.toContain(short?.person);
  expect(conversation.said()).toContain(says?.[0]?.person);
});
