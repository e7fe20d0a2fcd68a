import { Conversation, MORNING, realKnowledge } from '../journeys/conversation';
import { afterTyping, answersOf } from './typed';

const DANGER_QUESTION = 'danger';
/** What somebody tells so that an outcome stands on the screen. */
const STALKED =
  'no danger. a man who viewed a house with me sends me flowers and turns up at my office nearly every day since september, I told him to stop, I live in Sandy';

async function atOutcome(...lines: readonly string[]): Promise<Conversation> {
  const conversation = await afterTyping(STALKED);
  await conversation.press('None of these');
  expect(conversation.reached).toEqual(['stalking']);
  for (const line of lines) await conversation.type(line);
  return conversation;
}

describe('what may be danger', () => {
  test('is asked about once more where it is told twice, by who said that there was none', async () => {
    const conversation = await atOutcome('should I block her', 'she KNOWS im outside. she can see me');
    expect(conversation.asked()).toBeUndefined();
    expect(conversation.said()).toContain('999');
    await conversation.type('her cars at the end of the road. do i go in or drive off');
    expect(conversation.asked()).toBe(DANGER_QUESTION);
    await conversation.press('No, not right now');
    expect(conversation.asked()).toBeUndefined();
  });

  test('is not asked about again for what was said long before', async () => {
    const conversation = await atOutcome('she KNOWS im outside. she can see me', 'thank you', 'ok', 'is this private');
    await conversation.type('her cars at the end of the road. do i go in or drive off');
    expect(conversation.asked()).toBeUndefined();
  });

  test.each(['Safe? No.', "safe?? no I'm not"])('is never put off by a word that was refused: "%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(answersOf(conversation).danger).toBeUndefined();
    expect(conversation.said()).toContain('999');
    expect(conversation.asked()).toBe(DANGER_QUESTION);
  });

  test.each(['Danger? no', 'in danger? no, not now'])('is not made of the question itself: "%s"', async (text) => {
    expect(answersOf(await afterTyping(text)).danger).toEqual(['no']);
  });

  test.each([
    'i said im in my room at the start. no not in danger rn',
    'Not now. I said already. Why same question?',
    'I did just say, dear. Not in danger at present, no. But he rings my bell at night and stands there at the gate.',
    'like i said not right now. before i say anything is my mum gonna get told',
  ])('is put off by a sentence that says just that, whatever stands beside it: "%s"', async (text) => {
    const conversation = await afterTyping('he waits for me at the gate', text);
    expect(answersOf(conversation).danger).toEqual(['no']);
    expect(conversation.asked()).not.toBe(DANGER_QUESTION);
  });

  test('is not put off by a sentence where what is told is danger now', async () => {
    const conversation = await afterTyping('he waits at the gate', 'Not now. hes kicking my door in');
    expect(answersOf(conversation).danger).toEqual(['yes']);
  });

  test.each(['Danger? No idea', 'Okay? who knows'])('is not put off by doubt: "%s"', async (text) => {
    expect(answersOf(await afterTyping(text)).danger).not.toEqual(['no']);
  });

  test.each(['Suicidal? No one knows how close I am', 'Suicidal? No idea. Maybe'])(
    'and thoughts of death are heard in a question that no "no" refuses: "%s"',
    async (text) => {
      expect((await afterTyping(text)).said()).toContain('116 123');
    },
  );

  test('where to drive is answered on the screen with 999', async () => {
    const conversation = await afterTyping('no danger', 'theyre behind me now in the golf. im driving');
    await conversation.type('where do i drive to tho? police station or what');
    expect(conversation.said()).toContain('Do not drive home');
  });
});

test('who asks one thing after the other is not asked again and again to go on', async () => {
  const conversation = await afterTyping('should I answer my ex one last time to finish this?');
  expect(conversation.titles()).toContain('Carry on');
  await conversation.type('yes carry on but do screenshots count for the police');
  expect(conversation.titles()).not.toContain('Carry on');
  expect(conversation.asked()).toBe(DANGER_QUESTION);
});

