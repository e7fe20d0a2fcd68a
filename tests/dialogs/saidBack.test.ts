import { NluPipeline } from '../../language/nluPipeline';
import { DANGER } from '../../model/answers';
import { MORNING } from '../journeys/conversation';
import { realKnowledge } from '../realKnowledge';
import { afterTyping, answersOf } from './typed';

const understanding = new NluPipeline(realKnowledge);

describe('What somebody only says back in wonder, or refuses with the whole list, is not noted', () => {
  test.each([
    'strangling?? no no nothing like that',
    'strangling? no. he was stood in my hallway when i come home',
    "None of that, good grief, strangling, it's a privet hedge",
  ])('"%s"', (text) => {
    const { answer, slots } = understanding.understand(text, 'signs', MORNING);
    expect(answer?.options ?? []).not.toContain('strangled');
    expect(slots.map(({ option }) => option)).not.toContain('strangled');
  });

  test('but what is left out of it is', () => {
    const { answer } = understanding.understand('none of these except a weapon', 'signs', MORNING);
    expect(answer?.options).toContain('weapon');
    const told = 'none of these, he did strangle me once';
    expect(understanding.understand(told, 'signs', MORNING).answer?.options).toEqual(['strangled']);
  });

  test('and who says “only” has left something out, so that “none of these” is not noted', () => {
    const text = 'none of that dreadful business, no weapons, only the kitchen as I told you';
    expect(understanding.understand(text, 'signs', MORNING).answer?.options ?? []).not.toContain('none');
  });
});

describe('Whether they seem fixated', () => {
  test('is not known to who wonders about it', () => {
    const text =
      'I could not tell you whether he is fixated. I draw the curtains at four and take my supper in the hall';
    expect(understanding.understand(text, 'fixated', MORNING).answer?.options ?? []).not.toContain('yes');
  });

  test('is not denied by a no to something else', () => {
    const text = 'No. as i said before he is obsessed with me';
    expect(understanding.understand(text, 'fixated', MORNING).answer?.options ?? []).not.toContain('no');
  });
});

describe('A no that begins a longer reply to the question about danger is one', () => {
  test.each([
    'not right now no, i just rang her and shes watching telly',
    'i said no, not right now. june is ages ago',
    'no bro. im at home in my room',
    'omg NO',
    'i said not rlly lol. hes gonna send them to everyone at my school',
  ])('"%s"', async (text) => {
    expect(answersOf(await afterTyping('i am scared of my ex', text))[DANGER]).toEqual(['no']);
  });

  test('and danger behind it is danger', async () => {
    const conversation = await afterTyping('i am scared of my ex', 'not right now no, but hes outside with a knife');
    expect(conversation.said()).toMatch(/Call 999 now/);
  });
});

describe('Asked about thoughts of dying', () => {
  const asked = ['no', 'to me', 'cant see the point of anything any more'];

  test.each(['wouldnt. got the dog', 'good grief no. im just nervous', 'i would never do that'])(
    'who would not is believed: "%s"',
    async (text) => {
      const conversation = await afterTyping(...asked, text);
      expect(conversation.said()).not.toMatch(/\*\*Thoughts of suicide/);
    },
  );

  test.each(['i wouldnt mind not waking up', 'got the kids tonight so i would wait till they are asleep then end it'])(
    'who may mean it is not: "%s"',
    async (text) => {
      expect((await afterTyping(...asked, text)).said()).toMatch(/Thoughts of suicide/);
    },
  );
});

test('Whoever has rung 999 as the police are coming is not asked whether to call', async () => {
  const conversation = await afterTyping('i rang 999 and the police are coming');
  expect(conversation.said()).toMatch(/Stay safe until they come/);
  const later = await afterTyping('i rang 999 last night and the police are coming tomorrow');
  expect(later.said()).not.toMatch(/Call 999 now|Stay safe until they come/);
});

describe('What only sounds like something about the person is not noted', () => {
  test('an age that somebody else believes takes no child’s helplines away', async () => {
    const conversation = await afterTyping('im 15 and a girl online has my pictures', 'no', 'she thinks im 18 btw');
    expect(answersOf(conversation)['who-for']).toEqual(['me-under-18']);
    await conversation.type('im 19');
    expect(answersOf(conversation)['who-for']).toEqual(['me']);
  });

  test('nobody is told that they speak little English for how they write', async () => {
    const text = 'he wait for me after work, he know my bus. i am not want this, please';
    expect(answersOf(await afterTyping(text)).you ?? []).not.toContain('little-english');
  });

  test('a bat of one’s own is no weapon of theirs', async () => {
    const text = 'what weapon? the bats mine not theirs. take that off';
    expect(understanding.understand(text, { noted: { signs: ['weapon'] } }, MORNING).denied).toContainEqual(
      expect.objectContaining({ question: 'signs', option: 'weapon', isSure: true }),
    );
  });
});

test('Thoughts of dying that were not meant are taken off', async () => {
  const conversation = await afterTyping(
    'my ex keeps ringing me',
    'no',
    'i want to die',
    'not like that, just embarrassed',
  );
  expect(answersOf(conversation).you ?? []).not.toContain('despair');
});

test('A button’s words inside a longer message are that button', () => {
  const text = 'i press this already. someone else i know, visitor';
  expect(understanding.understand(text, 'who', MORNING).answer?.options).toEqual(['acquaintance']);
});

test('“Is it stalking or not?” is answered by what it looks like, and before that is known by what counts', async () => {
  const conversation = await afterTyping('my ex keeps ringing me and following me', 'no', 'is it stalking yes or no');
  expect(conversation.said()).toMatch(/the whole pattern that counts/);
});

test('Who denies the telephone calls keeps the letters, however it is said', () => {
  for (const text of [
    'please strike out the calls; there have been no telephone calls at all, only letters',
    'nobody telephones, she writes',
  ]) {
    const { parts } = understanding.understand(text, { noted: { what: ['contact'] } }, MORNING);
    expect(parts).toContainEqual({ question: 'what', option: 'contact', part: 'calls', isDenied: true });
  }
});

test.each(['he is new boyfriend of my ex wife', 'its my exs new boyfriend'])(
  'The new partner of an ex is no ex: "%s"',
  async (text) => {
    expect(answersOf(await afterTyping('my wife from before has a man who threatens me', 'no', text)).who).toEqual([
      'acquaintance',
    ]);
  },
);
