import { SIGNS, WHAT, WHO_DOES_IT } from '../../model/answers';
import type { Conversation } from '../journeys/conversation';
import { afterTyping, answersOf } from './typed';

const ITEM = 'intimate-images';

/** Somebody of whose story "threats to kill" was noted, at the outcome. */
async function threatened(): Promise<Conversation> {
  const conversation = await afterTyping(
    'no',
    'my cousin rings me and waits at the school gate, he said he will kill me. I live in Luton. every day. I want it to stop',
  );
  for (let i = 0; i < 9 && conversation.asked() !== undefined; i++) await conversation.type('skip');
  expect(answersOf(conversation)[SIGNS]).toContain('kill-threat');
  expect(answersOf(conversation)[WHAT]).toContain('threats');
  return conversation;
}

describe('what was noted and is not so', () => {
  test.each([
    'no no he did not say kill. he say photos',
    'why it say threat to kill. he never say this. he say he will post photo of me',
    'again it write threat to kill. please take it away',
    'it say threat to kill, is wrong, police think i lie',
    'You put threats to kill. That is not true.',
    'take threats to kill off please, he never said that',
  ])('is taken off by who names it: "%s"', async (text) => {
    const conversation = await threatened();
    await conversation.type(text);
    expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('kill-threat');
    expect(conversation.said()).toContain('removed');
  });

  test.each([
    'he said he would kill me. that is not right',
    'he says he will kill me and the police say it is wrong of me to worry',
    'he said kill. I want this to stop',
    'he never said when he would kill me',
    'my phone has his threats on it, he took it away',
    'he threatened to kill me, he said it again on Friday',
  ])('and a threat is not taken off by who tells it: "%s"', async (text) => {
    const conversation = await threatened();
    await conversation.type(text);
    expect(answersOf(conversation)[SIGNS]).toContain('kill-threat');
    expect(answersOf(conversation)[WHAT]).toContain('threats');
  });
});

describe('a "not" takes off only what it denies', () => {
  test.each([
    'i dont understand. he wants to force me. what can i do. i dont want my family know',
    'dont tell my family please',
    'i cant talk to my family about it',
  ])('who does it stays: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'it is someone in my family who rings me all day', text);
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['family']);
  });

  test.each([
    'thats loads of numbers lol i aint ringing no one',
    'i am not texting any helpline',
    'i dont want to message them',
  ])('what was done stays: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'a lad from college keeps messaging me and ringing me', text);
    expect(answersOf(conversation)[WHAT]).toContain('contact');
  });

  test('a picture that is not naked is threatened all the same', async () => {
    const conversation = await afterTyping(
      'no',
      'he says he will put my private photos on facebook if i dont marry him',
    );
    expect(answersOf(conversation)[WHAT]).toContain(ITEM);
    await conversation.type('photo is not naked only without hijab and one with a man colleague. will police laugh');
    expect(answersOf(conversation)[WHAT]).toContain(ITEM);
  });

  test.each(['not messages, he never rang me either', 'she does not text or ring me'])(
    'and what they did not do is taken off: "%s"',
    async (text) => {
      const conversation = await afterTyping(
        'no',
        'a lad from college keeps messaging me and ringing me and follows me',
        text,
      );
      expect(answersOf(conversation)[WHAT] ?? []).not.toContain('contact');
    },
  );
});
