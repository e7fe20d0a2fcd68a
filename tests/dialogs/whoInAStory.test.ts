import { WHO_DOES_IT, WHO_FOR } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

describe('who does it is heard in however long a story', () => {
  test.each([
    [
      'not sure blokes are meant to use this. its the wife. she lashes out when shes had a drink, plates, fists, whatevers handy. never told a soul',
      'partner',
    ],
    [
      'I am 83 and a widow. Since my husband’s funeral a gentleman from our chapel choir has taken to leaving things on my doorstep, jam, a scarf, last week a nightdress, and he telephones at breakfast and again at bedtime.',
      'acquaintance',
    ],
    [
      'ive been asked by my daughter to write this down for her as she is scared. its not her husband. he is a good man. its a lad from her work',
      'colleague',
    ],
  ])('"%s"', async (text, who) => {
    expect(answersOf(await afterTyping(text))[WHO_DOES_IT]).toEqual([who]);
  });

  test('and a husband who has died does nothing', async () => {
    const text =
      'Since my husband died somebody rings me in the night and puts the telephone down. I am frightened to answer.';
    expect(answersOf(await afterTyping(text))[WHO_DOES_IT]).not.toEqual(['partner']);
  });
});

test('and so is where they know each other from, beside who it is not', async () => {
  const text = 'He is from chapel. Not family, and not a neighbour, he lives right at the other end of the village.';
  const conversation = await afterTyping(
    'no danger. to me. a gentleman leaves parcels on my doorstep every week',
    'i want it to stop',
    text,
  );
  expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['acquaintance']);
});

test('who writes on behalf of a parishioner is not the one it happens to', async () => {
  const text =
    'Good afternoon. I am a parish priest, and I am writing on behalf of a member of my congregation, a widow of eighty-one. A gentleman from our lunch club calls on her a great deal and comes round by the side gate.';
  expect(answersOf(await afterTyping(text))[WHO_FOR]).toEqual(['someone-else']);
});

test.each([
  'oh no nothing like that, im just waiting for the fish fingers',
  'nah not at all im at work',
  'no love, nothing like that',
])('there is no danger, said lightly: "%s"', async (text) => {
  expect(answersOf(await afterTyping('my neighbours keep parking over my drive', text)).danger).toEqual(['no']);
});

test.each([
  'no nothing like that, he just stands outside my door shouting',
  'no nothing like that i am in the loo hiding from him',
])('but no such word goes before danger: "%s"', async (text) => {
  expect(answersOf(await afterTyping('my ex wont leave me alone', text)).danger ?? ['yes']).not.toEqual(['no']);
});
