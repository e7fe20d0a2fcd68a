import { SIGNS, SITUATION, WHAT, WHO_DOES_IT } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

/** What is noted of what happened to somebody who has told these lines. */
async function happenedTo(...lines: readonly string[]): Promise<readonly string[]> {
  return answersOf(await afterTyping('no', ...lines))[WHAT] ?? [];
}

describe('what only sounds like something that happened is not noted', () => {
  test.each([
    ['he knows my shifts which is a bit weird, and he keeps sending flowers to my work', 'monitoring'],
    ['he keeps sending me flowers and he knows when i finish work', 'monitoring'],
    ['he keeps following me and knows my whole routine', 'monitoring'],
    ['he rings my doorbell every night and runs away', 'contact'],
    ['He also posts rubbish through my letterbox every week', 'contact'],
    ['my ex follows me and he has still a key to the old flat', 'break-in'],
    ['my ex texts me all day. he has a key to the flat we shared', 'break-in'],
    ['he cant let go. he has still a key to the old flat and my things are there. does the key matter?', 'break-in'],
    ["she leaves fake reviews about me. one says I left a gas leak, that's a lie, could finish me", 'threats'],
    ['he posts lies about me, it will ruin my business', 'threats'],
    ['he keeps following me. he was outside when i pick my little boy up from nursery', 'others-used'],
    ["he keeps texting me. he picks up the kids on fridays, that's agreed", 'others-used'],
  ])('"%s" is no %s', async (text, option) => {
    expect(await happenedTo(text)).not.toContain(option);
  });

  test.each([
    ['he knows my shifts, and he reads my messages on my phone', 'monitoring'],
    ["he knows my shifts, there's a tracker on my car", 'monitoring'],
    ['he rings my doorbell and texts me all night', 'contact'],
    ['my ex follows me and he has a key to my flat', 'break-in'],
    ["he's got a key and lets himself in", 'break-in'],
    ['he posts lies about me and says he will finish me', 'threats'],
    ['he uses the kids to get at me, asks them who i see', 'others-used'],
  ])('and what is told beside it is: "%s" is %s', async (text, option) => {
    expect(await happenedTo(text)).toContain(option);
  });
});

describe('what somebody does at a home or a garden', () => {
  test.each([
    'A young man rings my bell late at night and runs away',
    'he keeps pushing rubbish through my letterbox',
    'it is the doorbell he rings, every night',
  ])('is turning up there: "%s"', async (text) => {
    expect(await happenedTo(text)).toContain('following');
  });

  test.each([
    "my late wife's roses were cut down on Tuesday, by the same lad",
    'he smashed all my flower pots again',
    'she keyed the car twice',
    'he keeps pushing rubbish through my letterbox',
  ])('is damage: "%s"', async (text) => {
    expect(await happenedTo(text)).toContain('property');
  });
});

describe('a threat in few words', () => {
  test.each(['he told me "you will be sorry old man"', "you'll be sorry, she said", 'he said youll regret this'])(
    'is one: "%s"',
    async (text) => {
      expect(await happenedTo('he keeps following me', text)).toContain('threats');
    },
  );

  test.each(['you will be sorry to hear that he was there again', 'i regret it now, i gave him my number'])(
    'and what is none is not: "%s"',
    async (text) => {
      expect(await happenedTo('he keeps following me', text)).not.toContain('threats');
    },
  );
});

describe('who asks about a police station', () => {
  test.each(['would it be at the station', 'can i just go to the station and tell them', 'i meant the police station'])(
    'is on no train: "%s"',
    async (text) => {
      const { [SITUATION]: situation = [] } = answersOf(await afterTyping('no', 'my ex keeps texting me', text));
      expect(situation).not.toContain('train');
    },
  );

  test.each(['I am not on a train, I am in my kitchen', 'I have not been on a train. I meant the police station.'])(
    'and was noted on one is taken off it, and told so: "%s"',
    async (text) => {
      const conversation = await afterTyping('no', 'my ex keeps texting me, i am on the train now', text);
      expect(answersOf(conversation)[SITUATION] ?? []).not.toContain('train');
      expect(conversation.said()).toContain('I have removed this');
    },
  );

  test('but who is at one with them behind is', async () => {
    const { [SITUATION]: situation } = answersOf(await afterTyping("he followed me off the train, i'm at the station"));
    expect(situation).toEqual(['train']);
  });
});

