import { FIXATED, SIGNS } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

describe('a van that somebody sits in', () => {
  test.each([
    "it's got worse since the council thing. the two of them sit outside in it. Just the van, most nights",
    'two men sit outside in a van most nights',
  ])('is no tracker, and follows nobody: "%s"', async (text) => {
    expect(answersOf(await afterTyping('no', text))[SIGNS] ?? []).not.toContain('tracked');
  });

  test.each(['he follows me in his van', 'a man followed me home in a car'])(
    'unless it follows: "%s"',
    async (text) => {
      expect(answersOf(await afterTyping('no', text))[SIGNS]).toContain('tracked');
    },
  );
});

describe('who asks for a yes or no', () => {
  test.each([
    'No church. I ask about my room they can take, yes or no?',
    'No church. I ask about my room, yes or no',
    'yes or no for the question',
  ])('gives none: "%s"', async (text) => {
    const conversation = await afterTyping(
      'no',
      'me',
      'he keeps following me home and texting',
      'my neighbour',
      'he is not an ex',
    );
    for (let i = 0; i < 6 && conversation.asked() !== FIXATED; i++) await conversation.type('skip');
    expect(conversation.asked()).toBe(FIXATED);
    await conversation.type(text);
    expect(answersOf(conversation)[FIXATED]).toBeUndefined();
  });
});
