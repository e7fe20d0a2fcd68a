import { DANGER, FIXATED, SIGNS, WHAT, WHERE, WHO_DOES_IT } from '../../model/answers';
import type { Conversation } from '../journeys/conversation';
import { afterTyping, answersOf } from './typed';

const CALLER = ['no', 'a man from my choir keeps ringing me and following me, I want it to stop'];

async function upTo(question: string, ...told: readonly string[]): Promise<Conversation> {
  const conversation = await afterTyping(...told);
  for (let i = 0; i < 9 && conversation.asked() !== question; i++) await conversation.type('skip');
  expect(conversation.asked()).toBe(question);
  return conversation;
}

describe('that nobody is in danger now is heard in a story that begins with it', () => {
  test.each([
    'no now is ok. is brother of my supervisor. he is waiting in car park when i finish, many times',
    'Good afternoon. I am not in immediate danger. A parent of one of my pupils has been harassing me for seven months.',
    'As I stated, I am not in immediate danger. He sends in the region of forty emails a week to my school account.',
    "I don't think I am in danger, no, I've just had my soup. It is about the man next door.",
  ])('"%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(answersOf(conversation)[DANGER]).toEqual(['no']);
    expect(conversation.asked()).not.toBe(DANGER);
  });

  test.each([
    'not in immediate danger but he is outside with a knife',
    'he says I am not in immediate danger and he is at the door now',
    'am i in immediate danger if he is outside',
  ])('but not where more is said: "%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(answersOf(conversation)[DANGER]).not.toEqual(['no']);
  });
});

describe('whether they seem fixated is taken as it is said', () => {
  test.each([
    'no i said NOT fixated. he just hates me',
    'not fixated i said that twice',
    'fixated lmao hes not in love with me. he just hates me cos of what happened w her',
    'he isnt obsessed, he just hates me',
  ])('no: "%s"', async (text) => {
    const conversation = await upTo(FIXATED, ...CALLER);
    await conversation.type(text);
    expect(answersOf(conversation)[FIXATED]).not.toEqual(['yes']);
  });

  test.each([
    "Fixated, I wouldn't like to say that about him. The trouble is I am not sure if it is him or if it is me.",
    'I would not like to say',
    'hard to say',
  ])('neither: "%s"', async (text) => {
    const conversation = await upTo(FIXATED, ...CALLER);
    await conversation.type(text);
    expect(answersOf(conversation)[FIXATED]).toEqual(['unsure']);
  });

  test('what he has not done is no answer to it', async () => {
    const conversation = await upTo(FIXATED, ...CALLER);
    await conversation.type('he hasnt called me, I called YOU. the police.');
    expect(answersOf(conversation)[FIXATED]).not.toEqual(['no']);
  });

  test.each([
    'what?? I never said that. he IS fixated he sits outside my mums for HOURS',
    'thats wrong. he is fixated on me',
  ])('and put right: "%s"', async (text) => {
    const conversation = await upTo(FIXATED, ...CALLER);
    await conversation.type('no');
    await conversation.type(text);
    expect(answersOf(conversation)[FIXATED]).toEqual(['yes']);
  });
});

describe('an answer may be named by its place in the list', () => {
  test.each([
    ['ffs. yes the first one obviously i just told you. never had a weapon', ['kill-threat']],
    ['the second one yeah. they say theyll do it if i ignore them. so i answer. every time.', ['suicide-threat']],
    ['the first and the third', ['kill-threat', 'weapon']],
    ['I said the second one', ['suicide-threat']],
    ['None of the items listed apply, save possibly the eighth', ['worse']],
    ['the first one please', ['kill-threat']],
  ])('"%s"', async (text, signs) => {
    const conversation = await upTo(SIGNS, ...CALLER);
    await conversation.type(text);
    expect(answersOf(conversation)[SIGNS]?.slice().sort()).toEqual(signs.slice().sort());
  });

  test.each([
    'the first one he sent was a bunch of lilies',
    'the second time he came I hid',
    'it was the third night he rang',
    'at first he was nice',
  ])('but no story is a choice: "%s"', async (text) => {
    const conversation = await upTo(SIGNS, ...CALLER);
    await conversation.type(text);
    expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('kill-threat');
    expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('suicide-threat');
    expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('weapon');
  });
});