describe('who is asked to go on', () => {
  test.each(['no danger', 'im safe', "I'm not in danger", 'not in danger, my ex texts me all day'])(
    'and says that there is no danger has answered that: "%s"',
    async (text) => {
      const conversation = await afterTyping('should i block him');
      expect(conversation.titles()).toContain('Carry on');
      await conversation.type(text);
      expect(answersOf(conversation).danger).toEqual(['no']);
      expect(conversation.asked()).not.toBe(DANGER_QUESTION);
      expect(conversation.asked()).toBeDefined();
    },
  );

  test.each(['i dont know if im in danger', 'am i not in danger?'])(
    'has put off nothing by what is no plain word: "%s"',
    async (text) => {
      const conversation = await afterTyping('should i block him', text);
      expect(answersOf(conversation).danger).toBeUndefined();
      expect(conversation.asked()).toBe(DANGER_QUESTION);
    },
  );

  test.each(['no', 'yes', 'not yet', 'not now'])('has said nothing of danger by a bare "%s"', async (text) => {
    const conversation = await afterTyping('should i block him', text);
    expect(answersOf(conversation).danger).toBeUndefined();
  });
});

test.each(['am i not in danger?', 'am i in danger?', 'are we safe'])(
  'whoever only asks it has said neither: "%s"',
  async (text) => {
    const conversation = await afterTyping('he rings me all night', text);
    expect(answersOf(conversation).danger ?? ['unsure']).toEqual(['unsure']);
    expect(conversation.said()).not.toContain('Call 999 now');
  },
);

test('who says that they do not know, beside anything, is not asked again and again about danger', async () => {
  const text =
    "I've told you that love, three times now. He's not here. I'm not sure. Can we get on because I've got to be at my sister's";
  const conversation = await afterTyping('my son shouts for money through the letterbox', text);
  expect(answersOf(conversation).danger).toEqual(['unsure']);
  expect(conversation.asked()).not.toBe(DANGER_QUESTION);
});

test('but who is not sure of something else in a story is asked', async () => {
  const conversation = await afterTyping('My ex waits outside my work every day. Is it stalking? I am not sure.');
  expect(answersOf(conversation).danger).toBeUndefined();
});

test('and "no, he is not here" is believed, whatever is told beside it', async () => {
  const text = "You keep asking me that. No, he is not here, it's twelve o'clock, he won't be up";
  const conversation = await afterTyping('my son shouts for money through the letterbox', text);
  expect(conversation.said()).not.toContain('Call 999 now');
});

test.each([
  'TWICE OR MORE. What is the law on this?',
  'More than once!! 14 emails. What law is it? The officer said it was civil. Is that right?',
])('an answer beside a question is not asked for again, be it what was noted before: "%s"', async (text) => {
  const conversation = await afterTyping('no danger. a woman from work emails my boss again and again');
  await conversation.pressValue({ kind: 'change', question: 'repeated' });
  await conversation.type(text);
  expect(conversation.asked()).not.toBe('repeated');
});

test('what was never said of one thing does not make it a single time: "I did not say she checks my phone"', async () => {
  const conversation = await afterTyping('no danger. a woman from work emails my boss again and again');
  expect(answersOf(conversation).repeated).toEqual(['several']);
  await conversation.type('I did not say she checks my phone');
  expect(answersOf(conversation).repeated).toEqual(['several']);
  expect(conversation.asked()).not.toBe('repeated');
});

describe('who was warned for their own behaviour', () => {
  const WARNED =
    'no. police came round tues and give me a bit of paper saying im a stalker. its my ex. im not a stalker i just want my stuff and my dog. what am i allowed to do';

  test.each([
    'what happens with my visa',
    'What is a stalking protection order?',
    'She messaged me first, do I answer her',
  ])('is told nothing that was written for victims: "%s"', async (text) => {
    const conversation = await afterTyping(WARNED, text);
    expect(conversation.said()).not.toMatch(
      /costs you nothing|what somebody does to you|you never owe|ask them\. Scotland/,
    );
    expect(conversation.said()).not.toContain('National Stalking Helpline');
  });

  test.each([
    'I think my ex is suicidal, she said she will kill herself, what do I do',
    'there is a tracker on my car, what do I do',
    'can you call the police for me',
  ])('is still told what helps in danger: "%s"', async (text) => {
    expect((await afterTyping(WARNED, text)).said()).not.toMatch(/I do not know enough|I am not sure that I know/);
  });

  test('is still told what holds for everybody', async () => {
    expect((await afterTyping(WARNED, 'is this private?')).said()).toContain('I keep it private');
  });
});

