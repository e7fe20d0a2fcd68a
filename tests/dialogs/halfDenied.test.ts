import { WHAT } from '../../model/answers';
import { afterTyping, answersOf, SIGNS } from './typed';

describe('of an answer that joins several things', () => {
  test.each([
    ['my neighbour leaves me notes and rings me', 'no letters, no notes even', 'contact'],
    ['my ex texts me all day', 'he does not ring me', 'contact'],
    ['he tried the door handle at two in the morning', 'he did not get in', 'break-in'],
    ['a man turns up at my work every day', 'he does not follow me', 'following'],
    ['he touched my car and moved my plant pots', 'no damage', 'property'],
  ])('only the denied part goes, and what was told beside it stays: "%s", "%s"', async (story, denial, kept) => {
    const conversation = await afterTyping('no', story);
    expect(answersOf(conversation)[WHAT]).toContain(kept);
    await conversation.type(denial);
    expect(answersOf(conversation)[WHAT]).toContain(kept);
    expect(conversation.said()).not.toContain('I have removed this');
  });

  test.each([
    ['my ex sends me letters', 'no letters', 'contact'],
    ['he broke in last week', 'he did not get in', 'break-in'],
    ['a man follows me home', 'he does not follow me', 'following'],
    ['my ex rings me and sends me letters', 'no letters and no calls', 'contact'],
  ])('all goes where nothing else was told: "%s", "%s"', async (story, denial, gone) => {
    const conversation = await afterTyping('no', story);
    expect(answersOf(conversation)[WHAT]).toContain(gone);
    await conversation.type(denial);
    expect(answersOf(conversation)[WHAT] ?? []).not.toContain(gone);
    expect(conversation.said()).toContain('I have removed this');
  });

  test('one part is told and another denied in one breath', async () => {
    const conversation = await afterTyping('no', 'my neighbour put just one note on my car, no letters, no gifts');
    expect(answersOf(conversation)[WHAT]).toEqual(['contact']);
  });

  test('one part and then the other, denied one after the other, are all of it', async () => {
    const conversation = await afterTyping('no', 'my ex rings me and sends me letters', 'no letters');
    expect(answersOf(conversation)[WHAT]).toContain('contact');
    await conversation.type('he does not ring me either');
    expect(answersOf(conversation)[WHAT] ?? []).not.toContain('contact');
  });
});

test('getting in that is denied is a sign no more, whatever else was tried', async () => {
  const conversation = await afterTyping('no', 'he broke in and he tried the door handle again on monday');
  expect(answersOf(conversation)[SIGNS]).toContain('got-in');
  await conversation.type('he did not get in');
  expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('got-in');
  expect(answersOf(conversation)[WHAT]).toContain('break-in');
});
