import { WHO_FOR } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

const ACCUSED = 'my ex follows me home every night and she told everyone i am stalking her';
const AGAIN = [
  'now she told the police i am harassing her',
  'her mum reckons i am stalking her too',
  'police gave me a warning because of what she said',
  'they say there is an order against me',
];

describe('somebody who tells that they are accused is asked once whose behaviour it is', () => {
  test.each([
    ['by the button', 'Somebody is doing this to me'],
    ['in words', undefined],
  ])('and not again, once it was answered %s', async (_how, title) => {
    const conversation = await afterTyping('no', ACCUSED);
    expect(conversation.asked()).toBe(WHO_FOR);
    if (title) await conversation.press(conversation.titles()[0] ?? '');
    else await conversation.type('she does it to me, it is happening to me');
    for (const line of AGAIN) {
      await conversation.type(line);
      expect(conversation.asked()).not.toBe(WHO_FOR);
      expect(answersOf(conversation)[WHO_FOR]).toEqual(['me']);
    }
  });

  test.each([
    'police gave me a warning because of her lies',
    'it is all lies, she made it up that i am stalking her',
    'she lied to them and i got accused of harassment',
  ])('and is believed who calls it a lie: "%s"', async (text) => {
    const conversation = await afterTyping('no', ACCUSED);
    expect(conversation.asked()).toBe(WHO_FOR);
    await conversation.type(text);
    expect(answersOf(conversation)[WHO_FOR]).toEqual(['me']);
    expect(conversation.asked()).not.toBe(WHO_FOR);
  });

  test('and says so at any time who does it', async () => {
    const conversation = await afterTyping('no', ACCUSED);
    await conversation.press(conversation.titles()[0] ?? '');
    await conversation.type('no, to be honest i am the one stalking her');
    expect(answersOf(conversation)[WHO_FOR]).toEqual(['own-behaviour']);
  });
});

test('what was told is not lost by who does not answer twice what is asked back', async () => {
  const conversation = await afterTyping('no', 'it happens to me', ACCUSED);
  expect(conversation.asked()).toBe(WHO_FOR);
  await conversation.type('hmm lemonade');
  await conversation.type('green bottles');
  expect(answersOf(conversation)[WHO_FOR]).toContain('me');
});
