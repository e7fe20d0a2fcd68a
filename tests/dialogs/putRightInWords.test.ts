import { WHAT, WHERE, WHO_DOES_IT } from '../../model/answers';
import { afterTyping, answersOf, SIGNS } from './typed';

describe('where somebody lives, of whom a helper speaks', () => {
  test('is where they live, and not where the helper is', async () => {
    const conversation = await afterTyping(
      "hi, it's about my sister. she lives in Ampthill with her partner and I'm in Glasgow. he checks her phone",
    );
    expect(answersOf(conversation)[WHERE]).toEqual(['central-bedfordshire']);
  });

  test.each([
    "She does NOT live in Scotland. I do. She's in Bedfordshire, England.",
    "that's the wrong one, my sister lives in Bedfordshire",
  ])('is put right in words: "%s"', async (text) => {
    const conversation = await afterTyping('no', "my sister's boyfriend follows her, she lives in Scotland");
    expect(answersOf(conversation)[WHERE]).toEqual(['scotland']);
    await conversation.type(text);
    expect(answersOf(conversation)[WHERE]).toEqual(['bedfordshire']);
  });

  test('and where the one lives who does it is not', async () => {
    const conversation = await afterTyping('no', "my sister's ex follows her everywhere", 'he lives in Leeds');
    expect(answersOf(conversation)[WHERE]).toBeUndefined();
  });
});

describe('when two split up', () => {
  test('is heard at the first time, be it some days ago', async () => {
    const conversation = await afterTyping('we parted nine days ago, ive had 200 texts off my ex');
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['ex-recent']);
  });

  test.each([
    'oh hang on did i put 4 months. its fourteen, he went the october before last, sorry im all over the place',
    'its not recent its 14 months',
    'its 14 months not 4',
    'sorry i mean 14 months ago, not four',
  ])('is put right in words: "%s"', async (text) => {
    const conversation = await afterTyping(
      'no',
      'my ex keeps texting me and parking outside, we split up 4 months ago',
    );
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['ex-recent']);
    await conversation.type(text);
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['ex-partner']);
  });

  test.each([
    'no wait, it was last Tuesday he keyed the van',
    'sorry i mean he rang 40 times in October, not 30',
    'sorry, i mean it was in March he began with the flowers',
    'hang on, I said that wrong. the court thing was last summer',
  ])('is not the time of something else: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'my ex keeps texting me, we split up two years ago');
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['ex-partner']);
    await conversation.type(text);
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['ex-partner']);
  });
});

test('who has died is no partner who does it, whatever was noted', async () => {
  const conversation = await afterTyping('no', 'to me', 'he rings me and comes round every day', 'my partner');
  expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['partner']);
  await conversation.type(
    'Goodness me no! He is not my partner, my husband was Ron, he passed two years ago in March.',
  );
  expect(answersOf(conversation)[WHO_DOES_IT]).toBeUndefined();
});

test('what is read back and was never said goes, when it is quoted', async () => {
  const conversation = await afterTyping(
    'no',
    'to me',
    'he gets at me through my work and my friends, and he writes letters',
  );
  expect(answersOf(conversation)[WHAT]).toContain('others-used');
  await conversation.type("what do you mean getting at me through other people? I haven't said that.");
  expect(answersOf(conversation)[WHAT]).not.toContain('others-used');
});

describe('a threat in the words of the young', () => {
  const THREAT = 'theyre saying theyre gonna jump me after school on friday';

  test('is a threat, and no wish of theirs to die', async () => {
    const conversation = await afterTyping('no', 'me. im 15', THREAT);
    expect(answersOf(conversation)[SIGNS]).toContain('kill-threat');
    expect(conversation.said()).not.toContain('killing themselves');
  });

  test('and stays where it is said that nobody has hurt them yet', async () => {
    const conversation = await afterTyping('no', 'me. im 15', THREAT, 'noones hurt me yet, they said they WILL');
    expect(answersOf(conversation)[SIGNS]).toContain('kill-threat');
  });
});

test.each(['SHE says shes pregnant, i doubt it', 'can she get done for saying shes pregnant if its a lie'])(
  'what the other says of themselves is not noted of the person: "%s"',
  async (text) => {
    const conversation = await afterTyping('no', 'my ex girlfriend rings me all day, im a bloke', text);
    expect(answersOf(conversation).you ?? []).not.toContain('pregnant');
  },
);

test.each(['it began when my daughter left him, he follows her home', 'if my daughter goes out he follows her'])(
  'to whom it happens is heard behind a "when" or an "if": "%s"',
  async (text) => {
    const conversation = await afterTyping('no', text);
    expect(answersOf(conversation)['who-for']).toEqual(
      expect.arrayContaining([expect.stringMatching(/someone-else|child/)]),
    );
  },
);

test('who goes mad if it is not the writer makes nobody else of the one it happens to', async () => {
  const conversation = await afterTyping(
    'no',
    'to me',
    'he texts me all night',
    "my mum could do it, but he'll go mad if it's not me",
  );
  expect(answersOf(conversation)['who-for']).toEqual(['me']);
});

describe('a line of the notes that somebody calls wrong by its number', () => {
  const TOLD = [
    'no',
    'my ex keeps texting me and turns up at work, we split last month',
    'no',
    'no',
    'bedford',
    'what have i told you',
  ];

  test.each([
    ['nr 3 is wrong', WHAT],
    ['number 6 is wrong, take it off', WHO_DOES_IT],
    ['take number three off', WHAT],
  ])('is asked again: "%s"', async (text, question) => {
    const conversation = await afterTyping(...TOLD, text);
    expect(conversation.asked()).toBe(question);
  });

  test.each(['the house number 3 is his', 'he was at number 3 again'])(
    'and a number in a story is none: "%s"',
    async (text) => {
      const conversation = await afterTyping(...TOLD, text);
      expect(conversation.asked()).toBeUndefined();
    },
  );
});

describe('what was taken off or not', () => {
  test.each([
    'so is the home thing gone now or not?',
    'did you take that off',
    'is it off the list',
    'can you take the damage bit off',
  ])('is shown to whoever asks: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'my ex keeps texting me, we split last month', text);
    expect(conversation.titles()).toContain('Who is doing it: it is an ex, and the break-up is recent');
  });
});

describe('a note that is put right', () => {
  test('comes with a plain apology, once', async () => {
    const conversation = await afterTyping(
      'no',
      'my boss keeps texting me all day',
      "he's not my boss, he's my neighbour",
    );
    expect(conversation.said().split('Sorry, I had that wrong.')).toHaveLength(2);
    expect(conversation.said()).toContain('it is a neighbour');
  });

  test('and not where it only becomes narrower', async () => {
    const conversation = await afterTyping('no', 'my ex keeps texting me all day', 'last month');
    expect(conversation.said()).not.toContain('Sorry');
  });
});
