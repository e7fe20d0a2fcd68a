import { afterTyping, answersOf } from './typed';

const TOLD = ['no', 'a man from work keeps texting me, he waits at my car every day'];

describe('who says that they were misheard while a question waits', () => {
  test.each([
    "that's not what I asked",
    "you didn't answer my question",
    'i asked you something',
    'that doesnt answer my question',
    'just answer my question',
    'u ignored my question',
  ])('is told sorry, and asked the same again, with nothing lost: "%s"', async (text) => {
    const conversation = await afterTyping(...TOLD);
    const before = answersOf(conversation);
    const asked = conversation.asked();
    await conversation.type(text);
    expect(conversation.said()).toContain('Sorry, I got that wrong');
    expect(conversation.asked()).toBe(asked);
    expect(answersOf(conversation)).toEqual(before);
    await conversation.type(text);
    expect(conversation.asked()).toBe(asked);
  });

  test('and is offered what comes nearest to what they asked', async () => {
    const conversation = await afterTyping(
      ...TOLD,
      'will they tell him if i ring the police',
      'thats not what i asked',
    );
    expect(conversation.said()).toContain('Did you mean one of these?');
    expect(conversation.titles()).toContain('Will they know that I told the police?');
  });

  test.each(['he never answered my question', 'I asked him what he wanted', 'she did not answer my question about it'])(
    'but not who only tells of it: "%s"',
    async (text) => {
      const conversation = await afterTyping(...TOLD, text);
      expect(conversation.said()).not.toContain('Sorry, I got that wrong');
    },
  );
});
