import { afterTyping, answersOf } from './typed';

const LETTERS = ['an old friend sends me letters every week. bedford', 'no'];
const SIGNS = ['my ex keeps turning up outside my work in Luton, he texts me 40 times a day, we split in may', 'no'];

describe('a no in roundabout words', () => {
  test('is asked back with both answers, and then believed', async () => {
    const before = ['a bloke at work keeps sending me messages on linkedin. bedford', 'no', "it's a negative from me"];
    const conversation = await afterTyping(...before);
    expect(answersOf(conversation).fixated).toBeUndefined();
    expect(conversation.titles()).toEqual(expect.arrayContaining(['Yes', 'No']));
    expect(conversation.titles()).not.toContain('I am not sure');
    expect(answersOf(await afterTyping(...before, 'no')).fixated).toEqual(['no']);
    expect(answersOf(await afterTyping(...before, "it's a negative from me")).fixated).toEqual(['no']);
  });

  test('is asked back with both answers where it would end care', async () => {
    const conversation = await afterTyping(...LETTERS, 'Truthfully I look forward to his letters');
    expect(answersOf(conversation).unwanted).not.toEqual(['no']);
    expect(conversation.said()).toContain('do you want it to stop, or do you not mind it?');
  });

  test.each(['No church. I ask about my room, yes or no', 'none of that stops him coming round'])(
    'is not read out of one that stands in it for something else: "%s"',
    async (text) => {
      const conversation = await afterTyping(
        'a bloke at work keeps sending me messages on linkedin. bedford',
        'no',
        text,
      );
      expect(answersOf(conversation).fixated).not.toEqual(['no']);
    },
  );
});

test('who says yes to a list is asked to what', async () => {
  const conversation = await afterTyping(...SIGNS, 'yes');
  expect(conversation.said()).toContain('Yes to which of them?');
});

test.each(['what is the reason you want to know that', 'can you reword that'])(
  'who asks why they are asked is told: "%s"',
  async (text) => {
    const conversation = await afterTyping(...SIGNS, text);
    expect(conversation.said()).not.toContain('I am not sure that I know the answer');
    expect(conversation.said()).toContain('In other words');
  },
);

test('a no to how they were understood is no answer to the question that waits', async () => {
  const conversation = await afterTyping(
    'a bloke at work keeps sending me messages on linkedin. bedford',
    'no',
    "no i mean he's a KID",
  );
  expect(answersOf(conversation).fixated).toBeUndefined();
});

test('the town of a court is not where they live', async () => {
  const conversation = await afterTyping('he broke the order from the court in Luton. he is my ex', 'no');
  expect(answersOf(conversation).where).toBeUndefined();
});

test('who is accused and asks about deleting messages is told to keep them, and what an interview is', async () => {
  const accused = [
    'no danger. i got a letter off the police, her brother says im stalking my ex',
    'it is what i do myself',
  ];
  expect((await afterTyping(...accused, 'should i delete the messages')).said()).toContain('change nothing');
  expect((await afterTyping(...accused, "what's gonna happen at this interview, do i have to go?")).said()).toContain(
    'Voluntary',
  );
});
