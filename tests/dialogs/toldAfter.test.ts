import { FIXATED, SIGNS, WHAT, WHERE } from '../../model/answers';
import type { Conversation } from '../journeys/conversation';
import { shippedKnowledge } from '../realKnowledge';
import { afterTyping, answersOf } from './typed';

const TO_OUTCOME = [
  'no, im safe',
  'my ex keeps following me and ringing me, we split up in june. he waits outside my work in luton',
];
const NONE = 'none of those';
/** Questions after that. */
const MOST = 4;

async function afterOutcome(): Promise<Conversation> {
  const conversation = await afterTyping(...TO_OUTCOME);
  // What the story does not tell for sure is asked.
  for (let i = 0; i < MOST && conversation.asked() !== undefined; i++)
    await conversation.type(conversation.asked() === SIGNS ? NONE : 'yes');
  expect(conversation.asked()).toBeUndefined();
  return conversation;
}

/** The first words of a short answer, as the tests quote it. */
function beginningOf(id: string): string {
  const says = shippedKnowledge.short_answers.find((one) => one.id === id)?.says;
  const words = typeof says === 'string' ? says : says?.person;
  return (words ?? 'there is no such answer').slice(0, 40);
}

describe('what is told once the outcome is shown is met with what it calls for', () => {
  test.each([
    ["I'm on my own monday to thursday and she knows his shifts", 'knows-my-days'],
    ['he knows what car I drive', 'knows-my-days'],
    ['my mum thinks I should just move', 'brushed-off'],
    ["my friends say I'm paranoid", 'brushed-off'],
    ["I haven't told anyone else about this", 'confide'],
    ['I work nights so I walk home at 6am', 'going-out'],
    ["he sees the kids every other weekend so I can't just cut him off", 'custody'],
    ["I've got photos of him outside", 'have-evidence'],
    ['my neighbour saw him', 'someone-saw'],
    ['He took a photo of me at the gym, my friend saw him do it.', 'someone-saw'],
    ['in van i have camera, i have him on video follow me', 'have-film'],
    ['his mum rings me crying', 'helper-does-it'],
    ['I still love him', 'still-care'],
    ["I can't leave, I have no money", 'leaving'],
  ])('"%s"', async (text, answer) => {
    const conversation = await afterOutcome();
    await conversation.type(text);
    expect(conversation.said()).toContain(beginningOf(answer));
  });

  test.each([
    'nobody knows where I live',
    'my neighbour saw to the hedge',
    'I love my new job',
    'we took photos of the cat',
    'my sister moved the sofa',
    'I got some shopping in',
    "he doesn't know my shifts",
    'he is a bad man',
    'he keeps saying I will be sorry I left',
    'he has changed his number and now works next door',
    'his wife rang me to warn me',
    'i lost it and cried',
    'i am not scared to go out',
    'he moved house',
    'the police took photos of me',
    'they drink outside my house every night',
    'he never hit me but i wish he had killed me',
    "i blocked him and now i've got nothing left",
    'he has the kids every weekend and he hits them',
    "my sister saw it all and now he's after her",
  ])('but not by words that only sound like it: "%s"', async (text) => {
    const conversation = await afterOutcome();
    await conversation.type(text);
    const answers = shippedKnowledge.short_answers.filter(({ told_after: after }) => after.length > 0);
    for (const { id } of answers) expect(conversation.said()).not.toContain(beginningOf(id));
  });

  test('and who cannot live without him is told who listens', async () => {
    const conversation = await afterOutcome();
    await conversation.type('i love him and i can not live without him');
    expect(conversation.said()).toContain('116 123');
  });

  test('and in a story, before there is an outcome, the questions go on', async () => {
    const conversation = await afterTyping(
      'no',
      'he knows my shifts and he is there every night, my neighbour saw him',
    );
    expect(conversation.said()).not.toContain(beginningOf('knows-my-days'));
    expect(conversation.said()).not.toContain(beginningOf('someone-saw'));
    expect(conversation.asked()).toBeDefined();
  });

  test.each([
    'he knows where I park and he is at my car now',
    'i live alone and he is in the garden',
    'i hit him and he is not waking up',
    'he says he loves me and is coming tonight',
    "he's drinking and he's on his way",
  ])('and nothing but 999 comes first where there may be danger: "%s"', async (text) => {
    const conversation = await afterOutcome();
    await conversation.type(text);
    expect(conversation.said().slice(0, 80)).toContain('999');
    for (const { id } of shippedKnowledge.short_answers.filter(({ told_after: after }) => after.length > 0))
      expect(conversation.said()).not.toContain(beginningOf(id));
  });

  test('who wishes that they were dead is told who listens', async () => {
    const conversation = await afterOutcome();
    await conversation.type('he never hit me but i wish he had killed me');
    expect(conversation.said()).toContain('116 123');
  });

  test('nobody reads the same thanks twice', async () => {
    const conversation = await afterOutcome();
    await conversation.type('the carpet in my hall is green');
    const first = conversation.said();
    await conversation.type('my aunt makes jam');
    expect(conversation.said()).not.toBe(first);
  });
});

