import { afterTyping, answersOf } from './typed';

const TOLD = ['no', 'my ex keeps turning up, he put his hand round my neck in may and pushed me'];

describe('what was not done to others', () => {
  test.each([
    "nobody's been hurting pets, he was 14",
    'has he hurt the dog? nobody has hurt the dog',
    'he hasnt hurt the kids',
    'it was the dog that was not hurt',
    'he has never hit my mum',
  ])('takes nothing off that was done to the person: "%s"', async (text) => {
    expect(answersOf(await afterTyping(...TOLD, text)).what).toContain('hurt');
  });

  test.each(['he never hurt me', 'he never hurt me or the kids', 'he never hit the kids or me', 'i was not hurt'])(
    'but what was not done to them is taken off: "%s"',
    async (text) => {
      expect(answersOf(await afterTyping(...TOLD, text)).what).not.toContain('hurt');
    },
  );

  test.each(['he has never followed my sister', 'he never hit my mum'])('is not told either: "%s"', async (text) => {
    expect(answersOf(await afterTyping('no', 'it happens to me, my ex', text)).what).toBeUndefined();
  });

  test('and whoever tells of a child is believed of the child', async () => {
    const conversation = await afterTyping('no', "my ex hits my daughter, she's 8", 'he never hurt my daughter');
    expect(answersOf(conversation).what ?? []).not.toContain('hurt');
  });

  test('and who says that it was the dog that was not hurt has it put back', async () => {
    const back =
      'It said you took something off, being hurt, well I was hurt. I was hurt by him he had his hand round my neck. It was the dog that was not hurt. Put it back';
    expect(answersOf(await afterTyping(...TOLD, 'he never hurt me', back)).what).toContain('hurt');
  });
});
