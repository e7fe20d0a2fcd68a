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
