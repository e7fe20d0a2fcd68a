import { WHAT, WHO_FOR } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

describe('who told of a friend first, and says that it is themselves', () => {
  test.each([
    'ok its not my mate its me. its me they wait for',
    "it's not my friend, it is me",
    'there is no mate. its me',
  ])('is the one it happens to, and what was told is kept: "%s"', async (text) => {
    const told = await afterTyping('no', 'my mate gets followed home by some lads', text);
    expect(answersOf(told)[WHO_FOR]).toEqual(['me']);
    expect(answersOf(told)[WHAT]).toContain('following');
  });

  test('is as young as the friend was said to be', async () => {
    const told = await afterTyping(
      'no',
      'a boy in year 8 gets followed home by some lads, hes 13',
      'To a child or young person',
    );
    expect(answersOf(told)[WHO_FOR]).toEqual(['child']);
    await told.type('ok its not my mate its me. its me they wait for');
    expect(answersOf(told)[WHO_FOR]).toEqual(['me-under-18']);
  });

  test.each(['its me sandras daughter', "it's not my friend's fault"])('but nobody else is: "%s"', async (text) => {
    const told = await afterTyping('no', 'my mate gets followed home by some lads', text);
    expect(answersOf(told)[WHO_FOR]).toEqual(['someone-else']);
  });
});

test.each([
  'underware he put on my bed is not only gift no? is more bad. you put it?',
  'its more than gifts',
  'not just gifts',
])('what is more than a gift is one still: "%s"', async (text) => {
  const told = await afterTyping('no', 'me', 'he leaves gifts on my step', text);
  expect(answersOf(told)[WHAT]).toContain('gifts');
});
