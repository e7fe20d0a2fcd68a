import { afterTyping, answersOf } from './typed';

const ASKED = ['no', 'its me. my ex messages me all day and waits at my work. we split in june'];

describe('who is interrupted', () => {
  test.each(['hang on my managers here', 'hold on', 'hold on a minute', 'sorry one minute'])(
    'finds the same question again, whatever was said to wait: "%s"',
    async (text) => {
      const conversation = await afterTyping(...ASKED, text);
      expect(conversation.asked()).toBe('fixated');
      expect(conversation.said()).toContain('Take your time');
      await conversation.type('back');
      expect(conversation.asked()).toBe('fixated');
      expect(answersOf(conversation).who).toBeDefined();
    },
  );

  test.each(['im back', 'ok im back now', 'im back, manager gone', 'i meant im back'])(
    'and may say so in other words: "%s"',
    async (text) => {
      const conversation = await afterTyping(...ASKED, 'hang on', text);
      expect(conversation.asked()).toBe('fixated');
      expect(answersOf(conversation).who).toBeDefined();
    },
  );

  test('at the end of what they tell', async () => {
    const conversation = await afterTyping(
      ...ASKED,
      'not sure. he has a key to the old flat. hang on my managers here',
      'back',
    );
    expect(answersOf(conversation).fixated).toEqual(['unsure']);
  });

  test('steps back by that word at any other time', async () => {
    for (const lines of [
      ['hold on', 'yes', 'back'],
      ['hold on', 'back', 'yes', 'back'],
    ])
      expect(answersOf(await afterTyping(...ASKED, ...lines)).fixated).toBeUndefined();
  });

  test('is heard where what interrupts is danger', async () => {
    for (const text of ['hang on hes outside', 'wait, hes at the door'])
      expect((await afterTyping(...ASKED, text)).said()).toContain('999');
  });
});

describe('who has to go', () => {
  test.each([
    'ok thx have to go now managers looking. bye',
    'i have to go now, its my stop. thanks x',
    'sorry got to go kids are home. bye',
    'right got to get back to work cheers',
  ])('is not asked about thoughts of dying: "%s"', async (text) => {
    const conversation = await afterTyping(...ASKED, 'yes', 'getting worse', 'bedford', text);
    expect(conversation.said()).not.toMatch(/ending your life|Samaritans/);
  });

  test.each([
    'i have to go now. goodbye everyone. tell my mum i love her',
    'i need to go. i cant take it any more. bye',
  ])('but what may be a last goodbye is heard: "%s"', async (text) => {
    const conversation = await afterTyping(...ASKED, 'yes', 'getting worse', 'bedford', text);
    expect(conversation.said()).toMatch(/ending your life|Samaritans/);
  });
});

test('danger is heard in what sounds like having to go', async () => {
  for (const text of [
    'i have to run he is coming up the stairs',
    'have to go now hes outside',
    'need to run hes got a knife',
  ])
    expect((await afterTyping(...ASKED, text)).said()).toContain('999');
});

describe('a yes beside other words', () => {
  test.each([
    'ugh u asked that already. yes he cant leave me alone. are u gonna tell my mum',
    'YES omg i said yes. third time. will my mum be told yes or no',
    'obsessed yes. and he gets our son to tell him things. 12 years old. it makes me sick',
    'fixated? shes a bloody nutter yeah. its every day. thing is I shouted back at her. can I get done for that?',
  ])('answers what is asked: "%s"', async (text) => {
    const conversation = await afterTyping(...ASKED, text);
    expect(answersOf(conversation).fixated).toEqual(['yes']);
  });

  test('and so does a doubt beside a question', async () => {
    const text = 'i dont know.. he says he loves me. he hasnt threatened me or anything so does it even count';
    expect(answersOf(await afterTyping(...ASKED, text)).fixated).toEqual(['unsure']);
  });

  test.each([
    'he said are you mad. then he rang me at work. what can i do about that',
    'my mum asked did i say yes to him. no way. can he come here',
  ])('is none where somebody else says it: "%s"', async (text) => {
    expect(answersOf(await afterTyping(...ASKED, text)).fixated ?? []).not.toContain('yes');
  });
});

describe('who tells that somebody else has taken tablets, or is seen in fright', () => {
  test.each([
    'she wrote now again from a new number, "i took 20 pills bye". what do i do',
    'she TOOK the pills!! my ex. she says she took 20 tablets. do i go to her or call somebody??',
    'my ex texted me he has swallowed 40 tablets',
    'shes cut her wrists and sent me a picture',
    'oh god hes there across the road',
    'shit shes over there by the bus stop',
  ])('is shown 999 at once: "%s"', async (text) => {
    const conversation = await afterTyping(...ASKED, 'yes', 'getting worse', 'bedford', text);
    expect(conversation.said()).toContain('Call 999 now');
  });

  test.each([
    'he took my pills off me so i cant sleep',
    'she took all the tablets off me and hid them',
    'she takes tablets for her nerves',
    'she took two tablets for her headache',
    'he took a couple of pills at a party once',
    'he took an overdose last year when i left',
    'oh no he is in my contacts again',
  ])('but not for what is no such thing: "%s"', async (text) => {
    const conversation = await afterTyping(...ASKED, 'yes', 'getting worse', 'bedford', text);
    expect(conversation.said()).not.toContain('Call 999 now');
  });

  test('a mother is told what to do, and not that she need not go', async () => {
    const conversation = await afterTyping(
      'no',
      'its about my daughter. her ex follows her',
      'she has taken a load of tablets',
    );
    expect(conversation.said()).toContain('what they took');
  });
});
