import { DANGER, WHERE, WHO_DOES_IT } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

const LUTON = ['no', 'a stranger keeps following me in luton and sends me letters, I want it to stop'];

describe('what is told beside a complaint is kept', () => {
  test('where they live', async () => {
    const conversation = await afterTyping(...LUTON, "that's not what I asked. I live in Kent");
    expect(answersOf(conversation)[WHERE]).not.toEqual(['luton']);
  });

  test('who does it', async () => {
    const conversation = await afterTyping(...LUTON, "You are not listening. It's my neighbour, not a stranger");
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['neighbour']);
  });

  test.each([
    "don't give a shit about the neighbour, I asked about my kitchen",
    'wtf has a neighbours camera got to do with it. i said my kitchen',
  ])('but not whom only the complaint names: "%s"', async (text) => {
    const conversation = await afterTyping(...LUTON, text);
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['stranger']);
  });
});

test('the police who are on their way are heard behind a "not"', async () => {
  const conversation = await afterTyping('yes', "they're not here yet, police on there way");
  expect(conversation.said()).not.toContain('Call 999 now');
});

test.each([
  'I said I was ok. You are not listening, he has come back',
  "I said I was safe, you're not listening, help me",
])('who complains is not believed to be safe by what they said before: "%s"', async (text) => {
  expect(answersOf(await afterTyping(text))[DANGER]).not.toEqual(['no']);
});