describe('who asks for what is kept, or for a page of it, gets it', () => {
  test.each(['What have you kept about me', 'what did i tell you, show me', "show me what i've told you"])(
    'as a list: "%s"',
    async (text) => {
      const conversation = await afterOutcome();
      await conversation.type(text);
      expect(conversation.said()).toContain(shippedKnowledge.messages.change);
    },
  );

  test.each([
    'whats the summary thing',
    'no thats the wrong one i want the summary',
    'Could I have the summary to take with me please',
    "Can you print me what I've told you so I can take it",
  ])('as a page: "%s"', async (text) => {
    const conversation = await afterOutcome();
    await conversation.type(text);
    expect(conversation.said()).toContain('A summary to take with you');
  });
});

test.each(["don't print what i told you", "i don't want a summary"])('but not who wants none: "%s"', async (text) => {
  const conversation = await afterOutcome();
  await conversation.type(text);
  expect(conversation.said()).not.toContain('A summary to take with you');
});

test.each([
  ['they said they have a ticket for pakistan. friday', 'made-to-go-abroad'],
  ['what do i do if theyre at the airport with me', 'made-to-go-abroad'],
  ['I have settled status. can the police send me out of the country?', 'settled-status'],
  ['How much days he need to give me for to leave if the landlord is angry? i have no contract', 'put-out-of-my-room'],
  ['i just rang 101 and they said log number. do i still ring the helpline', 'after-the-call'],
  ['will i get in trouble if i go round there and shout at him', 'may-i-go-there'],
  ['how do i log the ipad out so she can not read my whatsapp', 'sign-them-out'],
  ['does revs keep cctv, how long', 'how-long-is-film-kept'],
  ['is it still stalking if its a woman doing it to a woman', 'anyone-can'],
  ['What do I say DIFFERENT this time so someone actually does something', 'reported-before'],
  ['can the police come to my house instead of me ringing', 'without-a-phone'],
  ['what if she makes a complaint about me to the NMC', 'complained-about'],
  ['how do i find a hidden camera tho, like where do i look', 'find-a-camera'],
  ['should we ring his mum', 'ring-their-family'],
  ['Can I just cancel the card or will that set him off', 'bank-card-taken'],
  ['Who can help him with the drinking', 'help-with-drink'],
  ['So what should I do about him knowing where I live? I live alone.', 'know-where-i-live'],
  ['one of the emails had a photo of my car outside my own house', 'know-where-i-live'],
  ['can i get the snap group taken down', 'report-account'],
  ['I should prefer to speak to the pastor first. What should I say to him?', 'church'],
  ['101 in the morning then. do I ring from the cab on monday or tonight', 'today-or-wait'],
  ["he says he'll tell my nan im trans", 'outing'],
])('what strangers asked in vain is answered: "%s"', async (text, answer) => {
  const conversation = await afterOutcome();
  await conversation.type(text);
  expect(conversation.said()).toContain(beginningOf(answer));
});

test('who cries that he will end it all is heard to threaten that', async () => {
  const conversation = await afterOutcome();
  await conversation.type("when hes been drinking he cries down the phone and says he'll end it all and then hes fine");
  expect(answersOf(conversation).signs).toContain('suicide-threat');
});

test('what is asked again in so many words is answered again', async () => {
  const conversation = await afterOutcome();
  await conversation.type('Can I change the locks then');
  await conversation.type('Can I change the locks or not');
  expect(conversation.said()).toContain(beginningOf('locks'));
});

describe('who leaves a question is not asked it again, and has not said no to it', () => {
  const GYM = ['no', "my manager's husband keeps turning up at my gym and sends presents to my flat, 4 times now"];

  test.each([
    "I'd rather leave that one",
    "I'm really not going to answer that question.",
    'I said I did not want to answer. Please leave it blank.',
  ])('"%s"', async (text) => {
    const conversation = await afterTyping('no', 'a man I know from choir brings me flowers every sunday');
    for (let i = 0; i < 9 && conversation.asked() !== FIXATED; i++) await conversation.type('skip');
    await conversation.type(text);
    expect(answersOf(conversation)[FIXATED]).toEqual(['skipped']);
    expect(conversation.asked()).not.toBe(FIXATED);
  });

  test('but what they tell beside it is kept', async () => {
    const conversation = await afterTyping(...GYM, 'none of these');
    expect(conversation.asked()).toBe(WHERE);
    await conversation.type("I'm really not going to answer the fixated question. I'm in Luton if that matters.");
    expect(answersOf(conversation)[WHERE]).toEqual(['luton']);
  });

  test('and what was never said is taken off without being asked', async () => {
    const conversation = await afterTyping(...GYM, 'none of these', 'luton');
    await conversation.type('I did not say he seems fixated, please take that off.');
    expect(answersOf(conversation)[FIXATED]).toEqual(['unsure']);
    expect(conversation.asked()).not.toBe(FIXATED);
  });

  test.each(["i don't want to say it. its rape", "i don't want to answer that, my stepdad comes in my room at night"])(
    'what has happened is never left: "%s"',
    async (text) => {
      const conversation = await afterTyping('no', 'me');
      await conversation.type(text);
      expect(answersOf(conversation)[WHAT]).not.toEqual(['skipped']);
    },
  );

  test('"I am not answering his calls" leaves no question', async () => {
    const conversation = await afterTyping('no', 'a man I know from choir brings me flowers every sunday');
    for (let i = 0; i < 9 && conversation.asked() !== FIXATED; i++) await conversation.type('skip');
    await conversation.type("he rings all night, I'm not answering his calls");
    expect(answersOf(conversation)[FIXATED]).not.toEqual(['skipped']);
  });
});

