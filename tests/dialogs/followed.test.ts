import { DANGER, DESPAIR, WHAT, YOU } from '../../model/answers';
import { realKnowledge } from '../journeys/conversation';
import { afterTyping, answersOf, SIGNS } from './typed';

describe('the question about danger', () => {
  test.each([
    "Well no not danger, he's always been civil, he just sits there in the car and looks at the house",
    'no not really, she only sends me letters and it is the amount of them that frightens me',
    'Danger? no. Fed up yes',
    'well no, but he does ring me all day long and my sister says that I should tell someone',
  ])('is answered by a no that a long message begins with: "%s"', async (text) => {
    expect(answersOf(await afterTyping(text))[DANGER]).toEqual(['no']);
  });

  test.each([
    'hi not sure if this is the right place, I drive a van and a woman keeps turning up at my depot',
    'not sure what to do, my neighbour keeps shouting at me over the fence',
    "I don't know how to say this, someone keeps writing to me",
  ])('is not answered by doubt of something else: "%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(answersOf(conversation)[DANGER]).toBeUndefined();
    expect(conversation.asked()).toBe(DANGER);
  });

  test('follows a word of thanks to whoever has just told their story', async () => {
    const conversation = await afterTyping('my ex keeps ringing me and parks outside my work every day');
    expect(conversation.said()).toContain('I have kept that');
    expect(conversation.asked()).toBe(DANGER);
  });
});

describe('what was never said', () => {
  const story = 'my ex rings me every day and he said he will kill me';

  test.each(['I never said he would kill me', 'he did not say he would kill me, he only rings'])(
    'is taken off, and the person is told: "%s"',
    async (text) => {
      const conversation = await afterTyping('no', story);
      expect(answersOf(conversation)[SIGNS]).toContain('kill-threat');
      await conversation.type(text);
      expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('kill-threat');
      expect(conversation.said()).toContain('I have removed this');
    },
  );

  test('is not noted: "it is not like he has a knife"', async () => {
    const conversation = await afterTyping(
      'no',
      "he waits outside my work, it isn't like he's got a knife or anything",
    );
    expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('weapon');
    expect(answersOf(conversation)[WHAT] ?? []).not.toContain('threats');
  });

  test('nor are thoughts of dying, of somebody who says that they never spoke of it', async () => {
    const conversation = await afterTyping('no', 'I want to die');
    expect(answersOf(conversation)[YOU]).toContain(DESPAIR);
    await conversation.type('I never mentioned suicide');
    expect(answersOf(conversation)[YOU] ?? []).not.toContain(DESPAIR);
    expect(conversation.said()).not.toContain('Thoughts of suicide');
  });
});

test('"you never answered me" takes back nothing', async () => {
  const conversation = await afterTyping(
    'no',
    'my ex rings me every day',
    'you never answered me, can i change the lock',
  );
  expect(answersOf(conversation)['who-for']).toEqual(['me']);
});

describe('what was not said before, and is said now', () => {
  test.each([
    "I didn't tell you he has a knife and he is at my door now",
    'i never told you, he is kicking my door in right now',
    'he did not say sorry and he is at my door with a knife',
    'I did not mention that he is outside my house right now with a hammer',
    'I never said he is at my door with a knife',
  ])('is never met without 999 where it may be danger: "%s"', async (text) => {
    expect((await afterTyping('no', text)).said()).toMatch(/\b999\b/);
    expect((await afterTyping(text)).said()).toMatch(/\b999\b/);
  });

  test('is noted', async () => {
    const conversation = await afterTyping('no', 'I never told you he strangled me last week');
    expect(answersOf(conversation)[SIGNS]).toContain('strangled');
  });

  test('does not keep Samaritans from whoever may mean it', async () => {
    expect((await afterTyping('no', 'I never said that I want to die')).said()).toContain('116 123');
  });
});

describe('in danger', () => {
  const cry = 'he is kicking my door in right now';

  test.each(['will he be told that it was me', 'can I record him', 'how long does the case take'])(
    'no answer is given that would hold up a call: "%s"',
    async (text) => {
      const conversation = await afterTyping(cry, text);
      expect(conversation.said()).toMatch(/\b999\b/);
      expect(conversation.said()).not.toContain('- ');
    },
  );

  test('who has called is not told to call again, but that they are known of', async () => {
    const conversation = await afterTyping(cry, 'I have rung 999', 'he is shouting at me through the door right now');
    expect(conversation.said()).not.toContain('Call 999 now');
    expect(conversation.said()).toContain('the police know');
    expect(conversation.said()).toMatch(/\b999\b/);
  });
});