describe('who does it is the one who is told of', () => {
  test.each([
    ['no now is ok. is brother of my supervisor. he is waiting in car park when i finish, many times', 'acquaintance'],
    ['A parent of one of my pupils has been harassing me for seven months', 'acquaintance'],
    ['It is about Mr Pearce next door, he has been our neighbour for twenty years', 'neighbour'],
  ])('"%s"', async (text, who) => {
    const conversation = await afterTyping('no', text);
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual([who]);
  });

  test.each([
    'I am 82 and I live on my own since Ronald passed, that was four years ago in March.',
    'my husband died three years ago and I live alone',
    'since my late wife passed away I keep myself to myself',
  ])('and nobody who has died: "%s"', async (text) => {
    const conversation = await afterTyping('no', text);
    expect(answersOf(conversation)[WHO_DOES_IT]).toBeUndefined();
  });

  test('who was wrongly noted is put right', async () => {
    const conversation = await upTo(WHO_DOES_IT, 'no', 'he waits outside my school and says he will batter me');
    await conversation.type('an ex');
    await conversation.type(
      'An ex? Whatever do you mean, Ronald was my husband 54 years and he is dead. It is about Mr Pearce next door, he has been our neighbour for twenty years.',
    );
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['neighbour']);
  });
});

describe('what is put right takes off that and nothing else', () => {
  test('no tracker, but the car', async () => {
    const conversation = await upTo(SIGNS, ...CALLER);
    await conversation.type('only one time he drive behind me in his car to dunstable');
    expect(answersOf(conversation)[SIGNS]).toEqual(['tracked']);
    expect(conversation.said()).not.toContain('Moving it or switching it off');
    await conversation.type('and no tracker. rest ok');
    expect(answersOf(conversation)[SIGNS]).toEqual(['tracked']);
  });

  test('no new address, but he got in', async () => {
    const conversation = await afterTyping('no', 'He has started letting himself in with a key when I am at church');
    expect(answersOf(conversation)[WHAT]).toContain('break-in');
    await conversation.type('I have lived here since 1968, there is no new adress.');
    expect(answersOf(conversation)[WHAT]).toContain('break-in');
  });

  test('what should not be read is there all the same', async () => {
    const conversation = await afterTyping('no', 'he sends me forty emails a week');
    expect(answersOf(conversation)[WHAT]).toContain('contact');
    await conversation.type("The headteacher's view is that I should simply not read the emails.");
    expect(answersOf(conversation)[WHAT]).toContain('contact');
  });

  test('the calls that the person made are none of theirs', async () => {
    const conversation = await afterTyping(
      'no',
      'my ex has been following me and ive rung you lot 3 times and you did NOTHING',
    );
    expect(answersOf(conversation)[WHAT]).not.toContain('contact');
  });

  test('gestures and looks', async () => {
    const conversation = await afterTyping('no', 'the father of a pupil shouts and makes rude gestures at me');
    expect(answersOf(conversation)[WHAT]).toContain('abuse');
    await conversation.type('There have been no insults in person, gestures or looks; please strike that out.');
    expect(answersOf(conversation)[WHAT] ?? []).not.toContain('abuse');
  });
});

describe('danger in plain words', () => {
  test.each([
    'No dear. Oh I hear the back door now, somebody is in the kitchen and Lucy is not due till Thursday',
    'no. hang on theres someone in the house',
    'there is a man in my garden right now trying the back door',
    'he always shouts at me. now he is at the door',
    'he always knows where i am and now he is at the door',
  ])('brings up 999, whatever is asked: "%s"', async (text) => {
    const conversation = await upTo(FIXATED, ...CALLER);
    await conversation.type(text);
    expect(answersOf(conversation)[DANGER]).toEqual(['yes']);
  });

  test.each([
    'there was someone in the kitchen last week',
    'what if someone is in the house when I get home',
    'my mum is in the kitchen',
    'he got three years and now hes inside',
    'he used to come round every day and now he is outside my work instead',
    'sometimes I think somebody is in the house',
  ])('but not what is past, feared or harmless: "%s"', async (text) => {
    const conversation = await upTo(FIXATED, ...CALLER);
    await conversation.type(text);
    expect(answersOf(conversation)[DANGER]).not.toEqual(['yes']);
  });

  test('who stood at the bed got in', async () => {
    const conversation = await upTo(WHERE, ...CALLER);
    await conversation.type('On Sunday I woke from my nap and he was stood at the foot of the bed.');
    expect(answersOf(conversation)[SIGNS]).toContain('got-in');
  });

  test('who stabbed somebody has a weapon', async () => {
    const conversation = await upTo(FIXATED, ...CALLER);
    await conversation.type('he just hates me. and he stabbed someone last year so thats nice');
    expect(answersOf(conversation)[SIGNS]).toContain('weapon');
  });

  test.each([
    'rung them theyre sending someone. doors locked mums with me. hes driven off now',
    'ok rang. they said theyre sending someone',
  ])('and who has rung is not told to ring: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'hang on. my ex is outside banging on the door');
    expect(answersOf(conversation)[DANGER]).toEqual(['yes']);
    await conversation.type(text);
    expect(conversation.said()).not.toContain('Call 999 now');
  });
});

test('what is told beside the place of an answer is kept as well', async () => {
  const conversation = await upTo(SIGNS, ...CALLER);
  await conversation.type('yes the first one obviously. never had a weapon. he did have me by the neck once');
  expect(answersOf(conversation)[SIGNS]?.slice().sort()).toEqual(['kill-threat', 'strangled']);
});