describe('who it is that does it', () => {
  test.each([
    ["im 14. there's this boy whos 17 from another school and he has screenshots of me", 'acquaintance'],
    ['A young man from the gardening firm, which I let go, rings my bell late at night', 'acquaintance'],
    ["there's a customer keeps ringing me", 'colleague'],
    ["it's a lad from the takeaway, he keeps messaging me", 'acquaintance'],
    ['my boss is lovely but her husband follows me', 'acquaintance'],
    ['my boss keeps touching me', 'colleague'],
    ['a woman whose boiler i fitted keeps texting me', 'colleague'],
  ])('is heard in the message that tells of them: "%s"', async (text, who) => {
    expect(answersOf(await afterTyping('no', text))[WHO_DOES_IT]).toEqual([who]);
  });

  test.each([
    'she told my manager i hit her',
    'no no. you understand wrong. I did NOT hit her. she is lying to my manager. why you say i hurt somebody',
    'she lies to my boss about me',
  ])('stays the one when somebody is only told: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'my ex girlfriend texts me all day, we split 5 weeks ago', text);
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['ex-recent']);
  });

  test('is no partner who was only found out about', async () => {
    const conversation = await afterTyping('no', 'my parents found out about my boyfriend and now they follow me');
    expect(answersOf(conversation)[WHO_DOES_IT]).not.toEqual(['partner']);
  });

  test('is not who somebody is worried about', async () => {
    const conversation = await afterTyping('no', "it's my sister Carol I'm worried about, someone follows her");
    expect(answersOf(conversation)[WHO_DOES_IT]).not.toEqual(['family']);
  });
});

test('who says that he is not violent has not said that he is not fixated', async () => {
  const conversation = await afterTyping(
    'no',
    "im 14, it's me. a boy from another school says he'll send my pic to everyone",
    'no hes not violent lol. he just said hed send the pic. and idk what fixated even means',
  );
  expect(answersOf(conversation).fixated).toBeUndefined();
});

test.each(['i didnt say hes NOT fixated?? i said hes not violent', 'i never said hes not fixated'])(
  'nor has who never said that: "%s"',
  async (text) => {
    const conversation = await afterTyping('no', "it's me. a boy from another school keeps texting me all day", text);
    expect(answersOf(conversation).fixated).toBeUndefined();
  },
);

test('who goes to sleep has not said that it changed how they live', async () => {
  const conversation = await afterTyping('no', 'my ex keeps texting me', 'ok thank you, i go sleep now');
  expect(answersOf(conversation).effect).toBeUndefined();
  expect(answersOf(await afterTyping('no', 'i cant go to sleep, i cant sleep at all')).effect).toBeDefined();
});

describe('a home that nobody got into', () => {
  const TOLD = ['no', 'my ex texts me all day, he got into my house last week'];
  const isNoted = (answers: ReturnType<typeof answersOf>) =>
    answers[WHAT]?.includes('break-in') === true || answers[SIGNS]?.includes('got-in') === true;

  test.each([
    'no he hasnt got into my home',
    'he never came in',
    'take that off, nobody got into any home',
    'no!! wrong. nobody got into any home. please take that off',
    'why does it say getting into the home again?? i told you no. he doesnt come in anywhere',
    'nr 3 is wrong, he never came into my home',
  ])('is taken off in every question: "%s"', async (text) => {
    const conversation = await afterTyping(...TOLD);
    expect(isNoted(answersOf(conversation))).toBe(true);
    await conversation.type(text);
    expect(isNoted(answersOf(conversation))).toBe(false);
  });

  test.each([
    'he never came in but he got in through the window once',
    'why does he get into my home',
    'nobody believes that he got into my home',
  ])('and who says that he did keeps it: "%s"', async (text) => {
    expect(isNoted(answersOf(await afterTyping(...TOLD, text)))).toBe(true);
  });
});