describe('the signs of high risk', () => {
  const SIGNS_ASKED = 'not in danger. he rings me all day, it has been months, we split in march';

  test.each([
    ['following by car, getting worse', ['tracked', 'worse']],
    ['7 and 8 I said you', ['tracked', 'worse']],
    ['Follow by car yes, number 7', ['tracked']],
  ])('takes an answer as people give it: "%s"', async (text, signs) => {
    const conversation = await afterTyping(SIGNS_ASKED);
    await conversation.pressValue({ kind: 'change', question: 'signs' });
    await conversation.type(text);
    expect(answersOf(conversation).signs).toEqual(expect.arrayContaining(signs));
  });

  test('leaves the car where only the tracker is denied', async () => {
    const conversation = await afterTyping(SIGNS_ASKED, 'his brother follows me in the car');
    await conversation.type('No tracker that I know of, just the car.');
    expect(answersOf(conversation).signs).toContain('tracked');
  });
});

test('a line that is for women only says so, to whoever has not said who they are', async () => {
  const conversation = await afterTyping('no danger. my ex kept hitting me and now rings me all day, I live in Luton');
  await conversation.pressValue({ kind: 'topic', topic: 'domestic-abuse' });
  const lines = conversation
    .said()
    .split('\n')
    .filter((one) => one.includes('0808 2000 247'));
  for (const one of lines) expect(one).toContain('for women');
  expect((await afterTyping('no danger', "my ex follows me. he's a bloke, so am I")).memory).toBeDefined();
  expect(answersOf(await afterTyping('no danger', "my ex follows me. he's a bloke, so am I")).you).toEqual(['man']);
});

test.each([
  'he waited until he saw me see him. tbh that was horrible. can i write that down somewhere',
  'no i mean here. write it down here',
  'Can I write them down here, with you? The first was Tuesday last week, about twenty past eleven at night.',
  'hmm ok. can i write down what happened friday so i dont forget',
  'I did not say I wanted Samaritans. I want to write down what happened.',
  'I meant for you to keep a note of that. Can you write it down for me?',
  'Can I write it all down here first then so i dont forget. it was 14th feb, about 11 at night at mine',
])('who wants to write it down here is shown where: "%s"', async (text) => {
  expect((await afterTyping(STALKED, text)).titles()).toContain('Begin my record');
});

test.each(['how do i keep a log of it, phones full of missed calls', 'should my mum write it down too'])(
  'who asks how is told how: "%s"',
  async (text) => {
    expect((await afterTyping(STALKED, text)).titles()).not.toContain('Begin my record');
  },
);

test('what was read back once is not read back with what is new', async () => {
  const conversation = await afterTyping('no danger. he stands at my gate every night');
  expect(conversation.said()).toContain('watching');
  await conversation.type('he puts notes through the door as well');
  expect(conversation.said()).toContain('notes');
  expect(conversation.said()).not.toContain('watching');
});

test.each([
  ['Threats? Loads of them', 'threats'],
  ['sexual assault? yes last year', 'sexual'],
  ['texts? calls? every day', 'contact'],
])('what is asked and answered in one breath is told: "%s"', async (text, what) => {
  const conversation = await afterTyping('no danger, it is my ex, and it happens to me', text);
  expect(answersOf(conversation).what).toContain(what);
});

test('who wants to write it down is asked about danger first', async () => {
  const conversation = await afterTyping('my ex follows me and the police said I need to write it down');
  expect(conversation.asked()).toBe(DANGER_QUESTION);
  expect(conversation.titles()).not.toContain('Begin my record');
});