test('who asks to see the notes has not said yes to thoughts of dying', async () => {
  const conversation = await upTo(WHERE, ...CALLER);
  await conversation.type('some days i just think itd be easier if i wasnt around');
  await conversation.type('what have i told you');
  expect(conversation.said()).not.toContain('Thoughts of suicide');
});

test('who tells of evidence beside the last answer is shown the outcome', async () => {
  const conversation = await upTo(WHERE, ...CALLER);
  await conversation.type('bedford. the knife story is real tho i screenshotted it');
  expect(conversation.said()).toMatch(/This (sounds like|may be)/);
});

describe('a customer is a customer', () => {
  const REGULAR = ['not now im at work', 'he waits outside when we close. hes a regular at the shop hes like 50'];

  test('who says so in place of "from work" is not asked again', async () => {
    const conversation = await afterTyping(...REGULAR);
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['colleague']);
    await conversation.type('hes not from work hes a customer');
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['colleague']);
    expect(conversation.said()).not.toContain('it is someone from work');
  });

  test.each(['a customer', 'customer. the one that says customer. dont know his name, he pays cash'])(
    '"%s"',
    async (text) => {
      const conversation = await upTo(
        WHO_DOES_IT,
        'no',
        'he waits outside and follows me home, more than once, it frightens me',
      );
      await conversation.type(text);
      expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['colleague']);
    },
  );
});

describe('who will be alone when they come is told what to do before', () => {
  test.each([
    'i close at 8 tonight. im on my own for the last hour',
    'i mean i close the shop on my own tonight and hes there at 8',
  ])('"%s"', async (text) => {
    const conversation = await afterTyping(
      'no',
      'a customer waits for me outside the shop every shift, he scares me',
      'no',
    );
    await conversation.type(text);
    expect(conversation.said()).toContain('Try not to be there, or not alone');
    expect(conversation.said()).not.toContain('ending your life');
  });
});

test.each([
  [
    'should i ring HER i mean, the ex. have it out with her on the phone. good idea or bad idea',
    'Please do not, however',
  ],
  ['Which of those first, the stalking one or the 101?', 'ring the stalking helpline first'],
  ['what can i actually do about the posts? she put my name', 'report the post'],
  ["I don't want the Samaritans, nobody is suicidal. which do I ring first", 'ring the stalking helpline first'],
])('the very question is answered: "%s"', async (text, answer) => {
  const conversation = await upTo(WHERE, ...CALLER);
  await conversation.type('Luton');
  await conversation.type(text);
  expect(conversation.said()).toContain(answer);
  expect(conversation.said()).not.toContain('If it ever gets too much');
});

describe('what only sounds alike is not that', () => {
  test.each([
    'how is he not obsessed',
    'if thats not obsessed I dont know what is',
    'my sister says he is not fixated on me but I think he is',
    'he is not in love with her, he is in love with me',
    'he says he is not obsessed with me, but he sits outside every night',
  ])('no "not fixated": "%s"', async (text) => {
    const conversation = await upTo(FIXATED, ...CALLER);
    await conversation.type(text);
    expect(answersOf(conversation)[FIXATED]).not.toEqual(['no']);
  });

  test.each([
    'my ex has a knife he is outside and they are sending someone round to do me',
    'they are at my door and they are sending someone round with a gun',
    'my ex is in the garden and his mates said they are sending someone round tonight',
  ])('no help that comes: "%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(conversation.said()).toContain('Call 999 now');
  });

  test.each([
    'someone in my house',
    'it is someone in my house',
    'I told a man in the kitchen about it',
    'I went on a date with a man in the house',
    'he pays someone in the flat below',
    'my boss says a man is in the garage every day',
  ])('nobody who got in: "%s"', async (text) => {
    const conversation = await upTo(WHO_DOES_IT, 'no', 'I get followed home, more than once, it frightens me');
    await conversation.type(text);
    expect(answersOf(conversation)[DANGER]).toEqual(['no']);
  });

  test('no husband who has died', async () => {
    const conversation = await afterTyping('no', 'he is my husband 12 years, he beats me and follows me');
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['partner']);
  });

  test.each(['no, the first one no', 'no not the first one, never the second one'])(
    'and no answer of the list: "%s"',
    async (text) => {
      const conversation = await upTo(SIGNS, ...CALLER);
      await conversation.type(text);
      expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('none');
      expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('kill-threat');
    },
  );
});

test("a child's wish not to wake up, told by a parent, brings who listens", async () => {
  const conversation = await afterTyping(
    'no its my son, he is 15',
    "he told his nan last night he'd be better off not waking up and I don't know what to do",
  );
  expect(conversation.said()).toContain('116 123');
});
