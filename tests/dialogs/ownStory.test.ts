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

describe('who told it of themselves goes on being the one', () => {
  const TOLD = ['no', "it's me. my boss's husband keeps sending me flowers at work", 'no', 'kempston'];

  test.each([
    'but its not me complaining about my boss its her HUSBAND, he doesnt work there. would that still count',
    'my son is 4, the nursery bit does scare me. should i tell the nursery',
    'my lads 9 he was crying. do I need to tell the school',
    'my daughter is 14 and she found the letter',
  ])('whoever else they name: "%s"', async (text) => {
    const conversation = await afterTyping(...TOLD, text);
    expect(answersOf(conversation)[WHO_FOR]).toEqual(['me']);
    expect(conversation.said()).not.toContain('looking out for them');
  });

  test.each([
    'no its still me its happening to, my son isnt the one. youve done that twice now',
    'no!! it is ME. Joanne. and he is not my family',
    'it still says "them". im the one getting the flowers. can you just put it back to me',
    "i'm the one he is following, not my son",
  ])('and is so again where it was taken otherwise: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'my son is 12, a man waits for him and sends him flowers', text);
    expect(answersOf(conversation)[WHO_FOR]).toEqual(['me']);
  });

  test.each([
    "no, it's me, her sister, i'm writing for her",
    "it's still me, her mum",
    "it's me that's worried about her",
  ])('and who only says who is writing still asks for another: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'my sister is 30, a man waits for her and sends her flowers', text);
    expect(answersOf(conversation)[WHO_FOR]).toEqual(['someone-else']);
  });

  test.each(['its happening to me AND my wife. she gets letters', "it's happening to both of us, me and my husband"])(
    'with theirs, where they say both: "%s"',
    async (text) => {
      expect(answersOf(await afterTyping(...TOLD, text))[WHO_FOR]).toEqual(['us']);
    },
  );

  test.each([
    ['no actually its my daughter its happening to, she is 24', 'someone-else'],
    ['my daughter is 13 and a man is following her home from school', 'child'],
  ])('unless they say who it is: "%s"', async (text, whoFor) => {
    expect(answersOf(await afterTyping(...TOLD, text))[WHO_FOR]).toEqual([whoFor]);
  });
});
