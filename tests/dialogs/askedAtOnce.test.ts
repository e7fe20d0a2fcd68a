import { DANGER, SIGNS, WHAT, WHO_DOES_IT, YOU } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

const EX = 'no. my ex texts me. i live in luton';
const TEACHER =
  'no. im a head of year, a parent at my school in bedford emails me all day and posts about me on facebook';
const FLATMATE = 'no. my old flatmate wont stop messaging me';

/** What was asked, after what had been told, and words of its answer. */
const ASKED: readonly (readonly [told: string, asked: string, answer: string])[] = [
  [EX, 'please, if i tell police they will call to my work? i cant lose this job', 'nobody at work may know'],
  [EX, 'will they ring my boss', 'nobody at work may know'],
  [EX, 'is that a threat or not cos the officer said its just words', 'It can be: threatening to kill'],
  [EX, 'do i just take the tablet off them or what', 'in a hurry'],
  [EX, 'hes tracking us thru the kids tablet', 'in a hurry'],
  [EX, 'hes going to be there friday. can he just take them', 'parental responsibility'],
  [EX, 'can i get a order against him myself', 'non-molestation order, and there is no court fee'],
  [EX, 'what do i say when they get here so they dont fob me off again', 'what frightens you most'],
  [EX, 'is somebody coming', 'I cannot ring anyone or send help'],
  [EX, 'how do i get it off the rota', 'has to keep staff'],
  [EX, 'would i be a snitch lol', 'It is not: snitching'],
  [EX, 'is this even a real person', 'software, not a person'],
  [EX, 'could i get done for carrying it i mean', 'Not a weapon'],
  [EX, 'can they sack me over this', 'the law protects'],
  [EX, 'can i show her a paper that leaves that bit out', 'type "summary"'],
  [EX, 'can i put a chain on while i sleep', 'Good locks'],
  [FLATMATE, 'if i stop replying and they do it thats on me', 'it is not your fault'],
  [FLATMATE, 'is it my fault if they do it', 'it is not your fault'],
  [FLATMATE, 'its not really a police thing sorry', 'not wasting anyone'],
  [FLATMATE, 'is there anyone i can just text, like not ring. i cant do phones', 'SHOUT to 85258'],
  [FLATMATE, 'did i do the right thing tho', 'the right thing to do'],
  [TEACHER, "does that count as a 'course of conduct'", 'at least two occasions'],
  [TEACHER, 'You did not say how many incidents make a course of conduct.', 'at least two occasions'],
  [TEACHER, 'Is the school permitted to bar him from the premises?', 'So may a school'],
  [TEACHER, 'Can I obtain an injunction or must it go through the police?', 'There are two ways'],
  [TEACHER, 'if I reply to put the record straight would that harm the case', 'Better not, hard as it is'],
];

test.each(ASKED)('after "%s" the very question is answered: "%s"', async (told, asked, answer) => {
  const conversation = await afterTyping(told, asked);
  expect(conversation.said()).toContain(answer);
  expect(conversation.said()).not.toContain('It depends who it is');
});

/** What only sounds alike. */
const TOLD: readonly (readonly [told: string, answer: string])[] = [
  ['he rings my boss every day', 'nobody at work may know'],
  ['he gave the kids a tablet for christmas', 'in a hurry'],
  ['he took the kids to school on friday', 'parental responsibility'],
  ['he got an order against me years ago for the fence', 'there is no court fee'],
  ['the police came and took a statement', 'what frightens you most'],
  ['he is coming to the wedding in june', 'I cannot ring anyone'],
  ['he is on the same rota as me', 'has to keep staff'],
  ['he called my brother a rat to his face', 'It is not: snitching'],
  ['he was arrested for carrying a knife', 'Not a weapon'],
  ['he texted me goodnight and did not ring', 'SHOUT to 85258'],
  ['he says it is all my fault', 'stay on the phone or go back'],
];

test.each(TOLD)('who only tells "%s" is not answered as if it was asked', async (told, answer) => {
  const conversation = await afterTyping(EX, told);
  expect(conversation.said()).not.toContain(answer);
});

test.each(['what have u got down bout me', 'What have you got written there?', 'what have i told you so far'])(
  'who asks what was noted sees it: "%s"',
  async (asked) => {
    const conversation = await afterTyping(EX, asked);
    expect(conversation.said()).toContain('This is what you have told me');
  },
);

test('nobody it happens to is spoken to as if they had been warned', async () => {
  const conversation = await afterTyping(EX, 'Can I contact him about our children?');
  expect(conversation.said()).not.toMatch(/your caution|Respect Phoneline/);
});

test('what was answered before is not answered with the next best thing', async () => {
  const conversation = await afterTyping(EX, 'can he just take them', 'what about friday, can he just take them');
  expect(conversation.said()).toContain('A parent with parental responsibility');
  expect(conversation.said()).not.toContain('when the person will be out');
});

