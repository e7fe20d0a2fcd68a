import { DANGER, SIGNS, WHAT, WHO_FOR, YOU } from '../../model/answers';
import type { Conversation } from '../journeys/conversation';
import { afterTyping, answersOf } from './typed';

const FIXATED = 'fixated';
const CHOIR = ['no', 'a man I know from choir brings me flowers every sunday and rings me every night'];

async function atQuestion(question: string, ...told: readonly string[]): Promise<Conversation> {
  const conversation = await afterTyping(...told);
  for (let i = 0; i < 9 && conversation.asked() !== question; i++) await conversation.type('skip');
  expect(conversation.asked()).toBe(question);
  return conversation;
}

describe('a word of the list that somebody only says back', () => {
  test.each([
    'Strangling? Weapons? Good heavens. I find this list most offensive',
    'weapons?? what on earth. he is a tenor',
    'Strangling? Certainly not, what a question',
    'kill me? dont be daft',
    'strangling, weapons? god no',
  ])('was not told: "%s"', async (text) => {
    const conversation = await atQuestion(SIGNS, ...CHOIR);
    await conversation.type(text);
    const { [SIGNS]: signs = [], [WHAT]: what = [] } = answersOf(conversation);
    expect(signs.filter((one) => one !== 'none')).toEqual([]);
    expect(what).not.toContain('threats');
    expect(what).not.toContain('hurt');
    expect(conversation.said()).not.toContain('pressure on my neck');
  });

  test.each([
    'Strangling? yes once, in march',
    'Weapons? He has a knife in the car',
    'strangling? he did that last year',
  ])('was told, if what follows says so: "%s"', async (text) => {
    const conversation = await atQuestion(SIGNS, ...CHOIR);
    await conversation.type(text);
    expect(answersOf(conversation)[SIGNS]?.some((one) => one !== 'none')).toBe(true);
  });

  test.each([
    'Fixated? I am an old man, she is a woman of perhaps thirty-five. I hardly think so.',
    'fixated? hardly',
    'Fixated? I would not say that',
  ])('is no yes to a question: "%s"', async (text) => {
    const conversation = await atQuestion(FIXATED, ...CHOIR);
    await conversation.type(text);
    expect(answersOf(conversation)[FIXATED]).not.toEqual(['yes']);
  });
});

test.each([
  'fixated i dont know. he parks his van right across my drive so i cant get out for work',
  'fixated not sure. he waves at me from the gallery',
  'fixated, no idea. he sings at me',
])('who does not know whether they are fixated has not said yes: "%s"', async (text) => {
  const conversation = await atQuestion(FIXATED, ...CHOIR);
  await conversation.type(text);
  expect(answersOf(conversation)[FIXATED]).toEqual(['unsure']);
});

describe('what will not happen, or must not', () => {
  test.each([
    'no none of that hes not going to strangle me hes a wet lettuce',
    'hes never going to strangle me lol',
    'she isnt about to stab me or anything',
  ])('is not told as something that did: "%s"', async (text) => {
    const conversation = await atQuestion(SIGNS, ...CHOIR);
    await conversation.type(text);
    const { [SIGNS]: signs = [], [WHAT]: what = [] } = answersOf(conversation);
    expect(signs).not.toContain('strangled');
    expect(signs).not.toContain('weapon');
    expect(what).not.toContain('hurt');
    expect(conversation.said()).not.toContain('pressure on my neck');
  });

  test.each([
    'he posted me a birthday card and hes not meant to contact me thats his BAIL',
    'he isnt allowed to contact me, its a condition',
    'he is not supposed to message me at all',
  ])('takes nothing off that was told: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'my ex keeps messaging me and waits at my work, we split in march');
    expect(answersOf(conversation)[WHAT]).toContain('contact');
    await conversation.type(text);
    expect(answersOf(conversation)[WHAT]).toContain('contact');
  });
});

describe('"none", and then something after all', () => {
  test.each([
    'oh blimey no. nothing like that. well it is getting a bit more i suppose, was once a week now its most days',
    'no nothing like that but it is getting worse',
    'none of those although it is every day now, it was once a month',
  ])('is not none: "%s"', async (text) => {
    const conversation = await atQuestion(SIGNS, ...CHOIR);
    await conversation.type(text);
    expect(answersOf(conversation)[SIGNS]).not.toEqual(['none']);
  });
});

