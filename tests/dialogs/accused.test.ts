import { WHO_FOR } from '../../model/answers';
import { readMaterial } from '../../training/evaluate/readMaterial';
import { realKnowledge } from '../journeys/conversation';
import { afterTyping, answersOf } from './typed';

const OWN = 'It is my own behaviour that worries me';
/** Whoever has been accused, in words in which nobody says that they did it. */
const ACCUSED = [
  'im not in danger mate im the one being accused. got a letter off you lot saying ive harrassed my ex',
  'no danger. she says i harassed her and i got a warning letter',
  'no. it is me who got the police letter',
];

describe('who is accused', () => {
  test.each(ACCUSED)('is asked whose behaviour it is: "%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(conversation.asked()).toBe(WHO_FOR);
    expect(conversation.titles()).toContain(OWN);
    expect(answersOf(conversation)[WHO_FOR]).not.toEqual(['me']);
  });

  test.each([
    'its not happening to me can you read. SHE says i harrassed HER. i got a warning letter',
    'neither ffs. ive not done anything. i texted her about the dog and went round twice to get my tools',
    'it is me who got accused by her',
  ])('is believed when they say so again: "%s"', async (text) => {
    const conversation = await afterTyping(ACCUSED[1] ?? '', text);
    expect(answersOf(conversation)[WHO_FOR]).toEqual(['own-behaviour']);
    expect(conversation.titles()).not.toContain('Report it');
  });

  test.each(['its happening to ME', 'shes the one doing it to me', 'I am the victim'])(
    'and is believed when they say whom it happens to: "%s"',
    async (text) => {
      const told =
        'my ex wife has told the police im stalking HER. havent been near her in 14 months. shes the one ringing me at all hours';
      expect(answersOf(await afterTyping(told, 'no', text))[WHO_FOR]).toEqual(['me']);
    },
  );

  test('is led as a victim by no story of what is done to them, until they say that it is', async () => {
    const guessed = await afterTyping(ACCUSED[1] ?? '', 'neither ffs');
    expect(answersOf(guessed)[WHO_FOR]).not.toEqual(['me']);
    const told = await afterTyping(ACCUSED[1] ?? '', 'he keeps following me and threatening me');
    expect(answersOf(told)[WHO_FOR]).toEqual(['me']);
  });

  test('who was taken for a victim is asked, and then believed', async () => {
    const lines = [
      'im not in danger. my ex texts me all the time',
      'i got a police warning letter. she says i harass her',
    ];
    const asked = await afterTyping(...lines);
    expect(asked.asked()).toBe(WHO_FOR);
    await asked.type('it is me who got the warning letter');
    expect(answersOf(asked)[WHO_FOR]).toEqual(['own-behaviour']);
    await asked.type('what have you noted');
    expect(asked.titles().join()).not.toContain('messages');
  });

  test('stays what they pressed, whatever they are accused of', async () => {
    const conversation = await afterTyping(ACCUSED[1] ?? '');
    await conversation.press('To me');
    await conversation.type('i got accused of harassing him too, i have not done anything');
    expect(answersOf(conversation)[WHO_FOR]).toEqual(['me']);
  });

  test.each([
    ['what if SHE messages me first tho, can i answer her or is that me breaking it', 'Do not answer'],
    ['will this letter come up on my dbs. i work in a school, il lose my job', 'enhanced'],
    ['can my brother go and get the tools for me or is that the same as me going', 'Somebody else may fetch'],
  ])('is answered as such: "%s"', async (text, words) => {
    const conversation = await afterTyping(ACCUSED[1] ?? '');
    await conversation.press(OWN);
    await conversation.type(text);
    expect(conversation.said()).toContain(words);
  });

  test.each([
    ['it was me who got the restraining order against him', 'it was me who got the order, he keeps breaking it'],
    ['he told the police i harassed him', 'me. he does it to me. i messaged him once to stop'],
    ['he told the police i harassed him', "it's him. i only texted him to tell him to stop"],
    ['he told the police i harassed him', 'no! i went round to his once to get my stuff and he hit me'],
    ['he told the police i harassed him', 'i am the victim'],
    ['he left a letter on my car. the letter is about me and my kids', 'he left it last night'],
  ])('but nobody is whom it is done to: "%s", "%s"', async (...lines) => {
    const conversation = await afterTyping('no. my ex stalks me', ...lines);
    expect(answersOf(conversation)[WHO_FOR]).toEqual(['me']);
  });

  test('is told of no despair that they did not show, and hears from who helps with it first', async () => {
    const conversation = await afterTyping(
      ACCUSED[1] ?? '',
      'well mine i suppose. i did send a lot of messages, im so ashamed',
    );
    expect(answersOf(conversation)[WHO_FOR]).toEqual(['own-behaviour']);
    expect(conversation.said()).not.toContain('nothing to be ashamed of');
    const [card] = conversation.replies.flatMap(({ attachments = [] }) => attachments);
    expect(card?.content?.title).toContain('Respect');
  });
});

