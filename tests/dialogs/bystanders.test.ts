import { afterTyping, answersOf } from './typed';

const TOLD = ['no', 'it happens to me, she keeps getting into our flat, several times'];

describe('who is only told or asked something', () => {
  test.each([
    'should we get the landlord to change the locks',
    'hes the one who told the landlord',
    'will my landlord let me change the locks',
    'should i tell my boss',
    'the neighbour saw her',
    'i told the council about it',
    'my manager said to ring you',
    'the school knows about it',
  ])('does nothing to anybody: "%s"', async (text) => {
    expect(answersOf(await afterTyping(...TOLD, text)).who).toBeUndefined();
  });

  test.each([
    ['i told my boss to leave me alone', ['colleague']],
    ['it is the landlord, should i tell the council', ['landlord']],
    ['my landlord keeps letting himself in', ['landlord']],
    ['my boss keeps texting me should i tell my boss to stop', ['colleague']],
    ['my boss told my landlord about me', ['colleague']],
    ['my ex told my boss that i steal', ['ex-recent', 'ex-partner']],
    ['my landlord knows where i live and he keeps coming in, it is him', ['landlord']],
  ])('but who does it is heard: "%s"', async (text, who) => {
    expect(answersOf(await afterTyping('no', text)).who).toEqual(who);
  });
});
