import { DANGER, SIGNS, WHAT, WHO_DOES_IT, YOU } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

const GROOMED = ['no', 'im 13. a man off a game messages me all day and wants pics of me'];
const OUTCOME = [
  'no danger. a man who viewed a house with me sends me flowers and turns up at my office nearly every day since september, I told him to stop, I live in Sandy',
  'none of these',
];

describe('that nobody is in danger now', () => {
  test.each([
    'no not rn im at home just got in off nights. wanted to ask about this man whos been finding me at work',
    'Hello. My husband he left 4 month ago but he is follow my car. I am now at work, it is ok now',
    'no not right now I just want to know if this counts, he keeps messaging me',
  ])('is heard at the first time: "%s"', async (text) => {
    expect(answersOf(await afterTyping(text))[DANGER]).toEqual(['no']);
  });

  test.each(['not now he is kicking the door in', 'its ok now he has put the knife down but he is still here'])(
    'is not taken from who is in danger: "%s"',
    async (text) => {
      const conversation = await afterTyping(text);
      expect(answersOf(conversation)[DANGER]).not.toEqual(['no']);
      expect(conversation.said()).toContain('999');
    },
  );
});

describe('on the screen with 999', () => {
  test.each([
    'no hes on discord hes not here',
    'im safe im in my room. but if i dont send by tonight everyone gets told',
  ])('who is safe is believed, whatever else they tell: "%s"', async (text) => {
    const conversation = await afterTyping('he is at my door with a knife');
    expect(answersOf(conversation)[DANGER]).toEqual(['yes']);
    await conversation.type(text);
    expect(answersOf(conversation)[DANGER]).toEqual(['no']);
  });

  test.each(['im safe i think but hes banging on the door now', 'hes not here yet hes on his way with a knife'])(
    'who is not stays there: "%s"',
    async (text) => {
      const conversation = await afterTyping('he is at my door with a knife', text);
      expect(answersOf(conversation)[DANGER]).toEqual(['yes']);
    },
  );
});

test('an hour that he sets is asked about, and is no screen with 999', async () => {
  const conversation = await afterTyping(...GROOMED, 'hes just messaged. says ive got til tonight');
  expect(answersOf(conversation)[DANGER]).toEqual(['no']);
  expect(conversation.said()).toContain('999');
});

test('what somebody threatens to say of a child is not noted of the child', async () => {
  const conversation = await afterTyping(...GROOMED, "he said if i dont send he'll tell my mates im gay");
  expect(answersOf(conversation)[YOU]).not.toContain('lgbt');
});

test('who says it of themselves is believed', async () => {
  expect(answersOf(await afterTyping('no', "i'm gay, he follows me home"))[YOU]).toContain('lgbt');
});

test('a thing at home is nobody in the home', async () => {
  const conversation = await afterTyping('no', 'my ex left in july. he follows my car', 'passports is in my house');
  expect(answersOf(conversation)[DANGER]).toEqual(['no']);
  expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('got-in');
});

test.each(['he is in my house', 'hes in my house now my passport is in my house too'])(
  'but somebody in the home is danger: "%s"',
  async (text) => {
    expect(answersOf(await afterTyping('no', 'my ex follows my car', text))[DANGER]).toEqual(['yes']);
  },
);

test('who is not outside is not watching', async () => {
  const conversation = await afterTyping('no', 'a lad sends me notes at work');
  await conversation.type('hes not outside i looked, curtains shut door locked');
  expect(answersOf(conversation)[WHAT]).not.toContain('watching');
});

test.each([
  'my husband he left 4 month ago but he is follow my car',
  'he is my husband but left in july. he does not live with us',
])('a husband who left is an ex: "%s"', async (text) => {
  const conversation = await afterTyping('no', text);
  expect(answersOf(conversation)[WHO_DOES_IT]?.some((one) => one.startsWith('ex'))).toBe(true);
});

test("a button's words are its press, whatever is said behind them", async () => {
  const conversation = await afterTyping('no', 'somebody sends me flowers every day and waits at my gym');
  for (let i = 0; i < 9 && conversation.asked() !== WHO_DOES_IT; i++) await conversation.type('skip');
  await conversation.type('someone else i know. ok cheers ill ring 101 and say nobody at home is to know');
  expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['acquaintance']);
});

test('what was taken off is not chosen again by likeness', async () => {
  const conversation = await afterTyping(
    'no',
    'I am a councillor and one of my clients, a resident, has sent me twenty emails a day since September',
    'He is not a client',
  );
  for (let i = 0; i < 9 && conversation.asked() !== WHO_DOES_IT; i++) await conversation.type('skip');
  await conversation.type('I told you who it is. A resident. I know of him, I should not say I know him.');
  expect(answersOf(conversation)[WHO_DOES_IT]).not.toEqual(['in-my-care']);
});

