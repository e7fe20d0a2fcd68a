import { afterTyping, answersOf } from './typed';

const TOLD = ['no', 'it happens to me', 'a man he follow my van'];
const ASKED = 'Are you thinking about ending your life?';

describe('who says in a second language that they do not want to die', () => {
  test.each([
    'i not want to die. i mean life is bad only. sorry my english',
    'no i said i not want die',
    'i told i not want die',
    'no. i said already',
  ])('is believed, asked or not: "%s"', async (text) => {
    const asked = await afterTyping(...TOLD, 'life is bad only');
    expect(asked.said()).toContain(ASKED);
    await asked.type(text);
    for (const conversation of [asked, await afterTyping(...TOLD, text)]) {
      const { you = [], unwanted } = answersOf(conversation);
      expect(you).not.toContain('despair');
      expect(unwanted).toBeUndefined();
      expect(conversation.said()).not.toContain('Thoughts of suicide');
    }
  });

  test('has it taken off, and is told once who listens', async () => {
    const conversation = await afterTyping(...TOLD, 'i want to die', 'i not want to die. i mean life is bad only');
    expect(answersOf(conversation).you ?? []).not.toContain('despair');
    expect(conversation.said()).toContain('Samaritans');
  });

  test.each([
    'i not want to live',
    'i not want help. i want die',
    'why should i not want to die',
    'i not want to die slow, i take pills tonight',
  ])('but a wish to die is heard: "%s"', async (text) => {
    expect(answersOf(await afterTyping(...TOLD, text)).you).toContain('despair');
  });

  test.each([
    'i do not want to kill myself but the voices tell me to',
    'i dont want to kill myself yet',
    'i dont want to kill myself but if the police do nothing i will',
    'i never wanted to die more than right now',
    'i never wanted to die so much',
    'i never wanted to die until now',
    'i didnt want to die until he started',
    'i not want die but i not want live',
    'i just no want kill myself in front of kids',
    'i am not wanting to die just to disappear',
    'i dont want to die. but i might',
  ])('and what takes it back is no denial, asked or not: "%s"', async (text) => {
    const unasked = (await afterTyping(...TOLD, text)).said();
    expect(unasked.includes('Thoughts of suicide') || unasked.includes(ASKED)).toBe(true);
    const asked = await afterTyping(...TOLD, 'life is bad only', text);
    expect(asked.said()).toContain('Samaritans');
    const noted = await afterTyping(...TOLD, 'i want to die', text);
    expect(answersOf(noted).you).toContain('despair');
  });

  test.each([
    'i took an overdose and i dont want to die',
    'i took pills and now i dont want to die',
    'i dont want to die, i took some tablets',
    'i dont want to die. i swallowed bleach',
    'i cut my wrist and i dont want to die',
    'i dont want to die, but i have the pills ready',
    'im not suicidal but i took an overdose',
  ])('and what is done already is never denied by it: "%s"', async (text) => {
    for (const told of [TOLD, [...TOLD, 'life is bad only']]) {
      const said = (await afterTyping(...told, text)).said();
      expect(said).toContain('Thoughts of suicide');
      expect(said).toContain('999');
    }
  });

  test.each([
    'i dont want to die i just want him to stop',
    'i dont want to die because of him',
    'i dont want to die but he wants to kill me',
    'he will kill me and i dont want to die',
    'i dont want to die and leave my kids with him',
    'i took all my meds back to the chemist',
    'he swallowed bleach',
    'no i dont want to die, im just so tired of it',
  ])('but who fears to be killed, or means something else, has no such wish noted: "%s"', async (text) => {
    expect(answersOf(await afterTyping(...TOLD, text)).you ?? []).not.toContain('despair');
  });

  test('and who cannot go on is told who listens', async () => {
    expect((await afterTyping(...TOLD, 'i not want to die but i cant go on')).said()).toContain('Samaritans');
  });
});

test('a no in a second language takes off what was told', async () => {
  const conversation = await afterTyping(
    'no',
    'it happens to me',
    'a man he follow my van, he hit me',
    'he not hit me',
  );
  expect(answersOf(conversation).what).toEqual(['following']);
});