describe('no danger, said as people say it, is not asked again', () => {
  test.each([
    "I am alright at the moment I'm in my kitchen with the door bolted. Is there a text one",
    "I said I was alright, I'm in the kitchen. You asked me that.",
    'ok this is useless. im 15. im not in danger right this sec ive told u that',
    'no im at home with the doors locked, tomorrow night is what im asking about',
    'Im not in danger this second no. His sister text me Saturday saying "he says you\'ll be sorry"',
  ])('"%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(answersOf(conversation).danger).toEqual(['no']);
  });

  test.each([
    'I am alright at the moment but he is outside with a knife',
    'I said I was alright but he has come back and he is in the garden',
    'he says I am alright at the moment and he is at the door',
    'she said I was safe, he is banging on the window',
    'I said I was safe. Not any more',
    'I said I was ok, I was not',
    'I said I was fine. Then he turned up',
    'The police came on Sunday. I said I was fine. He was stood behind me.',
    "I am safe now im in the bathroom and he's asleep",
    'I am ok right now could you get someone round',
    'it is fine now i have made up my mind',
    "no im at home with the doors locked, he's been up and down the road all night",
    'not in danger i told you that but my mum is, he is with her now',
  ])('but not where more is said: "%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(answersOf(conversation).danger).not.toEqual(['no']);
  });
});

test.each(['no thanks i want to die', 'no he is outside', 'yes i want to die'])(
  'who is offered a record, and tells of danger in few words, is heard: "%s"',
  async (text) => {
    const conversation = await afterOutcome();
    await conversation.type('can i keep a record of it');
    await conversation.type(text);
    expect(conversation.said()).toMatch(/999|116 123/);
  },
);

test('who will not keep a record, and tells the worst in the same breath, is heard', async () => {
  const conversation = await afterTyping(
    'no',
    'my flatmate aisha is being followed by a woman from our church, she sits outside our house most evenings',
    'none of those',
    'can i keep a record of it',
    'not now ta. btw mind you last tues night, 2am, ruth broke into our flat and stood in our hall. left when aisha screamed',
  );
  expect(answersOf(conversation).what).toContain('break-in');
});

describe('what is told once the outcome is shown, and changes nothing of it', () => {
  test('is said to be noted already, where it is', async () => {
    const conversation = await afterOutcome();
    await conversation.type('he waited outside my work again');
    expect(conversation.said()).toContain('I have this in my notes already:\n- following');
    expect(conversation.said()).toContain('999');
  });

  test.each([
    'it was 3 times at the nursery not 2',
    'and it started after easter not christmas',
    "that's 6 today",
    "he's been doing this since march",
    'she gets letters, 3 so far',
  ])('is not promised to be kept as a count or a day: "%s"', async (text) => {
    const conversation = await afterOutcome();
    await conversation.type(text);
    expect(conversation.said()).toContain('I do not keep days, or how many times.');
    expect(conversation.titles()).toContain('Write down what happened');
  });

  test('is noted, and the day beside it is not promised', async () => {
    const conversation = await afterOutcome();
    await conversation.type(
      'oh and i forgot, he tried to add my sister on facebook as well. and it was 3 times at the nursery not 2',
    );
    expect(answersOf(conversation)[WHAT]).toContain('others-used');
    expect(conversation.said()).toContain('getting at you through other people');
    expect(conversation.said()).toContain('The people I showed you above are still the right ones to ask.');
    expect(conversation.said()).toContain('I do not keep days, or how many times.');
  });

  test.each(['he has two kids', 'i live at number 3 not 2'])(
    'and no other number is taken for a count: "%s"',
    async (text) => {
      const conversation = await afterOutcome();
      await conversation.type(text);
      expect(conversation.said()).not.toContain('I do not keep days');
    },
  );
});