describe('a question', () => {
  test('that no answer fits for sure is met with those that may be meant, one press away', async () => {
    const conversation = await afterTyping('no', 'is there any way at all that the council could be made to listen');
    const meant = conversation.buttons().map(({ title }) => title);
    const answer = realKnowledge.short_answers.find(({ asks }) => meant.includes(asks.person));
    expect(answer).toBeDefined();
    await conversation.press(answer?.asks.person ?? '');
    expect(conversation.said()).toContain(answer?.says.person.slice(0, 40));
  });

  test('is not answered word for word twice running', async () => {
    const conversation = await afterTyping('no', 'will he be told if I report it');
    const before = conversation.said();
    await conversation.type('will he be told if I report it');
    expect(conversation.said()).not.toBe(before);
  });
});

describe('a wish to die', () => {
  test.each(['What? No! Good heavens no, where did you get that from', 'no I am not, I only want him to stop ringing'])(
    'is not read into who denies it: "%s"',
    async (text) => {
      const conversation = await afterTyping('no', "I can't see the point of living", text);
      expect(conversation.said()).not.toContain('could not tell which answer');
    },
  );
});

test('"Start again" as a sentence of its own asks whether to, whatever follows it', async () => {
  const conversation = await afterTyping('no', 'my ex keeps ringing me', 'Start again. It is about my sister.');
  expect(conversation.buttons().map(({ title }) => title)).toContain('Start again');
});

describe('who does it themselves', () => {
  const OWN = 'got a caution for harassing my ex, want to know what im allowed to do and what im not';

  test('is asked whose behaviour it is once nobody is in danger, and is helped as such', async () => {
    const conversation = await afterTyping(OWN);
    await conversation.type('no danger, nobody is in danger');
    expect(conversation.asked()).toBe('who-for');
    expect(conversation.said()).toContain('something you are doing yourself');
    await conversation.press('It is my own behaviour that worries me');
    expect(conversation.said()).toContain('What you do, or are said to do');
    expect(conversation.said()).toContain('Respect Phoneline');
    expect(conversation.said()).not.toContain('telling the police today');
  });

  test('is not made the one it happens to by what they tell of it', async () => {
    const conversation = await afterTyping(OWN, 'no danger, nobody is in danger');
    await conversation.press('It is my own behaviour that worries me');
    await conversation.type('so is parking near hers breaking it or not, yes or no');
    expect(answersOf(conversation)['who-for']).toEqual(['own-behaviour']);
    expect(conversation.said()).not.toContain('parking, money');
  });

  test('is shown no helpline for victims where no answer is known', async () => {
    const conversation = await afterTyping(OWN, 'no danger, nobody is in danger');
    await conversation.press('It is my own behaviour that worries me');
    await conversation.type('and what about my fishing rods in her shed then?');
    expect(conversation.said()).not.toContain('Victim Support');
  });
});

test('"do I delete the messages" takes no messages off', async () => {
  const conversation = await afterTyping(
    'no',
    'he sends me messages all day',
    'do i delete the msgs? they make me feel sick',
  );
  expect(answersOf(conversation)[WHAT]).toContain('contact');
});

test('what is listed after "I did not say" was not said either', async () => {
  const conversation = await afterTyping('no', 'no i didnt say he threatened me, or attacked me');
  expect(answersOf(conversation)[WHAT] ?? []).not.toContain('hurt');
  expect(answersOf(conversation)[WHAT] ?? []).not.toContain('threats');
});

test('"still says stranger" takes the stranger off', async () => {
  const conversation = await afterTyping('no', 'a total stranger keeps following me home from the shops');
  expect(answersOf(conversation).who).toEqual(['stranger']);
  await conversation.type('still says stranger. he has the plot next to mine');
  expect(answersOf(conversation).who).not.toEqual(['stranger']);
});

test('with the police in the room, the officer is to be told', async () => {
  const conversation = await afterTyping(
    'no',
    'the police are here now',
    'my ex keeps turning up, we split up last month',
  );
  expect(answersOf(conversation).situation).toContain('police-here');
  for (let more = 0; more < 9 && conversation.asked(); more++) await conversation.type('skip');
  expect(conversation.said()).toContain('Tell the officer who is with you');
});

test('a word of the question is explained in easier words, with the question again', async () => {
  const conversation = await afterTyping('no', 'me', 'he texts me all day and i want him to stop, it is a neighbour');
  expect(conversation.asked()).toBe('fixated');
  await conversation.type('what do you mean fixed?');
  expect(conversation.said()).toContain('In other words: Does the person think about you too much?');
  expect(conversation.asked()).toBe('fixated');
});

