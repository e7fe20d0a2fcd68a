import { DANGER, WHO_DOES_IT } from '../../model/answers';
import { afterTyping, answersOf, SIGNS } from './typed';

const EX = 'no. my ex texts me';

/** What was told, and words of the answer to a question that nobody asked. */
const NOT_ASKED: readonly (readonly [told: string, answer: string])[] = [
  ['should I take the tablets', 'in a hurry'],
  ['should i turn the switch off', 'in a hurry'],
  ['a man is following me with his phone', 'in a hurry'],
  ['i keep texting my ex and she has an order against me, i should not have said what i said', 'the right thing'],
  ['i should not have said anything to her, i rang her 40 times', 'the right thing'],
  ['i shouldnt have done it, i sent him a picture', 'the right thing'],
  ['i should not have said yes to him', 'the right thing'],
  ['i got arrested for hitting him back, he is my husband', 'they can look it up'],
  ['i was cautioned for harassment but it is her who stalks me', 'they can look it up'],
  ['i have a criminal record', 'they can look it up'],
  ['she keep a knife in my bedroom', 'Not a weapon'],
  ['he keeps a bat in my hall', 'Not a weapon'],
  ['is this person dangerous', 'I am Waymark'],
  ['is this person a stalker', 'I am Waymark'],
  ['is this person allowed to follow me', 'I am Waymark'],
  ['will they keep him in prison', 'parental responsibility'],
  ['will they get him', 'parental responsibility'],
  ['can they keep him away from me', 'parental responsibility'],
  ['is it the police i should ring', 'warrant card'],
  ['he says he is a police officer so nobody will believe me', 'warrant card'],
  ['there is a tracker and it is on me', 'it is not your fault'],
  ['he left a rat?', 'It is not: snitching'],
  ['is it a rat he sent me', 'It is not: snitching'],
  ['he told everyone i am a grass and now they smash my windows', 'It is not: snitching'],
  ['i want to tell my mum i am gay', 'Who knows is for you to say'],
  ['it was part of the job he got with my brother', 'has to keep you safe'],
  ['my number is on the wall in the toilets', 'has to keep staff'],
  ['how many times do i have to tell you', 'at least two occasions'],
  ['get an order of what happened', 'Stalking Protection Order'],
];

test.each(NOT_ASKED)('who says "%s" is not answered as if they had asked something else', async (told, answer) => {
  const conversation = await afterTyping(EX, told);
  expect(conversation.said()).not.toContain(answer);
});

/** What those words were made for. */
const ASKED: readonly (readonly [asked: string, answer: string])[] = [
  ['is this person dangerous', 'if you are afraid, trust that'],
  ['is this a real person', 'software, not a person'],
  ['are you a person', 'software, not a person'],
  ['can he just take the kids', 'parental responsibility'],
  ['will he take them from school', 'parental responsibility'],
  ['do i just take the ipad off them or what', 'in a hurry'],
  ['he is tracking us through the kids ipad', 'in a hurry'],
  ['i should not have told you', 'the right thing'],
  ['i should not have rung the police', 'the right thing'],
  ['he was done for stalking his last girlfriend', 'they can look it up'],
  ['my ex has a conviction for assault', 'they can look it up'],
  ['how do i know it is really the police', 'warrant card'],
  ['he pretends to be a police officer', 'warrant card'],
  ['i carry a knife with me', 'Not a weapon'],
  ['can i keep a bat by my bed', 'Not a weapon'],
  ['if he does it that is on me', 'it is not your fault'],
  ['should i pay him', 'giving in hardly ever stops it'],
  ['am i a snitch', 'It is not: snitching'],
  ['is it snitching', 'It is not: snitching'],
  ['he told my parents i am gay', 'Who knows is for you to say'],
  ['my manager says its part of the job', 'has to keep you safe'],
  ['my number is on the noticeboard', 'has to keep staff'],
  ['how many times does it have to happen', 'at least two occasions'],
  ['can i get an order against him', 'Stalking Protection Order'],
];

test.each(ASKED)('and who asks is answered: "%s"', async (asked, answer) => {
  const conversation = await afterTyping(EX, asked);
  expect(conversation.said()).toContain(answer);
});

test.each([
  'a man is following me with his phone',
  'a man is following me with his phone out filming me',
  'he is watching me through his laptop bag',
])('who is followed on foot is in as much danger where a phone is named: "%s"', async (text) => {
  const conversation = await afterTyping(EX, text);
  const without = await afterTyping(EX, text.replace(/ (with|through) .*/, ''));
  expect(answersOf(conversation)[DANGER]).toEqual(answersOf(without)[DANGER]);
  expect((await afterTyping(text)).said()).toContain('999');
});

test.each(['my ex rings one of my customers every day and follows me', 'my ex stares at the passengers in my taxi'])(
  'an ex who bothers customers is an ex: "%s"',
  async (text) => {
    const conversation = await afterTyping('no', text);
    expect(answersOf(conversation)[WHO_DOES_IT]?.join()).toMatch(/ex-/);
  },
);

test.each(['it is one of my customers, he texts me', 'i am being followed by a passenger from my cab'])(
  'and a customer is a customer: "%s"',
  async (text) => {
    const conversation = await afterTyping('no', text);
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['colleague']);
  },
);

/** What a stranger asked and told. */
test.each([
  [
    'no. my mum is followed by her ex',
    "What do I do about this phone of hers, he seems to know where she is. I don't understand computers",
    'a shared account, an app',
  ],
  [EX, 'Is there a number for old people to ring, a proper landline one', 'Hourglass'],
  [EX, 'i do not understand the question', 'In other words'],
])('after "%s", what is asked is answered, and not what one word of it may mean: "%s"', async (told, asked, answer) => {
  const conversation = await afterTyping(told, asked);
  expect(conversation.said()).toContain(answer);
});

test.each([
  ['my number is for old friends', 'Hourglass'],
  ['he knows where i am and he is outside', 'a shared account, an app'],
])('and who says "%s" is not answered so', async (told, answer) => {
  const conversation = await afterTyping(EX, told);
  expect(conversation.said()).not.toContain(answer);
});

test('a knife that somebody keeps in their bedroom is a sign of danger', async () => {
  const conversation = await afterTyping(EX, 'she keep a knife in my bedroom');
  expect(answersOf(conversation)[SIGNS]).toContain('weapon');
});
