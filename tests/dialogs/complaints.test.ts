import { isOtherDespairing } from '../../dialogs/heardInTurn';
import { FOR_HELPERS } from '../../language/dialogueAct';
import { NluPipeline } from '../../language/nluPipeline';
import { DANGER, WHAT, WHO_FOR } from '../../model/answers';
import { MORNING, realKnowledge } from '../journeys/conversation';
import { afterTyping, answersOf, SIGNS } from './typed';

const FIXATED = 'fixated';

describe('danger denied in so many words', () => {
  test.each([
    'hello. sorry my english not so good. no not danger now i am at work. its about a man he was my supervisor in hotel and he dont leave me alone',
    'i said no, not danger now. i can english ok simple. since september when i change my shift he send me messages always new number',
    'danger no. its my ex wife. she rings me 40 50 times a day and tells everybody that i used to hit her',
    'Nobody is in danger, thank you, I am at home with a cup of tea. It is about a man from my choir who brings me flowers every week',
    'not in danger right now. a lad from work keeps waiting for me at the bus stop and I do not know what to say to him any more',
  ])('is not asked about again, however long the message: "%s"', async (text) => {
    expect(answersOf(await afterTyping(text))[DANGER]).toEqual(['no']);
  });

  test.each([
    'no not in danger. oh god he is at the door now he is kicking it',
    'we were not in danger but now he is in the house with a knife',
    'no danger. oh god he is in the house with a knife',
    'i am not in danger now. wait he is kicking the front door in',
  ])('is overruled by what is present: "%s"', async (text) => {
    expect(answersOf(await afterTyping(text))[DANGER]).not.toEqual(['no']);
  });
});

describe('a grave sign that is denied', () => {
  const story = [
    'no',
    'a man from my church brings me flowers every sunday and rings me every night, I want it to stop',
  ];

  test.each([
    'goodness, nothing like weapons or strangling, it is the church choir',
    'nobodys strangled me',
    'NOBODY strangled me',
    'no one has ever strangled me or pulled a knife on me',
    'no weapons, threats or strangling or anything like that',
  ])('is not noted: "%s"', async (text) => {
    const { [SIGNS]: signs = [], [WHAT]: what = [] } = answersOf(await afterTyping(...story, text));
    expect(signs).not.toContain('strangled');
    expect(signs).not.toContain('weapon');
    expect(what).not.toContain('threats');
  });

  test.each([
    'he strangled me in spring, no weapon',
    'no weapon but he strangled me',
    'not once but twice he strangled me',
  ])('leaves what is told beside it: "%s"', async (text) =>
    expect(answersOf(await afterTyping(...story, text))[SIGNS]).toContain('strangled'),
  );
});

test('that somebody cannot do something denies nothing that was told', async () => {
  const told = ['no', 'a woman rings my brother at work and writes to his boss'];
  const conversation = await afterTyping(...told, 'he cant do phone calls, he is autistic');
  expect(answersOf(conversation)[WHAT]).toContain('contact');
});

test('"no weapon" leaves other threats as they were told', async () => {
  const told = ['no', 'my old boss says he will tell immigration about me, he threatens me every week'];
  const before = answersOf(await afterTyping(...told))[WHAT];
  expect(before).toContain('threats');
  expect(answersOf(await afterTyping(...told, 'no weapon'))[WHAT]).toContain('threats');
});

describe('who is not sure', () => {
  const story = [
    'no',
    'a man I know from choir brings me flowers every sunday, rings me every night and lets himself in by my gate',
  ];

  test.each([
    "No, I wouldn't say fixed. Perhaps. Oh I don't know. There was one thing last week which did give me a turn, he knew that I had been at the clinic",
    'I should not presume to say what is in his mind',
    "I really don't know what goes on in his mind",
  ])('is not taken to have said no: "%s"', async (text) => {
    const conversation = await afterTyping(...story);
    expect(conversation.asked()).toBe(FIXATED);
    await conversation.type(text);
    expect(answersOf(conversation)[FIXATED]).not.toEqual(['no']);
  });
});

describe('who speaks of what was noted', () => {
  const toOutcome = async () => {
    const conversation = await afterTyping(
      'no',
      'my ex rings me every day and waits outside my work, we split up in june',
    );
    for (let i = 0; i < 9 && conversation.asked() !== undefined; i++) await conversation.type('skip');
    expect(conversation.asked()).toBeUndefined();
    return conversation;
  };

  test.each([
    "I am afraid it has down that he is not fixed on me and I said I didn't know",
    'what have i told you then',
    'Could you just show me what you have down about me please',
    'why did you take that off??',
    'your list is wrong',
    'you got it all wrong',
    'did you write down that he knew about the clinic',
    'show me what you have recorded',
    "let me see what you've recorded so far",
    'what have you got down',
    'before we go on can i see what you put about him, he is a liar and i want it right',
    'what have you got written about me so far',
    'have you changed it then?',
    'youve got stranger down but that is not right',
  ])('sees it, with a way to put each line right: "%s"', async (text) => {
    const conversation = await toOutcome();
    await conversation.type(text);
    expect(conversation.said()).toContain('This is what you have told me');
  });

  test('is told so where there is nothing to take off', async () => {
    const conversation = await toOutcome();
    await conversation.type('he never had a weapon');
    expect(conversation.said()).toContain('I have not changed anything');
  });

  test('is never sent away with "all right"', async () => {
    const conversation = await toOutcome();
    await conversation.type('i mean like a big stick with nails in');
    expect(conversation.said()).not.toMatch(/All right|Take care/);
  });
});