describe('"yes or no" is asked, and answers nothing', () => {
  test.each([
    'shud i give him my adress yes or no',
    'does 999 work for dundee from here yes or no',
    'do they laugh at men, yes or no?',
  ])('"%s"', async (text) => {
    for (const question of [SIGNS, FIXATED]) {
      const conversation = await atQuestion(question, ...CHOIR);
      await conversation.type(text);
      expect(answersOf(conversation)[question]).toBeUndefined();
    }
  });
});

describe('who takes back what was noted', () => {
  const fixated = async () => {
    const conversation = await afterTyping('no', 'my ex is obsessed with me, he rings me every day, we split in june');
    await conversation.pressValue({ kind: 'answer', question: FIXATED, answer: ['yes'] });
    return conversation;
  };

  test.each([
    'i never said fixated, i said i dont know',
    'take off that fixated',
    'it says it right there, they seem fixated on you. i never said that',
    'dont be daft. i told you twice i never said fixated',
    'please remove fixated',
    'I did not say she was fixated, I said quite the reverse',
    'you can take fixated off',
  ])('has it taken back: "%s"', async (text) => {
    const conversation = await fixated();
    await conversation.type(text);
    expect(answersOf(conversation)[FIXATED] ?? []).not.toContain('yes');
  });

  test('is not told that there is nothing like it', async () => {
    const conversation = await fixated();
    for (let i = 0; i < 9 && conversation.asked() !== undefined; i++) await conversation.type('skip');
    await conversation.type(
      'stalking?? dont be daft. he doesnt fancy me hes just nasty. and i told you twice i never said fixated',
    );
    expect(conversation.said()).not.toContain('nothing like it');
    expect(answersOf(conversation)[FIXATED] ?? []).not.toContain('yes');
  });
});

describe('who they are', () => {
  const man = async () => {
    const conversation = await afterTyping('no', 'a girl from tinder sends me 40 messages a day');
    await conversation.pressValue({ kind: 'answer', question: YOU, answer: ['man'] });
    return conversation;
  };

  test.each([
    'what do i say to my boss. he look at me like i am a woman beater',
    'they treat me as if i am a woman',
    'he says i am like a woman',
  ])('is not what they are likened to: "%s"', async (text) => {
    const conversation = await man();
    await conversation.type(text);
    expect(answersOf(conversation)[YOU]).toEqual(['man']);
  });

  test('is put right in so many words', async () => {
    const conversation = await afterTyping('no', 'a girl from tinder sends me 40 messages a day');
    await conversation.pressValue({ kind: 'answer', question: YOU, answer: ['woman'] });
    await conversation.type('what?? i am MAN. i am not woman');
    expect(answersOf(conversation)[YOU]).toEqual(['man']);
  });

  test.each(['this write i am a woman. is not for me this page. ok bye', 'this is not for me', 'not for me this page'])(
    'stays, when a page is not for them: "%s"',
    async (text) => {
      const conversation = await man();
      const before = answersOf(conversation)[WHO_FOR];
      await conversation.type(text);
      expect(answersOf(conversation)[WHO_FOR]).toEqual(before);
    },
  );
});

describe('somebody harmless near by', () => {
  test.each([
    'will that tell my mum. i dont want to ring anyone shes downstairs',
    'no my mum is downstairs. did u call the police??',
    'my mum is in the next room so i cant talk',
    'dads downstairs watching telly',
    'my flatmate is in the kitchen',
  ])('is no danger: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'me im 13. a boy off roblox wants my address', text);
    expect(answersOf(conversation)[DANGER]).toEqual(['no']);
    expect(conversation.said()).not.toContain('Call 999 now');
  });

  test.each([
    'my dad is downstairs with a knife',
    'mum is coming upstairs to hit me',
    'my dad is coming up the stairs hes going to kill me',
  ])('but not who is the danger: "%s"', async (text) =>
    expect(answersOf(await afterTyping('no', 'me im 13. my dad hits me', text))[DANGER]).toEqual(['yes']),
  );
});

test.each([
  'We bought that barometer in Whitby in 1968, on the honeymoon.',
  'she got the ring from a shop in Leeds',
  'he sent me a card he bought in Cardiff',
])('a place in which something was bought is not where they live: "%s"', async (text) => {
  const conversation = await afterTyping(...CHOIR, text);
  expect(answersOf(conversation).where).toBeUndefined();
});

test.each(['MARCH. i literally just said march', 'march', 'in march i said', 'june like i said'])(
  'a month answers when they split up: "%s"',
  async (text) => {
    const conversation = await afterTyping('no', 'my ex rings me every day and waits outside my work');
    for (let i = 0; i < 9 && conversation.asked() !== 'who'; i++) await conversation.type('skip');
    await conversation.type(text);
    expect(answersOf(conversation).who).toEqual(['ex-recent']);
  },
);