/** Of questions that nobody here wrote for it. */
const EVERY = 9;

test('whoever is accused is told nothing that was written for victims, whatever they ask', async () => {
  const written = [...realKnowledge.short_answers, ...realKnowledge.topics];
  const fitting = written
    .filter((one) => one.for_the_accused || ('in_danger' in one && one.in_danger))
    .map(({ id }) => id);
  const { asking } = readMaterial('training/lines/heldout/asks-2.yaml');
  const start = await afterTyping('no', 'I think it is my own behaviour', OWN);
  expect(answersOf(start)[WHO_FOR]).toEqual(['own-behaviour']);
  const wrong: string[] = [];
  for (const { text } of asking.filter((_, at) => at % EVERY === 0)) {
    const conversation = start.fork();
    await conversation.type(text);
    const isOwn = answersOf(conversation)[WHO_FOR]?.join() === 'own-behaviour';
    const shown = conversation.replies.flatMap(({ channelData }) => channelData?.waymark?.shortAnswer ?? []);
    if (isOwn && shown.some((id) => !fitting.includes(id))) wrong.push(`${shown}: ${text}`);
  }
  expect(wrong).toEqual([]);
});

test.each([
  'how much does one of them restraining orders cost, and can she turn it round on me. say its me doing it',
  'could she turn it round on me, say i was harrassing her',
])('who fears to be blamed is not asked if they do it: "%s"', async (text) => {
  const conversation = await afterTyping('no', 'to me', 'she rings me all day and turns up at my jobs', text);
  expect(answersOf(conversation)[WHO_FOR]).toEqual(['me']);
  expect(conversation.said()).not.toMatch(/doing yourself|Respect Phoneline/);
});

test('and who was warned is, whatever they fear', async () => {
  const conversation = await afterTyping(
    'no. i got a harassment warning letter off the police. could she turn it round on me now',
  );
  expect(answersOf(conversation)[WHO_FOR]).not.toEqual(['me']);
});

test('what is told and answered at once does not swallow a question beside it', async () => {
  const conversation = await afterTyping(
    'no',
    'to me',
    'there is a tracker on my car. how much does a court order cost',
  );
  expect(conversation.said()).toContain('no court fee');
});

describe('who was taken for the one it happens to, and tells that they do it', () => {
  test.each([
    'its me. im the one who got warned for messaging her and parking outside her work. i said that',
    'all i do is park up outside her work so she can see im not angry. its a public road',
    'look i wait outside her work for her to come out. maybe its me thats the problem',
  ])('is asked whose behaviour it is: "%s"', async (text) => {
    const conversation = await afterTyping('no. my ex keeps ringing me', 'we split in march', text);
    expect(conversation.asked()).toBe(WHO_FOR);
    expect(conversation.titles()).toContain(OWN);
  });

  test.each([
    'he parks outside my work',
    'my mum sits outside his house to keep watch',
    'I wait in my car until he is gone',
  ])('and who does not is not: "%s"', async (text) => {
    const conversation = await afterTyping('no. my ex keeps ringing me', 'we split in march', text);
    expect(conversation.titles()).not.toContain(OWN);
  });

  test('is told that a text about their things is contact', async () => {
    const conversation = await afterTyping(ACCUSED[1] ?? '');
    await conversation.press(OWN);
    await conversation.type('so can i text her just about the bike');
    expect(conversation.said()).toContain('Somebody else may fetch');
  });
});
