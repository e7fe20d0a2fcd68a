import { afterTyping, answersOf, SIGNS } from './typed';

const STORY = 'he keeps messaging me';

describe('what it does to somebody else', () => {
  test.each([
    'my mum cant sleep because of it',
    'he says he is scared and cant sleep without me',
    'he is depressed and cries on the phone',
    'she cries every time the phone goes, my wife',
    'my wife is too scared to go out and cant sleep',
    'his mum is off sick with stress',
  ])('is not read back as done to the person: "%s"', async (text) => {
    expect(answersOf(await afterTyping('no', STORY, text)).effect).toBeUndefined();
  });

  test.each(['he is scared of losing his job he says', 'he is so ashamed of himself', 'he gets very angry and upset'])(
    'is no feeling of theirs: "%s"',
    async (text) => {
      const said = (await afterTyping('no', STORY, text)).said();
      expect(said).not.toContain('That is frightening');
      expect(said).not.toContain('nothing to be ashamed of');
      expect(said).not.toContain('angry');
    },
  );

  test('is theirs where somebody writes for them', async () => {
    const answers = answersOf(await afterTyping('no', 'my neighbour is harassing my mum. she cant sleep'));
    expect(answers.effect).toEqual(['serious-distress']);
  });

  test('counts where it happens to the person and theirs', async () => {
    const answers = answersOf(await afterTyping('no', 'it is happening to me and my wife', 'my wife cant sleep'));
    expect(answers.effect).toEqual(['serious-distress']);
  });
});

describe('what it does to the person', () => {
  test.each([
    'my mum is fine but i cant sleep',
    'cant sleep, feel sick',
    'i am a nervous wreck and i cant sleep, my wife is too',
    'he makes me cry and i cant sleep',
  ])('is kept: "%s"', async (text) => {
    expect(answersOf(await afterTyping('no', STORY, text)).effect).toBeDefined();
  });

  test('is a sign of high risk where they fear to be killed', async () => {
    const conversation = await afterTyping('no', STORY, 'i am scared he will kill me');
    expect(answersOf(conversation)[SIGNS]).toContain('fear');
  });
});