describe('worn out', () => {
  test.each([
    "Mind it? Naturally I mind it, I have not had a night's sleep since Michaelmas. What a question. Forgive me, I am tired.",
    'im tired thats all, been up since five',
    'no im just tired, he rang all night',
    'im knackered, three nights of this',
  ])('is not asked whether they want to die: "%s"', async (text) => {
    const conversation = await afterTyping(...CHOIR, text);
    expect(conversation.said()).not.toContain('ending your life');
  });
});

describe('who denies that they want to die', () => {
  test.each([
    'no i mean tired. not kill myself nothing like that. i got my girl every 2 weekend',
    'no no im not suicidal nothing like that',
  ])('has not said that none of a list happened: "%s"', async (text) => {
    const conversation = await atQuestion(SIGNS, ...CHOIR);
    await conversation.type(text);
    expect(answersOf(conversation)[SIGNS]).toBeUndefined();
  });

  test.each([
    'That will do. Goodbye.',
    'tyre. he let down my TYRE. if it go on motorway im dead',
    'ok thats all for now goodbye',
  ])('or says nothing of it, is not asked: "%s"', async (text) => {
    const conversation = await afterTyping(...CHOIR, text);
    expect(conversation.said()).not.toContain('ending your life');
  });
});

test.each(['HE want kill me not me', 'he wants to kill me', 'they want to hurt us'])(
  'who says that somebody wants to hurt them has told a threat: "%s"',
  async (text) => {
    const conversation = await afterTyping(...CHOIR, text);
    expect(answersOf(conversation)[SIGNS]).toContain('kill-threat');
  },
);

test.each(['I did not say he is unable to stop', 'i never said he cant stop'])(
  'a conclusion that was never said is taken back: "%s"',
  async (text) => {
    const conversation = await afterTyping(...CHOIR);
    await conversation.pressValue({ kind: 'answer', question: 'obsessive', answer: ['yes'] });
    await conversation.type(text);
    expect(answersOf(conversation).obsessive ?? []).not.toContain('yes');
    expect(conversation.said()).not.toContain('nothing to be ashamed of');
  },
);

test.each(['my neighbour keeps banging on the wall', 'my landlord keeps letting himself in'])(
  'who tells what somebody does, when asked to whom it happens, is the one: "%s"',
  async (text) => {
    const conversation = await afterTyping('no');
    expect(conversation.asked()).toBe(WHO_FOR);
    await conversation.type(text);
    expect(answersOf(conversation)[WHO_FOR]).not.toEqual(['someone-else']);
  },
);

test.each([
  'police useless. i rang last year about my diesel stolen nobody come',
  'i rang the police about it and they said keep a diary',
  'will i look daft ringing the police about parking',
])('a call to the police is none of theirs: "%s"', async (text) => {
  const conversation = await afterTyping('no', 'my neighbour parks across my drive every day', text);
  expect(answersOf(conversation)[WHAT] ?? []).not.toContain('contact');
});

describe('care is not lowered on a guess', () => {
  test.each([
    'i love it here but he follows me to work every day',
    'my ex rings me every day. i love it when hes away',
  ])('by what is loved beside it: "%s"', async (text) => {
    const conversation = await afterTyping('no', text);
    expect(answersOf(conversation).unwanted ?? []).not.toContain('no');
  });

  test('by one sign that is refused: the others are asked', async () => {
    const conversation = await atQuestion(SIGNS, ...CHOIR);
    await conversation.type('Strangling? Certainly not');
    expect(answersOf(conversation)[SIGNS]).not.toEqual(['none']);
    expect(conversation.asked()).toBe(SIGNS);
  });

  test('by a calm word in the middle of what may be danger', async () => {
    const conversation = await afterTyping(
      'i think he might come for me again like last time and i am frightened. he is at his mums. he had a knife on him when he left and he knows i am here',
    );
    expect(answersOf(conversation)[DANGER]).not.toEqual(['no']);
  });

  test('by a "no" before what they cannot stop', async () => {
    const conversation = await afterTyping(...CHOIR);
    await conversation.pressValue({ kind: 'answer', question: 'obsessive', answer: ['yes'] });
    await conversation.type('no, he is unable to stop');
    expect(answersOf(conversation).obsessive).toEqual(['yes']);
  });
});

test('where somebody lives is heard beside when they married', async () => {
  const conversation = await afterTyping(...CHOIR, 'i live in Luton, we got married in 2010 and split in june');
  expect(answersOf(conversation).where).toEqual(['luton']);
});
