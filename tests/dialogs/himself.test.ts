import { SIGNS, SUICIDE_THREAT, WHAT } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

describe('what somebody would do "himself"', () => {
  test.each([
    'my cousin said if i dont come home by friday he will drag me back himself',
    'he will come and get me himself if i dont answer',
    "if i block him he'll post the pics himself",
  ])('is no threat of suicide: "%s"', async (text) => {
    const conversation = await afterTyping('no', text);
    expect(answersOf(conversation)[SIGNS] ?? []).not.toContain(SUICIDE_THREAT);
  });

  test.each([
    'he says if i dont come back he will hurt himself',
    "he said he'll do something to himself if i go",
    'he will end himself if i go',
    "he told me he's going to do himself in",
  ])('to himself, it is: "%s"', async (text) => {
    expect(answersOf(await afterTyping('no', text))[SIGNS]).toContain(SUICIDE_THREAT);
  });
});

test('who denies a threat of suicide, and tells another, keeps the other', async () => {
  const conversation = await afterTyping('no', 'he said he would kill himself, and he threatens me', 'it is my cousin');
  expect(answersOf(conversation)[SIGNS]).toContain(SUICIDE_THREAT);
  await conversation.type('there is no suicide. he said he would drag ME home by friday. please take that off');
  expect(answersOf(conversation)[SIGNS] ?? []).not.toContain(SUICIDE_THREAT);
  expect(answersOf(conversation)[WHAT]).toContain('threats');
});