test.each(['carer? sexual assault?? useless', 'sexual assault?? no idea why you ask'])(
  'what was on the screen, said back, is not told: "%s"',
  async (text) => {
    expect(answersOf(await afterTyping(STALKED, text)).what).not.toContain('sexual');
  },
);

test('who refuses a word has not said it: "carer?? no"', async () => {
  const conversation = await afterTyping('no danger');
  await conversation.type('carer?? no. the police');
  expect(answersOf(conversation).who).toBeUndefined();
});

describe('a place', () => {
  test.each(["I'm an estate agent, Sandy. Flowers every week", 'I said. Sandy, how often do I have to say it'])(
    'that was asked for is heard between two commas: "%s"',
    async (text) => {
      const conversation = await afterTyping('no danger');
      await conversation.pressValue({ kind: 'change', question: 'where' });
      await conversation.type(text);
      expect(answersOf(conversation).where).toEqual(['central-bedfordshire']);
    },
  );

  test('is no word for what they did: "I was in bed, reading, when he came"', async () => {
    const conversation = await afterTyping('no danger');
    await conversation.pressValue({ kind: 'change', question: 'where' });
    await conversation.type('I was in bed, reading, when he came');
    expect(answersOf(conversation).where).toBeUndefined();
  });
});

describe('what is asked', () => {
  test('in words for whoever was warned is one press away for whom it happens to, and not said to them unasked', async () => {
    const conversation = await afterTyping('no danger. my ex wife is stalking me, it is me she follows');
    await conversation.type('can I still message her about the kids or not, its my weekend saturday');
    expect(conversation.titles()).toContain('Can I contact them about our children?');
    expect(conversation.said()).not.toContain('your caution');
    expect(conversation.said()).not.toContain('SHOUT');
  });

  test('is never answered to a helper in words for the accused', async () => {
    const conversation = await afterTyping(
      'no danger. I am writing for a young woman, her neighbour takes her bank card',
    );
    await conversation.type(
      'about the bank card: should the bank be told, and can they speak to me, or only to her? He has had it since Thursday',
    );
    expect(conversation.said()).not.toContain('stay away');
    expect(conversation.said()).not.toContain('Respect');
  });

  test('why it is called stalking is answered with what they told', async () => {
    const conversation = await atOutcome('in MY case why stalking and not harassment');
    expect(conversation.said()).toContain('You told me:');
    expect(conversation.said()).toContain('they do not seem able to leave you alone');
  });

  test('which law it is is answered by its name', async () => {
    const conversation = await atOutcome('which law is that, which section');
    expect(conversation.said()).toContain('Protection from Harassment Act 1997, sections 2A and 4A');
    expect(conversation.said()).not.toContain('Scotland) Act');
  });

  test('which helpline is answered for whoever asks', async () => {
    const conversation = await atOutcome('im non binary, and gay', 'so who is there for lgbt people thats open NOW');
    expect(conversation.said()).toMatch(/Galop|Switchboard/);
  });
});

test('who fears to be made to marry sees who knows about that, with the outcome', async () => {
  const conversation = await afterTyping(
    'no danger. my dad and cousins are forcing me to marry, they follow me home every night and I want it to stop. I live in Luton',
  );
  for (let at = 0; at < 6 && conversation.reached.length === 0; at++)
    await conversation.press(conversation.titles().includes('None of these') ? 'None of these' : 'I am not sure');
  expect(conversation.said()).toContain('Karma Nirvana');
});

