import { WHO_FOR } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

const OWN = ['me', 'us'];

describe('who it happens to as well as to others of theirs', () => {
  test.each([
    ['my wife also gets them'],
    ['he messages my wife too'],
    ['my wife and i get letters'],
    ['he messages us both, me and my sister'],
    ['my husband is getting threats from my ex'],
    ['my son is 12 and gets them too'],
    ['us'],
    ['its us, me and mine'],
    ['all of us here'],
  ])('is not taken for somebody who asks for another: "%s"', async (text) => {
    const conversation = await afterTyping('no', text);
    expect(OWN).toContain(answersOf(conversation)[WHO_FOR]?.[0] ?? 'me');
    expect(conversation.said()).not.toContain('looking out for them');
  });

  test.each([
    'my wife also gets them',
    'he messages my wife too',
    'it is also happening to my wife',
    'my son is 12 and gets them too',
    'he is doing it to us',
  ])('and who has said that it happens to them still is the one: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'it is happening to me', text);
    expect(OWN).toContain(answersOf(conversation)[WHO_FOR]?.[0]);
  });
});

test.each([
  ['my sister is being followed. he also rings my mum', 'someone-else'],
  ['my daughter is 12 and a man waits for her', 'child'],
  ['it is happening to my wife, not me', 'someone-else'],
])('who writes for somebody else still does: "%s"', async (text, whoFor) => {
  expect(answersOf(await afterTyping('no', text))[WHO_FOR]).toEqual([whoFor]);
});

test.each(['i am a woman', "I'm a man", 'i am deaf', "i'm a student"])(
  'who says only what they are is not taken for somebody else: "%s"',
  async (text) => {
    expect(answersOf(await afterTyping('no', text))[WHO_FOR]).toEqual(['me']);
  },
);