describe('who is accused', () => {
  test.each([
    'my ex got a non molestation order on me 2 weeks ago and i dont know what im allowed to do',
    'she got an order against me',
    'im the one accused',
    'SHE says I was stalking HER',
    'the police say i have been stalking my ex',
  ])('is asked whose behaviour it is: "%s"', async (text) => {
    const conversation = await afterTyping('no', text);
    const isAsked = conversation.asked() === WHO_FOR;
    expect(isAsked || answersOf(conversation)[WHO_FOR]?.join() === 'own-behaviour').toBe(true);
  });

  test('who was taken for a victim puts that right in words', async () => {
    const conversation = await afterTyping('no', 'my ex keeps ringing me every day and turns up at my work');
    await conversation.type('you got it the wrong way round. the order is on ME. im the one accused');
    const isAsked = conversation.asked() === WHO_FOR;
    expect(isAsked || answersOf(conversation)[WHO_FOR]?.join() === 'own-behaviour').toBe(true);
  });
});

test('who is not afraid of being killed is not asked about dying', async () => {
  const conversation = await afterTyping(
    'no',
    'a man from my choir rings me every night',
    'I am not afraid of being killed',
  );
  expect(conversation.said()).not.toMatch(/Samaritans|ending your life/);
});

describe('who would rather not go to the police', () => {
  const story = 'my ex follows me to work every day and says he will hurt me, we split up in june';
  const shown = async (text: string) => {
    const conversation = await afterTyping('no', story, text);
    for (let i = 0; i < 9 && conversation.asked() !== undefined; i++) await conversation.type('skip');
    return conversation;
  };

  test.each(['I dont want the police, his brother is one', 'no police please', "I'd rather not go to the police"])(
    'is shown others first, and the police last: "%s"',
    async (text) => {
      const [first] = (await shown(text)).services();
      expect(first).toBeDefined();
      expect(first).not.toMatch(/Police/);
    },
  );

  test('is told that it is their choice, and of 999 all the same', async () => {
    const said = (await shown('no police please')).said();
    expect(said).toContain('It is your choice whether to tell the police');
    expect(said).toContain('999');
  });

  test('is shown 999 first in danger', async () => {
    const conversation = await afterTyping('no', story, 'no police please', 'he is at the door now with a knife');
    expect(conversation.said()).toContain('Call 999 now');
  });
});

test('who tells that they are pregnant is told at once who looks after them', async () => {
  const conversation = await afterTyping(
    'no',
    'my ex rings me all night, we split up in june',
    'im 4 months pregnant, its his',
  );
  expect(conversation.said()).toContain('midwife');
});

describe('a question that no answer fits for sure', () => {
  const questions = [
    'my own people scare me, where is there for me to go',
    'is there a body that looks into complaints about care workers?',
    'who do i write to about the fake complaints',
    'can i refuse to give my phone to police',
    'what punishment would he get?',
    'ought I to call on her and settle it',
    'is it soft to be scared of your ex missus',
    'how do i save his snaps without him getting told',
    'will they make me sit in the same room as him',
    'how do i find out if he is out yet',
  ];
  const reader = new NluPipeline(realKnowledge);
  const unsure = questions.filter((text) => {
    const { asks, likely } = reader.understand(text, undefined, MORNING);
    // What is for helpers is no answer to whom it happens.
    return asks === undefined && likely.some((one) => !FOR_HELPERS.includes(one));
  });

  test('is answered below the question that is likeliest, with others to press', async () => {
    expect(unsure.length).toBeGreaterThan(0);
    for (const text of unsure) {
      const conversation = await afterTyping('no', 'my ex follows me to work', text);
      const { likely } = reader.understand(text, undefined, MORNING);
      const titles = realKnowledge.short_answers.filter(({ id }) => likely.includes(id)).map(({ asks }) => asks.person);
      expect(titles.some((title) => conversation.said().includes(`**${title}**`))).toBe(true);
    }
  });
});

