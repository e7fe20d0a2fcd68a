import { afterTyping, answersOf } from './typed';

describe('somebody who is known through others', () => {
  test.each([
    ['a man keeps ringing me and waits outside my work', 'My manager is his wife'],
    ["my manager's husband keeps ringing me and waits outside my work. My manager is his wife"],
    ['he keeps ringing me. he is the husband of my manager'],
    ['my wife she left in march, she is now with other man. this man he drive behind my van'],
    ['a man drive behind my van', 'he is new man of my wife'],
    [
      'a man drive behind my van, he is new man of my wife',
      'not MY partner!! partner of my wife. ex wife. he is man, Darren',
    ],
    ["my wife's new partner keeps following me"],
    ['a woman keeps following us', 'shes in the choir with her'],
    ['this woman from our church, Ruth, keeps following us'],
  ])('is someone else they know, and no partner: "%s"', async (...told) => {
    expect(answersOf(await afterTyping('no', ...told)).who).toEqual(['acquaintance']);
  });

  test.each([
    [['my husband keeps following me and checking my phone, he is with another woman now'], ['partner']],
    [['my ex keeps ringing me. my manager is his wife'], ['ex-recent', 'ex-partner']],
    [['my ex follows me, he is in the choir with me'], ['ex-recent', 'ex-partner']],
    [['my neighbour keeps texting me', 'my manager is his wife'], ['neighbour']],
    [['my manager is her husband and he follows me everywhere'], ['colleague']],
    [['my neighbour is his mum and she watches me for him'], ['neighbour']],
    [['my neighbour shouts at me, my friend is his wife'], ['neighbour']],
    [['my husband hits me. my mum is his boss'], ['partner']],
    [['my wife left me in march, she is with another man now and she keeps ringing me'], ['ex-recent']],
    [['he keeps texting me, my partner is his manager'], ['colleague']],
  ])('but who is named stays the one: %j', async (told, who) => {
    expect(answersOf(await afterTyping('no', ...told)).who).toEqual(who);
  });
});
