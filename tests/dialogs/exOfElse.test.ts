import { WHO_DOES_IT } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

const TOLD = 'someone keeps following me home';

describe('who is an ex of something else', () => {
  test.each([
    'Customers. Ex customers.',
    'ex customers',
    'an ex customer of ours',
    'my ex tenant',
    'ex boss',
    'my ex neighbour',
    'ex mates',
  ])('is no ex: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'me', 'they follow me', text);
    expect(conversation.said()).not.toContain('split up');
  });

  test.each(['my ex', 'ex husband', 'an ex of mine'])('but an ex is: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'someone keeps following me home', text);
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(expect.arrayContaining(['ex-recent']));
  });
});

describe('while it is open which ex', () => {
  test.each([
    'We didnt split up',
    'Take that ex thing off. They are not my ex. They are customers.',
    'they are not my ex',
    'we were never together',
  ])('who says that it is no ex is asked no more: "%s"', async (text) => {
    const conversation = await afterTyping('no', TOLD, 'my ex');
    expect(answersOf(conversation)[WHO_DOES_IT]).toContain('ex-recent');
    await conversation.type(text);
    expect(answersOf(conversation)[WHO_DOES_IT] ?? []).not.toContain('ex-recent');
    expect(conversation.said()).not.toContain('When did');
  });
});