describe('the record', () => {
  async function atPlace(): Promise<Conversation> {
    const conversation = new Conversation(realKnowledge, MORNING);
    await conversation.begin();
    await conversation.press('No, not right now');
    await conversation.pressValue({ kind: 'record', do: 'begin' });
    await conversation.type('Last night about quarter to 11 he stood there staring. I shouted at him');
    return conversation;
  }

  test('takes for a place the sentence that says it, and keeps the rest as it was told', async () => {
    const conversation = await atPlace();
    await conversation.type(
      'by the bins like I said. only a minute or two. oh and one of the notes said dinner is at 6',
    );
    await conversation.type("that's all");
    expect(conversation.said()).toContain('**Where**: by the bins like I said\n');
    expect(conversation.said()).toContain('one of the notes said dinner is at 6');
  });

  test.each(["Outside St. Mary's church in the High Street"])('cuts no place short: "%s"', async (text) => {
    const conversation = await atPlace();
    await conversation.type(text);
    await conversation.type("that's all");
    expect(conversation.said()).toContain(`**Where**: ${text}`);
  });

  test('makes no witness of the person themselves', async () => {
    const conversation = await atPlace();
    await conversation.type('the garden');
    await conversation.type('I saw him meself. he had that grey hoody on');
    await conversation.type("that's all");
    expect(conversation.said()).not.toContain('Who else saw');
  });

  test('answers what is asked in the middle of it, and makes nothing of it', async () => {
    const conversation = await atPlace();
    await conversation.type('how do i ring them without him hearing, walls are thin');
    expect(conversation.said()).toContain('turn the volume right down');
    await conversation.type('carry on');
    expect(conversation.said()).toContain('Where was it?');
  });

  test('takes what puts it right for that, and not for another incident', async () => {
    const conversation = await atPlace();
    await conversation.type("that's all");
    await conversation.type('no thats wrong, it was the front garden');
    expect(conversation.said()).toContain('it was the front garden');
    expect(conversation.titles()).toContain('Where');
    for (const other of [
      'He was outside my work again and I said leave me alone',
      'no wait, last tuesday he also followed me home in his car',
    ]) {
      const again = conversation.fork();
      await again.type(other);
      expect(again.titles()).not.toContain('Remove all of this one');
    }
    await conversation.type('actually there was another time, in May, he came with a friend');
    expect(conversation.titles()).not.toContain('Remove all of this one');
  });
});

describe('the list of signs', () => {
  async function atSigns(): Promise<Conversation> {
    const conversation = await afterTyping(STALKED);
    expect(conversation.asked()).toBe('signs');
    return conversation;
  }

  test.each([
    'I have just told you: worse. The rest, none. Now answer me: which law?',
    'Much the worse since September, yes. No threats, no weapons',
    'not kill, no weapon. is more every week',
  ])('takes what is told beside what is denied: "%s"', async (text) => {
    const conversation = await atSigns();
    await conversation.type(text);
    expect(answersOf(conversation).signs).toEqual(['worse']);
  });

  test.each(['nah none of them haha. unless sat outside in a corsa counts'])(
    'is not "none" where something follows: "%s"',
    async (text) => {
      const conversation = await atSigns();
      await conversation.type(text);
      expect(answersOf(conversation).signs).not.toEqual(['none']);
    },
  );
});

test.each([
  'no danger. I am not writing on my own account but for a young woman in our congregation, whose neighbour takes her bank card',
  'no danger. im ringing for a friend, her ex keeps turning up',
])('who writes for somebody else has said so: "%s"', async (text) => {
  expect(answersOf(await afterTyping(text))['who-for']).toEqual(['someone-else']);
});

describe('a no beside what sounds like danger now', () => {
  const texts = ['He is in the next room. Not now.', 'he will kill me tonight. not yet', 'he is in the house. no'];

  test.each(texts)('is asked about once more: "%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(answersOf(conversation).danger).toBeUndefined();
    expect(conversation.asked()).toBe(DANGER_QUESTION);
  });

  test.each(texts)('is believed when it is said again: "%s"', async (text) => {
    const conversation = await afterTyping(text, 'no');
    expect(answersOf(conversation).danger).toEqual(['no']);
  });

  test.each(['No. He came to my house last night with a knife.', 'not now. he is in bed', "no. he's at work till six"])(
    'is taken where it is of another time or place: "%s"',
    async (text) => {
      const conversation = await afterTyping(text);
      expect(answersOf(conversation).danger).toEqual(['no']);
    },
  );
});

