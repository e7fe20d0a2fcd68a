import { DANGER, WHO_FOR, YOU } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

const OUTCOME = [
  'no danger. to me. my neighbour photographs me and puts notes through my door every week. i want it to stop',
  'yes fixated',
  'none of these',
  'bedford',
];
const ACCUSED = [
  'no danger. i got a letter off the police, her brother says im stalking my ex',
  'it is what i do myself',
];

describe('what deletes is asked about first, and never passed over', () => {
  test.each(["Of course it isn't. Forget all this.", 'ok thanks. please delete everything', 'right. wipe the lot'])(
    '"%s"',
    async (text) => {
      const conversation = await afterTyping('my ex keeps ringing me', 'no', text);
      expect(conversation.titles()).toContain('Forget all this');
      expect(conversation.said()).toContain('Shall I delete everything');
    },
  );

  test.each(['I want to forget everything he did', 'he said he would delete everything'])(
    'but nothing is deleted by "%s"',
    async (text) => {
      const conversation = await afterTyping('my ex keeps ringing me', 'no', text);
      expect(conversation.said()).not.toContain('Shall I delete everything');
    },
  );
});

test('who takes off that they are LGBT+ is believed', async () => {
  const told = "no. someone online found my old name, i'm a trans man, he sends pizzas every night because im trans";
  expect(answersOf(await afterTyping(told))[YOU]).toContain('lgbt');
  const conversation = await afterTyping(told, "I'm annoyed. Remove LGBT+ and hate from what you've noted.");
  expect(answersOf(conversation)[YOU] ?? []).not.toContain('lgbt');
});

test.each([
  'ok i will ring in the afternoon when i wake up. thank you, bye',
  'I have had to stop going out in my garden',
])('nobody is asked about dying for "%s"', async (text) => {
  expect((await afterTyping(...OUTCOME, text)).said()).not.toContain('ending your life');
});

test.each([
  ['how do i make this page go away quick if she comes in', 'Press Exit'],
  ['What about fire, if he puts something through my letterbox. Can the fire brigade do something', 'fire service'],
  ['can i call 999 if he only stand there?', '999 if somebody may be hurt'],
  ['would you say email the solicitor or leave it', 'solicitor of your own'],
  ['im gonna get my cousins an go round his yard', 'arrested'],
  ['they put my face on snap. how do i get that taken down', 'report the account in the app'],
])('after the outcome "%s" is answered', async (text, answer) => {
  expect((await afterTyping(...OUTCOME, text)).said()).toContain(answer);
});

describe('whoever is accused is told no', () => {
  test.each([
    'its my lads birthday on the 12th hes 7. can i send him a card',
    'just a card. not to her, to him. with a tenner in it. would that get me arrested',
    'could my mum give it him then, she sees them sundays',
  ])('to a card for the child: "%s"', async (text) => {
    expect((await afterTyping(...ACCUSED, text)).said()).toContain('not with a card or a present');
  });

  test('and may have a solicitor for nothing', async () => {
    const conversation = await afterTyping(...ACCUSED, 'how do i see a solicitor i cant afford one');
    expect(conversation.said()).toContain('a solicitor at the police station is free');
  });
});

describe('words that only sound like it', () => {
  test.each(['maybe its something im doing that makes him like this', 'i lock every door at night, i do it myself'])(
    'make nobody the one who does it: "%s"',
    async (text) => {
      const conversation = await afterTyping('my ex keeps turning up at my work', 'no', text);
      expect(answersOf(conversation)[WHO_FOR] ?? []).not.toContain('own-behaviour');
    },
  );

  test.each(['its on my samsung s5', 'me, flat 4, s5 is my phone'])('make nobody a child: "%s"', async (text) => {
    expect(answersOf(await afterTyping('no', text))[WHO_FOR] ?? []).not.toContain('me-under-18');
  });

  test.each([
    'nah not at all im locked in the bathroom',
    'no nothing like that im locked in the loo and he is outside',
  ])('are no word that there is no danger: "%s"', async (text) => {
    expect(answersOf(await afterTyping('my ex wont leave me alone', text))[DANGER] ?? []).not.toContain('no');
  });

  test.each(['No. Is she safe to ring tho', 'no, am i safe to type here?'])(
    'take no plain no away: "%s"',
    async (text) => {
      expect(answersOf(await afterTyping('my ex rings my sister all night', text))[DANGER]).toEqual(['no']);
    },
  );

  test.each([
    ['can my mum take it to the police', 'not with a card'],
    ['me and my mates are going to get the bus', 'get you or your mates arrested'],
    ['i could send my brother round to stay over', 'get you or your mates arrested'],
    ['can social services get them taken off me', 'report the account in the app'],
  ])('are answered with nothing else: "%s"', async (text, answer) => {
    expect((await afterTyping(...OUTCOME, text)).said()).not.toContain(answer);
  });

  test('calm no goodbye of who may mean it', async () => {
    const text = 'i will call my mum to say sorry and then i will do it. bye';
    expect((await afterTyping(...OUTCOME, text)).said()).toContain('116 123');
  });
});
