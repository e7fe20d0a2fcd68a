import { DANGER, SIGNS, WHAT, WHO_DOES_IT, WHO_FOR } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

const THREATENED = 'no. my ex rings me all day, he said he would kill me';
const COLLEAGUE = 'a man from work keeps texting me, he waits at my car every day';

describe('a threat that is told in other words is still a threat', () => {
  test.each([
    "well he didnt say kill, he said he'd finish me off",
    'he did not say kill exactly. he said he would put me in hospital',
    'He never said kill, what he said was he will burn my house down',
  ])('"%s"', async (text) => {
    const conversation = await afterTyping(THREATENED, text);
    expect(answersOf(conversation)[SIGNS]).toContain('kill-threat');
  });

  test.each(['he did not say kill, he said photos', 'he never said he would kill me, take it off please'])(
    'and what was no threat is taken off: "%s"',
    async (text) => {
      const conversation = await afterTyping(THREATENED, text);
      expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('kill-threat');
    },
  );

  test.each(['he said he would finish me off', 'she threatened to burn my house down', 'he says hell break my legs'])(
    'and it is heard by itself: "%s"',
    async (text) => {
      const conversation = await afterTyping('no. my ex rings me all day', text);
      expect(answersOf(conversation)[SIGNS]).toContain('kill-threat');
    },
  );

  test.each(['he said he would finish the job', 'the house burned down last year', 'i will finish with him'])(
    'which these are not: "%s"',
    async (text) => {
      const conversation = await afterTyping('no. my ex rings me all day', text);
      expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('kill-threat');
    },
  );
});

describe('to a question that lists nothing, "none of that" with more behind it is no "no"', () => {
  test.each([
    'none of that, but he came to my work',
    'none of that stops him coming round',
    'nothing like that. he did send my mum a letter',
  ])('"%s"', async (text) => {
    const conversation = await afterTyping(COLLEAGUE, 'no');
    expect(conversation.asked()).toBe('fixated');
    await conversation.type(text);
    expect(answersOf(conversation).fixated ?? []).not.toContain('no');
  });

  test.each(['no, none of that', 'nothing like that'])('and by itself it is one: "%s"', async (text) => {
    const conversation = await afterTyping(COLLEAGUE, 'no', text);
    expect(answersOf(conversation).fixated).toEqual(['no']);
  });
});

test.each(['none of that stops him hes got a knife to me now', 'none of that helps, he is in my kitchen now'])(
  'and to the question about danger it hides none: "%s"',
  async (text) => {
    const conversation = await afterTyping(text);
    expect(answersOf(conversation)[DANGER] ?? []).not.toContain('no');
    expect(conversation.said()).toContain('999');
  },
);

describe('who is somewhere else, and they are not there, is asked and sees no screen', () => {
  test.each([
    'im at the shops now hes not here. he keeps following me',
    'At my sisters, he is not here now. He follows me',
  ])('"%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(answersOf(conversation)[DANGER]).toBeUndefined();
    expect(conversation.asked()).toBe(DANGER);
  });

  test.each([
    'hes not here hes outside in his car',
    'my dads not here. hes trying to get in',
    'he is not here. I can hear him at the back door now',
    'hes not here. he has my baby and a knife',
  ])('but not who tells of danger beside it: "%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(conversation.said()).toContain('999');
    expect(answersOf(conversation)[DANGER]).toEqual(['yes']);
  });
});

describe('who says that the friend is themselves is believed at once', () => {
  test.each([
    "it's me, there is no Laura",
    'ok its me. there is no friend',
    'the friend is me',
    'i made the friend up',
  ])('"%s"', async (text) => {
    const conversation = await afterTyping('no. my friend Laura is followed by her ex', text);
    expect(answersOf(conversation)[WHO_FOR]).toEqual(['me']);
  });

  test.each(['there is no Laura at her work', 'she is the friend of my sister'])(
    'and these say nothing of it: "%s"',
    async (text) => {
      const conversation = await afterTyping('no. my friend Laura is followed by her ex', text);
      expect(answersOf(conversation)[WHO_FOR]).toEqual(['someone-else']);
    },
  );
});

describe('a customer who does it is one', () => {
  test.each([
    'a passenger in my taxi keeps booking me and asking for my number',
    'one of my regulars waits for me after my shift every night',
    'a regular at the bar keeps waiting for me',
  ])('"%s"', async (text) => {
    const conversation = await afterTyping('no', text);
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['colleague']);
  });

  test('but nobody who sits in the same train', async () => {
    const conversation = await afterTyping('no', 'a passenger on my train stares at me every morning and follows me');
    expect(answersOf(conversation)[WHO_DOES_IT] ?? []).not.toContain('colleague');
  });
});

test('what is only asked is not noted as an answer', async () => {
  const conversation = await afterTyping("no. im 14 and a man online wants pics or he'll tell my mum");
  await conversation.type('if I send one will he stop');
  expect(conversation.said()).toContain('giving in hardly ever stops it');
  expect(answersOf(conversation).repeated).toBeUndefined();
  expect(answersOf(conversation)[WHAT]).toContain('intimate-images');
});
