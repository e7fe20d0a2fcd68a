import { WHAT } from '../../model/answers';
import { afterTyping, answersOf, SIGNS } from './typed';

describe('a story that begins as a complaint about the notes does', () => {
  test.each([
    ['my neighbour is odd', 'You put notes through my door, that is what he says when he rings me at night', 'contact'],
    ['my ex sends me letters', 'it says he knows where i live, and he follows me to work', 'following'],
    ['she emails me', 'it says she is going to burn my house down', 'threats'],
    ['he texts me', 'it says he will kill me. the text I got this morning', 'threats'],
    ['my ex sends me letters', 'it says he loves me and he waits outside my work every night', 'watching'],
  ])('is a story: "%s", "%s"', async (before, text, told) => {
    const conversation = await afterTyping('no', before, text);
    expect(answersOf(conversation)[WHAT]).toContain(told);
    expect(conversation.said()).not.toContain('I have removed this');
  });

  test('and a threat in it is a sign of high risk', async () => {
    const conversation = await afterTyping(
      'no',
      'my ex texts me',
      'it says he will kill me. the text I got this morning',
    );
    expect(answersOf(conversation)[SIGNS]).toContain('kill-threat');
  });

  test('takes off no threat that was told before', async () => {
    const conversation = await afterTyping(
      'no',
      'my ex rings me every day and he said he will kill me',
      'it says he will kill me',
    );
    expect(answersOf(conversation)[SIGNS]).toContain('kill-threat');
  });
});

test('how often it is, said after what is wrong in the notes, is heard', async () => {
  const conversation = await afterTyping(
    'no',
    'my ex sends me letters',
    'You put that it happened once. it is every day, and he smashed my window',
  );
  expect(answersOf(conversation).repeated).toEqual(['several']);
  expect(conversation.asked()).not.toBe('repeated');
});

test('what is named in a complaint about the notes is taken off, and what is told behind it is kept', async () => {
  const conversation = await afterTyping(
    'no',
    'my ex sends me gifts',
    'you put gifts but he rings me and follows me home',
  );
  expect(answersOf(conversation)[WHAT]).toEqual(['contact', 'following']);
});