test('a question of three words notes no yes', async () => {
  const conversation = await afterTyping(TEACHER, 'And the posts?');
  expect(answersOf(conversation).fixated ?? []).not.toContain('yes');
});

test('who skips when they parted has an ex, and neither kind of ex is read back', async () => {
  const conversation = await afterTyping(EX, 'skip');
  await conversation.type('a colleague of mine could walk with me. he sends my mum letters too');
  expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(expect.arrayContaining(['ex-recent', 'ex-partner']));
  expect(conversation.said()).not.toContain('longer ago');
  expect(answersOf(conversation)[WHAT]).toContain('contact');
});

test('who is non-binary is heard', async () => {
  const conversation = await afterTyping(FLATMATE, 'im nb if that matters');
  expect(answersOf(conversation)[YOU]).toContain('lgbt');
});

describe('who is seen on a screen is asked, and shown no 999 for it alone', () => {
  test.each(['hes tracking us thru the kids tablet', 'he is watching me on the doorbell camera'])(
    '"%s"',
    async (text) => {
      const conversation = await afterTyping(EX, text);
      expect(answersOf(conversation)[DANGER]).toEqual(['no']);
    },
  );

  test.each([
    'hes tracking us thru the tablet and hes outside now banging on the door',
    'he is following me in his car right now',
  ])('but who tells of danger beside it is: "%s"', async (text) => {
    const conversation = await afterTyping(EX, text);
    expect(answersOf(conversation)[DANGER]).toEqual(['yes']);
  });
});

test.each(['she says she will die if i block her', 'he said he would do something stupid if i left'])(
  'a threat that somebody will die if they are left is one: "%s"',
  async (text) => {
    const conversation = await afterTyping('no. i have autism and a girl online messages me all day', text);
    expect(answersOf(conversation)[SIGNS]).toContain('suicide-threat');
  },
);

describe('what people of all kinds told, and were not answered', () => {
  const CHILD = 'no. im 13. he says if i dont meet him he will tell my school about the pics';

  test('a child who was made to send pictures is never sent to the page for whoever does it', async () => {
    const conversation = await afterTyping(CHILD, 'i only sent 2');
    expect(conversation.said()).not.toMatch(/you can stop|Respect Phoneline/);
  });

  test.each([
    [CHILD, 'pls dont tell anyone', 'I tell nobody'],
    ['no. its my husband, he listens to me with cameras', 'i cant leave him', 'leav'],
    ['no. a woman i slept with once turns up at my mums', 'shes threatening to say i raped her', 'your side'],
    ['no. a patient waits for me after my shift', 'my manager says its part of the job', 'employer'],
    ['no. a parent films me at the gate every day', 'Could my head do something?', 'employer'],
    ['no. man in house where i clean he touch me every week', 'police will ask me paper?', 'Home Office'],
    ['no. my ex wife looks me up on the computer', 'she is a police officer', 'Crimestoppers runs a line'],
    ['no. my ex wife looks me up on the computer', 'they will cover it up', 'Crimestoppers runs a line'],
    ['no. a woman from my gym follows me', 'she told my parents im gay', 'Who knows is for you to say'],
    ['no. neighbour puts notes in my door every night', 'bsl please', '999 BSL'],
    [EX, 'i go alone to my car, its dark', 'walk with you'],
    [EX, 'whats the actual number i ring', '101 for all that is over'],
    ['no. my neighbour bangs on the wall every night', 'Who would come if I rang?', 'On 999'],
    ['no. my sister messages my wife, she has a restraining order', 'which number for the order being broken', '101'],
  ])('after "%s" the very thing is answered: "%s"', async (told, asked, answer) => {
    const conversation = await afterTyping(told, asked);
    expect(conversation.said()).toContain(answer);
  });

  test.each([
    ['he told everyone i was lazy', 'I tell nobody'],
    ['he left me without money', 'safe place'],
    ['he asked me for my number', 'Home Office'],
    ['i like my job', 'employer'],
    ['he was seen by a police officer', 'Crimestoppers runs a line'],
    ['he followed my car', 'walk with you'],
  ])('and who only tells "%s" is not', async (told, answer) => {
    const conversation = await afterTyping(EX, told);
    expect(conversation.said()).not.toContain(answer);
  });
});

test.each([
  'my ex is a police officer and he follows me home every week',
  'my neighbour was done for assault in 2019, he shouts at me every day',
  'he says he will tell my parents im gay, he texts me all day',
])('who only tells a story is asked about danger in the same breath, whatever is answered: "%s"', async (text) => {
  const conversation = await afterTyping(text);
  expect(conversation.asked()).toBe(DANGER);
});
