import { afterTyping, answersOf } from './typed';

const TOLD = ['no', 'it happens to me, she keeps getting into our flat, several times'];

describe('who is only told or asked something', () => {
  test.each([
    'should we get the landlord to change the locks',
    'hes the one who told the landlord',
    'will my landlord let me change the locks',
    'should i tell my boss',
    'the neighbour saw her',
    'the neighbour saw her and she hit me',
    'i told the council and now she is worse',
    'will you ring my landlord and ask him',
    'i told the council about it',
    'my manager said to ring you',
    'the school knows about it',
  ])('does nothing to anybody: "%s"', async (text) => {
    expect(answersOf(await afterTyping(...TOLD, text)).who).toBeUndefined();
  });

  test.each([
    ['i told my boss to leave me alone', ['colleague']],
    ['my landlord has cctv inside my room and watches me', ['landlord']],
    ['my neighbour has cctv pointed at my bedroom', ['neighbour']],
    ['i see my boss sitting outside my house most nights', ['colleague']],
    ['every time i see my neighbour he shouts abuse at me', ['neighbour']],
    ['i complained to my landlord and now he threatens me', ['landlord']],
    ['i spoke to my neighbour about the noise and now he threatens to kill me', ['neighbour']],
    ['i let my landlord in and he grabbed me', ['landlord']],
    ['i asked my landlord to fix the boiler and now he lets himself in and touches me', ['landlord']],
    ['i rang the landlord and he called me a slag', ['landlord']],
    ['i told my boss i was not interested and he keeps texting me', ['colleague']],
    ['my boss knows about it because hes the one doing it', ['colleague']],
    ['my boss noticed it and started touching me more', ['colleague']],
    ['my husband is okay most of the time but he strangles me', ['partner']],
    ['my wife is ok until she drinks then she hits me', ['partner']],
    ['my son is fine until he wants money, then he threatens me', ['family']],
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