describe('whether they seem fixated', () => {
  const story = ['no', "a patient's son follows me to my car after late shifts and sends letters to the ward"];

  test.each([
    'no i said NOT the patient, its a relative of a patient. and yeah id say fixed',
    'he DOES seem fixed',
    'he is obsessed with me',
  ])('is heard where it is said, behind whatever no: "%s"', async (text) => {
    expect(answersOf(await afterTyping(...story, text))[FIXATED]).not.toEqual(['no']);
  });

  test('is put right in words', async () => {
    const conversation = await afterTyping(...story);
    for (let i = 0; i < 4 && conversation.asked() !== FIXATED; i++) await conversation.type('skip');
    await conversation.type('no');
    expect(answersOf(conversation)[FIXATED]).toEqual(['no']);
    await conversation.type('sorry, he does seem fixated on me');
    expect(answersOf(conversation)[FIXATED]).toEqual(['yes']);
  });
});

test.each([
  'he texted me "if you dont come back ill kill myself"',
  'she wrote “I want to die without you” on the card',
])('who quotes another is not asked about dying: %s', async (text) => {
  expect((await afterTyping('no', text)).said()).not.toContain('Are you thinking about ending your life');
});

test('who quotes another, and means it too, is heard', async () => {
  const said = (await afterTyping('no', 'he wrote "you are nothing" and I want to die, I cannot go on')).said();
  expect(said).toContain('116 123');
});

describe('who writes for somebody else', () => {
  test.each([
    'my daughter says she wants to disappear, does that mean she wants to kill herself',
    'she told me that she wants to die',
  ])('is told what to do, and is not asked about dying themselves: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'it is about my daughter, she is 13, a boy sends her messages', text);
    expect(conversation.said()).toMatch(/116 123|999/);
    expect(conversation.said()).not.toContain('Are you thinking about ending your life');
  });

  test('is shown 999 before anything else in danger, and one line about it otherwise', async () => {
    const story = ['no', 'it is about my daughter, she is 13, a boy sends her messages'];
    const danger = await afterTyping(...story, 'she says she wants to die and he is in our house now with a knife');
    expect(danger.said()).toMatch(/^\**Call 999 now/);
    const said = (await afterTyping(...story, 'my daughter says she wants to disappear')).said();
    expect(said.match(/116 123/g)).toHaveLength(1);
  });

  test('hears of that after 999, and once, where it is only hinted at', () => {
    const turn = { answers: { [WHO_FOR]: ['child'] }, before: {}, wasListenerNamed: true } as never;
    const reading = { slots: [], denied: [] };
    const isHeard = (more: object) => isOtherDespairing(turn, { ...reading, ...more } as never);
    expect(isHeard({ selfHarm: 'other' })).toBe(true);
    expect(isHeard({ selfHarm: 'other', danger: 'now' })).toBe(false);
    expect(isHeard({ hintsDespair: true })).toBe(false);
  });

  test('is told to talk to them alone, and who it happens to never is', async () => {
    const conversation = await afterTyping('no', 'she turns up at my work every day', 'to me');
    await conversation.type('what do i actually say to her at slimming club on monday');
    expect(conversation.said()).not.toContain('talk alone');
  });
});

test('"I cannot ring the police" is not having to be silent, where nobody is in danger', async () => {
  const conversation = await afterTyping('no', 'a man at my bus stop asks how old i am', 'i cant ring the police');
  expect(answersOf(conversation).situation).toBeUndefined();
});

test('where somebody else lives does not move where the person lives', async () => {
  const conversation = await afterTyping('no', 'i live in Potton, a woman online wants money from me');
  const { where } = answersOf(conversation);
  await conversation.type('Does my daughter have to know? Sarah, in Bristol');
  expect(answersOf(conversation).where).toEqual(where);
});

test.each(['hide it quick', 'she is coming i have to go', 'i have to go now delete it'])(
  'who has to go is gone at once: "%s"',
  async (text) => expect((await afterTyping('no', 'he reads my phone', text)).end).toBe('exit'),
);

test.each(['delete everything please now', 'please delete it now'])(
  'what is to be deleted is asked once: "%s"',
  async (text) => {
    const conversation = await afterTyping('no', 'he reads my phone', text);
    expect(
      conversation.end === 'forget' || conversation.buttons().some(({ value }) => value.command === 'forget-sure'),
    ).toBe(true);
  },
);

test('what somebody does not do themselves takes nothing off', async () => {
  const told = ['no', 'my ex rings me forty times a day'];
  const conversation = await afterTyping(...told, 'says shes doing it tonight if i dont ring');
  expect(answersOf(conversation)[WHAT]).toContain('contact');
  const asks = await afterTyping(...told, 'dont ring the police ok');
  expect(answersOf(asks)[WHAT]).toContain('contact');
  const other = await afterTyping(...told, 'im not ringing the police, not for now');
  expect(answersOf(other)[WHAT]).toContain('contact');
});
