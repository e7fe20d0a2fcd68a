import { afterTyping, answersOf } from './typed';

describe('somebody of their own who comes in', () => {
  test.each([
    'no i mean the PICTURE. also my mums just come in shes seen my phone and shes freaking out shes crying',
    "my flatmate has just come in and she's really upset",
    "my sister just walked in, she's in bits",
    'my nans just come in shes upset shes seen my phone',
    'the dog just came in',
  ])('is no intruder, and it does not happen to them: "%s"', async (text) => {
    const conversation = await afterTyping('no', text);
    const { danger, 'who-for': whoFor } = answersOf(conversation);
    expect(danger).toEqual(['no']);
    expect(whoFor ?? ['me']).toEqual(['me']);
    expect(conversation.said()).not.toContain('Call 999 now');
  });

  test.each([
    'my ex just came in and he is screaming',
    "my dad has come in and he's going mad at me hitting things",
    'my mum just came in and shes hitting me',
    'mum just came in shes screaming at me and locked the door',
    'my mums just come in and she says hes trying to get in',
    'my mum just come in shes crying hes at the door',
    'my brother has just come in with a knife',
    'my housemate has come in and says someone is in the garden',
    "my partner just came in and he's going mad",
  ])('but who comes in and does harm, or tells of somebody there, is: "%s"', async (text) => {
    expect((await afterTyping('no', text)).said()).toContain('Call 999 now');
  });

  test.each([
    'my neighbour has just walked in',
    'my neighbour just came in my room',
    'my flatmate just came in my room',
    'my flatmate just got in',
    'my colleague just came in the room',
    'my friend just came in my room',
    'my mate just walked into my room',
    'my mum just came in shes crying. he hit her',
    'my daughter has just come in, shes crying. somebody grabbed her',
    'my daughter just got home, she is shaking. a man followed her',
    'my mum has just come home. he followed her home',
    'my dog came in, he is shaking. he kicked him',
    'my son has just come home, he found my phone',
    'my sons just come in, hes seen the messages',
  ])('nor is who may do it taken for dear, nor what was done missed: "%s"', async (text) => {
    expect((await afterTyping('no', text)).said().toLowerCase()).toContain('call 999');
  });

  test.each([
    ['my neighbour threatens me', 'my neighbour has just walked in'],
    ['my flatmate hits me', 'my flatmate has just come in hes crying'],
  ])('nor who was told to do it: "%s", "%s"', async (told, text) => {
    expect((await afterTyping('no', told, text)).said()).toContain('Call 999 now');
  });

  test('and the line with 999 stays for "he has just come in"', async () => {
    expect((await afterTyping('no', 'he has just come in')).said()).toContain('call 999');
  });
});
