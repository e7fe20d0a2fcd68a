import { afterTyping, answersOf } from './typed';

const ACCUSED = [
  "no I'm not in danger. A neighbour says I harass her and the police gave me a notice",
  "Neither! Nobody is doing anything to me. SHE says I harass HER. I don't",
];

async function afterAccused(...lines: readonly string[]) {
  return afterTyping(...ACCUSED, ...lines);
}

describe('whoever is accused by a neighbour', () => {
  test('is read back in neutral words, with help that is for neighbours first', async () => {
    const conversation = await afterAccused();
    expect(answersOf(conversation)['who-for']).toEqual(['own-behaviour']);
    expect(conversation.said()).toContain('said to do');
    expect(conversation.said()).not.toMatch(/courage|worried about your own behaviour/);
    expect(conversation.titles()).not.toContain('Thoughts of suicide');
    const [card] = conversation.replies.flatMap(({ attachments = [] }) => attachments);
    expect(card?.content?.title).not.toContain('Respect');
  });

  test('is not read as the one it happens to, however it begins', async () => {
    const conversation = await afterTyping('no', ACCUSED[1] ?? '');
    expect(answersOf(conversation)['who-for']).not.toEqual(['me']);
  });

  test.each([
    ['what is this notice, is it a criminal record?', 'no conviction'],
    ['Can I carry on ringing the council about the dogs?', 'Complaints go to the council'],
    ["I live NEXT DOOR, I can't not go past her home. What about putting the bins out?", 'put the bins out'],
    ['Can I go near her now?', 'come and go at your own home'],
    ['if she comes over and starts on me, what do I do', 'Walk away'],
    ['is there anyone I can ring who deals with neighbours, not people who hit their wives', 'Citizens Advice'],
    ['did I do wrong', 'is wrong, whatever you meant'],
    ['Was that wrong? Can I go near her now?', 'is wrong, whatever you meant'],
  ])('is answered: "%s"', async (text, words) => {
    const conversation = await afterAccused('I did follow her to the Co-op once, to talk', text);
    expect(conversation.said()).toContain(words);
    expect(conversation.said()).not.toMatch(/Samaritans|National Stalking/);
    expect(conversation.titles()).not.toContain('Can I contact them about our children?');
  });

  test.each([
    'can i ring the council about him',
    'if he comes over what do i do',
    'did i do wrong',
    'i live next door',
  ])('gets answers that nobody else does: "%s"', async (text) => {
    const conversation = await afterTyping('no. my neighbour stalks me, he follows me', text);
    expect(conversation.said()).not.toMatch(/Complaints go to the council|even if they began|is wrong, whatever/);
  });

  test.each(["I keep getting Samaritans, I'm not suicidal", "stop it with samaritans i'm not suicidal"])(
    'hears no more of Samaritans: "%s"',
    async (text) => {
      const conversation = await afterAccused(text);
      expect(conversation.said()).toContain('I take your word for it');
      expect(conversation.said()).not.toContain('Samaritans');
    },
  );

  test.each(['I want to kill myself', "I'm not suicidal but I've got nothing left to live for, I want to die"])(
    'is heard all the same when they may mean to die: "%s"',
    async (text) => {
      expect((await afterAccused(text)).said()).toContain('Samaritans');
    },
  );

  test.each([
    "remove it. The 'worried about your own behaviour'. I never said that",
    "take off that it's what I am said to do",
  ])('can have it taken off: "%s"', async (text) => {
    const conversation = await afterAccused(text);
    expect(conversation.said()).not.toContain('Thank you for telling me. Would one');
    expect(conversation.said() + conversation.titles().join()).toMatch(/Who is this happening to/);
  });
});

describe('a goodbye after a complaint, or with the next step', () => {
  test.each([
    "Useless. I'll ring a solicitor. Goodbye.",
    'ok il show my mum this mabye. bye',
    "ok I'll speak to citizens advice tomorrow. bye",
    "You're no help. Goodbye",
  ])('is a goodbye to a chat: "%s"', async (text) => {
    const conversation = await afterAccused(text);
    expect(conversation.said()).not.toContain('ending your life');
  });

  test.each([
    'goodbye everyone, I am sorry',
    "I can't do this anymore. bye",
    "I'm useless. Goodbye.",
    "it's no use. goodbye",
    "I'll see my mum in heaven. Goodbye",
    'i will show my mum what she did. goodbye',
  ])('but not where somebody may mean to die: "%s"', async (text) => {
    expect((await afterTyping('no', text)).said()).toMatch(/ending your life|at risk|Samaritans/);
  });
});