describe('who is on the way', () => {
  test.each([
    "hang on hes just texted. 'on my way to the house, need to see my kids'. my mums there on her own with them. what do i do do i drive back??",
    'a solicitor?? hes driving there NOW. hes got keys my mum is 72. do i ring 999 or is that over the top',
    "i'm not but my mum and the kids are gona be, he'll be there in 10 mins",
  ])('brings up 999, however calm it was before: "%s"', async (text) => {
    const conversation = await afterTyping('no. my ex follows me in his car', text);
    expect(answersOf(conversation).danger).toEqual(['yes']);
  });

  test.each([
    'he is on his way home from work',
    'he said he was on his way to the shops',
    'he is coming round at the weekend',
  ])('to somewhere else, or another day, brings up no screen: "%s"', async (text) => {
    const conversation = await afterTyping('no. my ex follows me in his car', text);
    expect(answersOf(conversation).danger).toEqual(['no']);
  });
});

test('who has called 999 may ask anything while they wait', async () => {
  const conversation = await afterTyping(
    'yes',
    'police are on there way, mum locked the door',
    'can i change the locks',
  );
  expect(conversation.said()).toContain('change the locks');
  expect(conversation.said()).toContain('999');
});

test('who begins with "not this minute" tells a story, and no danger', async () => {
  const conversation = await afterTyping(
    'not this minute im sat in tescos car park. my husband moved out in march and he wont leave us alone he drives past the house all the time, and hes still got keys',
  );
  expect(answersOf(conversation).danger).not.toEqual(['yes']);
  expect(answersOf(conversation).who).toEqual(['ex-recent']);
});

test.each([
  'ok im going to go thanks bye',
  'right im going now thanks for your help bye',
  'im gonna go now, if i close it is it gone',
  'Suicide line isnt for me, Im not that low. so she stops telling people were engaged. Could the vicar?',
])('what is no thought of dying is asked nothing about: "%s"', async (text) => {
  const conversation = await afterTyping('no', text);
  expect(conversation.said()).not.toContain('ending your life');
  expect(answersOf(conversation).you).toBeUndefined();
});

test('a relative who is named when it is asked how long ago they parted does not take the place of the ex', async () => {
  const conversation = await afterTyping(
    'no. my ex follows me in his car',
    'well when i was staying at my mums house with the kids he turned up there',
  );
  expect(answersOf(conversation).who).not.toEqual(['family']);
});

describe('a goodbye is not taken for an idiom', () => {
  test.each([
    'gonna go and hang myself',
    "i'm going to go and take all my pills",
    'i am going to go away forever',
    'i want it over. got to go now. bye',
    'its not that low, the bridge',
    'i go to sleep now forever',
  ])('where somebody may mean to die: "%s"', async (text) => {
    const conversation = await afterTyping('no', text);
    expect(conversation.said()).toContain('Samaritans');
    expect(conversation.said()).toMatch(/ending your life|If your life is at risk/);
  });
});

test.each([
  "not as we speak but he'll be back at 6 and he will kill me",
  'i already said no he is parked outside',
  "not this minute, he's asleep next to me",
])('what begins calmly and tells of danger is danger: "%s"', async (text) => {
  expect(answersOf(await afterTyping(text)).danger).toEqual(['yes']);
});

test.each([
  'he phoned me on my way home',
  'my dad is driving over now to stay with me',
  'the officer said he will be round in 10 minutes',
  'hell be here in 10 minutes to pick up the kids its our normal handover',
  'he is heading to my house every friday night',
  "he's on his way over to spain",
  "he wrote 'im on my way there' under every photo",
])('who comes to help, or another day, brings up no screen: "%s"', async (text) => {
  expect(answersOf(await afterTyping('no', text)).danger).toEqual(['no']);
});

test.each([
  'my husband has left me bruises all over',
  'my partner left me with a black eye',
  'my husband left last week for work and someone followed me',
])('who left something is no ex for that: "%s"', async (text) => {
  const { who = [] } = answersOf(await afterTyping('no', text));
  expect(who.join()).not.toContain('ex-');
});

test('a goodbye of who may mean to die is no goodbye to a chat', async () => {
  const conversation = await afterTyping('no', 'i want to kill myself', 'im going now bye');
  expect(conversation.said()).toContain('Samaritans');
});