test('a question that is not answered twice is left', async () => {
  const conversation = await afterTyping('no', 'me');
  expect(conversation.asked()).toBe('what');
  await conversation.type('hmm lemonade');
  await conversation.type('green bottles');
  expect(conversation.asked()).not.toBe('what');
});

test('an outcome that stands is not read out again after a correction', async () => {
  const conversation = await afterTyping(
    'my neighbour keeps following me home from the shops, i live in bedford',
    'no',
  );
  for (let more = 0; more < 9 && conversation.asked(); more++) await conversation.type('yes');
  expect(conversation.said()).toContain('This sounds like stalking');
  await conversation.type('he also left flowers on my step');
  expect(conversation.said()).toContain('still the right ones to ask');
  expect(conversation.said()).not.toContain('This sounds like stalking');
});

test('who says that they are not afraid is not told that it is frightening', async () => {
  const conversation = await afterTyping(
    'no',
    "none of that, he follows me to the bus stop that's all. i'm not frightened of him",
  );
  expect(conversation.said()).not.toContain('That is frightening');
});

test('what was taken back is not heard again from words that only resemble it', async () => {
  const conversation = await afterTyping('no', 'a woman from work keeps following me home in her car');
  expect(answersOf(conversation).who).toEqual(['colleague']);
  await conversation.type('she is not from work');
  expect(answersOf(conversation).who).toBeUndefined();
  await conversation.type('she rings my boss and tells him lies, i can lose my job');
  expect(answersOf(conversation).who).not.toEqual(['colleague']);
});

test.each([
  ['I never said he would kill me', 'well actually yesterday he told me he would kill me', SIGNS, 'kill-threat'],
  ['he never said he would kill me', 'he did threaten to kill me this morning', SIGNS, 'kill-threat'],
  ['he never threatened me', 'yesterday he threatened me again', WHAT, 'threats'],
])('what was taken back and is then said once more is kept: "%s", "%s"', async (denial, again, question, fact) => {
  const conversation = await afterTyping('no', 'my ex rings me every day and he said he will kill me', denial);
  expect(answersOf(conversation)[question] ?? []).not.toContain(fact);
  await conversation.type(again);
  expect(answersOf(conversation)[question]).toContain(fact);
});

test('999 is named once more to somebody with whom the police were a while ago: they may have gone', async () => {
  const conversation = await afterTyping('the police are here with me now, he smashed my door', 'no', 'it was my ex');
  await conversation.type('I can hear somebody moving about outside and I do not know who it is');
  expect(conversation.said()).toContain('999');
});

describe('asked whether they think of dying', () => {
  test.each([
    "Oh goodness no, I'm not thinking of anything like that, whatever made you say so?",
    'No, I have NOT had thoughts of ending my life, please take that off',
  ])('who says no is believed: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'i cant see the point of anything any more');
    expect(conversation.said()).toContain('ending your life');
    await conversation.type(text);
    expect(answersOf(conversation)[YOU] ?? []).not.toContain(DESPAIR);
    expect(conversation.said()).not.toContain('Thoughts of suicide');
  });
});

test('"no threat to kill" leaves other threats as they were told', async () => {
  const conversation = await afterTyping('no', 'my ex threatened me on the phone, he said i would be sorry');
  expect(answersOf(conversation)[WHAT]).toContain('threats');
  await conversation.type('no explicit threat to kill');
  expect(answersOf(conversation)[WHAT]).toContain('threats');
});

test('what somebody thinks will not happen takes back nothing that did', async () => {
  const conversation = await afterTyping('no', 'my ex threatened me on the phone, he said i would be sorry');
  await conversation.type('they would not kill me I think');
  expect(answersOf(conversation)[WHAT]).toContain('threats');
});

test('a "no" behind what is named says no to it: "a weapon no"', async () => {
  const conversation = await afterTyping('no', 'oh my goodness. a weapon no. he only rings me');
  expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('weapon');
});

test('who does it themselves is told plainly not to send a last card, and named nobody for those it happens to', async () => {
  const conversation = await afterTyping('no danger, nobody is in danger', 'i am the one doing it');
  await conversation.pressValue({ kind: 'ask', ask: 'one-last-message' });
  expect(conversation.said()).toContain('No, please do not');
  expect(conversation.said()).not.toContain('National Stalking Helpline');
});