describe('at the outcome', () => {
  test.each([
    ['That is not what I asked. This is a parish council, not a public house.', 'I got that wrong'],
    ['u dont get it', 'I got that wrong'],
    ['ok thanks i feel a bit less mad now. going to bed x', 'Take care'],
  ])('who was misheard, or takes leave, is answered so: "%s"', async (text, word) => {
    const conversation = await afterTyping(...OUTCOME, text);
    expect(conversation.said()).toContain(word);
  });
});

describe('nothing below hides danger', () => {
  test.each([
    'im safe but he wont leave',
    'im safe i think but i can still hear him',
    'i am safe as long as i stay in the bathroom',
    'im safe? dont know',
    'im safe till he comes back from the shop',
    'im safe i locked myself in the loo',
    'no hes online on his phone outside',
    "it's only on the phone but he has my son",
  ])('on the screen with 999: "%s"', async (text) => {
    const conversation = await afterTyping('he is at my door with a knife', text);
    expect(answersOf(conversation)[DANGER]).toEqual(['yes']);
  });

  test.each([
    'he is holding a knife on me says ive had till monday',
    'he is in my kitchen, says ive got till tonight',
    "he's at the door, he gave me till morning to pay",
  ])('at the beginning: "%s"', async (text) => {
    expect(answersOf(await afterTyping(text))[DANGER]).toEqual(['yes']);
  });

  test.each([
    'the dog is in the house with him and he is killing it',
    'my keys are in my house and he is in my house too',
    'my stuff is in the house he is burning it now',
  ])('after a no: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'my ex follows my car', text);
    expect(conversation.said()).toContain('999');
  });

  test.each(['last night he got in and he hasnt left', 'on Friday he punched me, bleeding wont stop'])(
    'in the record: "%s"',
    async (text) => {
      const conversation = await afterTyping('no', 'I want to write down what happened', 'begin my record', text);
      expect(conversation.said()).toContain('999');
    },
  );

  test('and who begins with a wish to write is told to be seen by a doctor', async () => {
    const conversation = await afterTyping('i want to write down what happened. on friday he strangled me');
    expect(conversation.said()).toContain('medical help');
  });
});

describe('what was noted stays', () => {
  test.each([
    'it says nothing about the strangling, thats wrong',
    'it says no weapon, not true he has one',
    'the list says about 101 being free, that is not true',
    'it says he will kill me. that is wrong isnt it',
    'it still shows him following me on the app',
    'it still has his threats on the wall where he sprayed it',
  ])('where it is not what is called wrong: "%s"', async (text) => {
    const conversation = await afterTyping(
      'no',
      'my ex threatened to kill me, he has a knife, he broke into my house, he strangled me and he follows me everywhere and watches me',
    );
    const before = answersOf(conversation);
    await conversation.type(text);
    const after = answersOf(conversation);
    for (const one of before[SIGNS] ?? []) expect(after[SIGNS]).toContain(one);
    for (const one of before[WHAT] ?? []) expect(after[WHAT]).toContain(one);
  });

  test.each([
    ['my partner now, no my ex, we split in may', 'partner'],
    ['someone else i know. my ex boyfriend', 'acquaintance'],
    ['someone in the family. sorry i mean my exs family, its my ex behind it', 'family'],
  ])("a button's words do not go before what takes them back: %s", async (text, label) => {
    const conversation = await afterTyping('no', 'somebody sends me flowers every day and waits at my gym');
    for (let i = 0; i < 9 && conversation.asked() !== WHO_DOES_IT; i++) await conversation.type('skip');
    await conversation.type(text);
    expect(answersOf(conversation)[WHO_DOES_IT]).not.toEqual([label]);
  });
});

describe('the list of signs is not answered with "none" by', () => {
  test.each([
    'not any of these because he did all of them',
    'not any of that? all of it',
    'none of that. he squeezed till i saw stars',
    'no. he rapes me',
  ])('"%s"', async (text) => {
    const conversation = await afterTyping(
      'no',
      'a man I know from choir brings me flowers every sunday and rings me every night',
    );
    for (let i = 0; i < 9 && conversation.asked() !== SIGNS; i++) await conversation.type('skip');
    await conversation.type(text);
    expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('none');
  });
});

test.each(['i want something to take with me when i run from him tonight', 'victim support, he found me'])(
  'the question about danger goes first: "%s"',
  async (text) => {
    expect((await afterTyping(text)).asked()).toBe(DANGER);
  },
);
