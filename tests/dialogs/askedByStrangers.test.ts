import { afterTyping, answersOf } from './typed';

const EX = 'no. my ex texts me';
const OLD = 'no. i live on my own, i am 79. somebody moves things in my flat';
const FRIEND = 'no. my friend sam is being followed by her ex';
const AT_COLLEGE = 'no. im 17 and a lad from college follows me';
const PARENT = 'no. my ex, we have two kids, he keeps texting me';
const HONOUR = 'no. its my family, they say i bring shame, honour. i am 19';

/** What was asked, after what had been told, and words of its answer. */
const ASKED: readonly (readonly [told: string, asked: string, answer: string])[] = [
  [
    EX,
    'voicemails, you cant screenshot a voicemail. my phone wipes them after 30 days or something',
    'Save them today',
  ],
  [EX, 'do they want the voicemails', 'Save them today'],
  [FRIEND, "theres a dog, she'll not go without the dog", 'Dogs Trust Freedom'],
  [FRIEND, 'can she take it with her when she leaves, do refuges even let you bring dogs', 'Dogs Trust Freedom'],
  ['no. a patient of ours writes about me online', 'can the surgery ban him', 'off its list'],
  ['no. a patient of ours writes about me online', 'can we take him off the list', 'off its list'],
  [EX, 'should I leave it off the hook at night? But then if my daughter rings', 'ring through at night'],
  [
    'no. a patient of ours writes about me online',
    'could my badge say just first name. My NAME BADGE at work',
    'without your surname',
  ],
  [EX, "is there any point ringing 101 if they'll just say its a domestic", 'take you seriously'],
  [OLD, 'My slippers were in the bath. Is it just my age, dear?', 'somebody with a key'],
  [OLD, 'am i losing my marbles', 'somebody with a key'],
  [OLD, 'my son thinks im getting forgetful and wont listen to me about any of it', 'somebody with a key'],
  [EX, 'am i imagining all this', 'trust what you notice'],
  [EX, 'he never gets caught at it so am i going mad or what', 'trust what you notice'],
  [EX, 'shall i tell my daughter', 'do not have to carry this alone'],
  [EX, 'do you think I should tell my wife about the letters', 'do not have to carry this alone'],
  [AT_COLLEGE, 'should i tell me mum', 'one grown-up you trust'],
  [HONOUR, 'should i tell my sister', 'will not tell the others'],
  [FRIEND, 'does my friend have to know', 'I contact nobody'],
  [FRIEND, 'do i need to ask her first', 'I contact nobody'],
  [FRIEND, 'can i ring the police without her knowing', 'I contact nobody'],
  [FRIEND, 'would they phone my friend', 'I contact nobody'],
  [EX, 'could somebody from the police have a quiet word with him', 'ask for just that'],
  [EX, 'I really dont want him arrested, he is a sick man and his mother would never get over it', 'ask for just that'],
  [EX, 'will i get her into trouble', 'ask for just that'],
  [EX, 'what will happen to him', 'Not every report goes to court'],
  [EX, 'how many years could he get', 'up to ten years'],
  [EX, 'will he actually go to prison', 'up to ten years'],
  [EX, 'how much does a non-molestation order cost', 'no court fee'],
  [EX, 'is an injunction free', 'no court fee'],
  [PARENT, 'how should we do handovers', 'Not alone at your door'],
  [PARENT, 'where can i drop the kids off so i dont have to see him', 'Not alone at your door'],
  [PARENT, 'i would block him but i have to hear about the kids', 'Not alone at your door'],
  [PARENT, 'he says hes going to tell the court i hit our son', 'so that your side is known'],
  [PARENT, 'can i lose my kids over this', 'extreme cases'],
  [EX, 'he has got my spare key', 'safer not to ask'],
  [EX, 'shall i ask for my keys back', 'safer not to ask'],
  ['no. my landlord keeps coming in my room', 'should i change the locks', 'ask them not to tell the landlord'],
  [EX, 'can my landlord let himself in', 'nor may anyone they send'],
  [AT_COLLEGE, 'will my tutor tell my dad', 'What stays between us'],
  [AT_COLLEGE, 'if i talk to my teacher will she ring home', 'What stays between us'],
  [AT_COLLEGE, 'should i use ghost mode', 'a map that you share'],
  [AT_COLLEGE, 'do i turn my location off, yes or no', 'a map that you share'],
  [EX, 'can i get my deleted messages back', 'do not hand your phone to a shop'],
  [
    EX,
    'i deleted most of the texts because i could not bear to look at them any more',
    'do not hand your phone to a shop',
  ],
  [HONOUR, 'my brother says he will send everyone a photo of me without my hijab', 'say the word "honour"'],
  [EX, 'what if the photos are not naked', 'does not have to be nude'],
  [EX, 'he says it will get a lot worse for me if i go to the police about it', 'reason to tell the police'],
  [EX, 'will it make him worse if i report it', 'reason to tell the police'],
  [EX, 'can my husband ring the helpline too', 'They can ring too'],
  [EX, 'is there help for my wife, she is in bits', 'They can ring too'],
  ['no. my ex texts me. i live in luton', 'can my mum get help too', 'Signpost helps'],
  [EX, 'is sitting outside my house in a car a crime', 'waiting outside, watching or driving past'],
  [
    EX,
    'she parks across from my work and just sits there is that illegal',
    'waiting outside, watching or driving past',
  ],
  [EX, 'what should i do first', 'Three things'],
  [FRIEND, 'where do we start', 'Three things'],
  [AT_COLLEGE, 'will my mum see this chat', 'take just this page out of the history'],
  [EX, 'my flatmate checks my phone, would she see this', 'they may see what you type here'],
  [EX, 'the police gave me no reference', 'Say the day and time when you told them'],
  [EX, 'i told the police in march and they never rang me back, nobody did', 'Say the day and time when you told them'],
  [EX, 'can i ask him to give me my key back', 'safer not to ask'],
  [EX, 'its not illegal to sit in a car though is it', 'Once, perhaps not'],
  [FRIEND, 'will my sister find out i spoke to you', 'I contact nobody'],
  [AT_COLLEGE, 'would turning off my location make it worse', 'a map that you share'],
  [AT_COLLEGE, 'should i report his snapchat', 'once an account is gone'],
  [HONOUR, 'will karma nirvana call my family', 'not to contact yours'],
  [EX, 'should i tell my husband to stop', 'safer not to do it face to face'],
];

test.each(ASKED)('after "%s", what strangers asked is answered: "%s"', async (told, asked, answer) => {
  const conversation = await afterTyping(told, asked);
  expect(conversation.said()).toContain(answer);
  expect(conversation.asked()).toBeDefined();
});

test.each(['am i in the right place', 'is there somebody there', 'is this for people like me'])(
  'who begins with "%s" is told that they are, and given no number of a crisis line first',
  async (asked) => {
    const conversation = await afterTyping(asked);
    expect(conversation.said()).toContain('I am here, and this is the place');
    expect(conversation.said()).not.toMatch(/999|Samaritans/);
  },
);

test('who does not want anybody arrested is told of no years in prison', async () => {
  for (const asked of ['will they arrest him', 'i dont want him to go to prison', 'what would happen to him']) {
    const conversation = await afterTyping(EX, asked);
    expect(conversation.said()).not.toContain('years');
  }
});

test('what is told in the same breath is noted all the same', async () => {
  const conversation = await afterTyping('no', 'my ex wife says she will tell social services i hit the kids');
  expect(conversation.said()).toContain('so that your side is known');
  expect(answersOf(conversation)).toMatchObject({ 'who-for': ['me'], what: expect.arrayContaining(['others-used']) });
});

/** What only sounds alike. */
const TOLD: readonly (readonly [told: string, answer: string])[] = [
  ['he changed the locks on me and i cant get in', 'safer not to ask'],
  ['i told my daughter', 'do not have to carry this alone'],
  ['i told my mum and she came round', 'do not have to carry this alone'],
  ['he told my mum i was mad', 'trust what you notice'],
  ['he has a bad memory', 'somebody with a key'],
  ['my brother had a word with him and it went quiet', 'ask for just that'],
  ['the police had a word with him in june', 'ask for just that'],
  ['he got arrested for it last year', 'ask for just that'],
  ['i want him arrested', 'ask for just that'],
  ['he went to prison for hurting me', 'up to ten years'],
  ['i have a non molestation order against him', 'no court fee'],
  ['it cost me a fortune', 'no court fee'],
  ['he dropped the kids off late', 'Not alone at your door'],
  ['i blocked him', 'Not alone at your door'],
  ['he hit the kids', 'so that your side is known'],
  ['he lost his keys', 'safer not to ask'],
  ['my tutor told my dad', 'What stays between us'],
  ['he turned off his location', 'a map that you share'],
  ['he deleted all his messages', 'do not hand your phone to a shop'],
  ['he sent me a photo of him with a girl', 'does not have to be nude'],
  ['it got worse when i told the police', 'reason to tell the police'],
  ['my husband rang them too', 'They can ring too'],
  ['he parks outside my house and sits there every night', 'Once, perhaps not'],
  ['the police gave me a reference number', 'Say the day and time when you told them'],
  ['he never rang me back', 'Say the day and time when you told them'],
  ['i reported him on snapchat', 'once an account is gone'],
  ['my mum saw him outside', 'take just this page out of the history'],
];

test.each(TOLD)('who only tells "%s" is not answered as if it was asked', async (told, answer) => {
  const conversation = await afterTyping(EX, told);
  expect(conversation.said()).not.toContain(answer);
});

test.each([
  ['he parks outside my house and sits there every night', { what: ['contact', 'watching'] }],
  ['he sends me photos of himself every day, hundreds', { repeated: ['several'] }],
])('"%s" is noted', async (told, noted) => {
  expect(answersOf(await afterTyping(EX, told))).toMatchObject(noted);
});

/** What more strangers asked. */
const ASKED_LATER: readonly (readonly [told: string, asked: string, answer: string])[] = [
  [EX, 'would that be 999 or 101', '101 for all that is over'],
  [EX, 'which number do i ring', '101 for all that is over'],
  [EX, 'how many incidents does the law want', 'at least two occasions'],
  [EX, 'how many times does it have to happen', 'at least two occasions'],
  [EX, 'how do i know hes really police', 'shows a police warrant card'],
  [EX, 'were they even real police', 'shows a police warrant card'],
  ['no. a man keeps emailing me and waits at my surgery', 'is there help for councillors', 'Operation Ford'],
  [EX, 'he is threatening to tell my parents im gay', 'Who knows is for you to say'],
  [EX, 'he says he will out me to my family', 'Who knows is for you to say'],
  [EX, 'help for gay men', 'lines run for LGBT+ people'],
  [EX, 'is there anything for gay blokes', 'lines run for LGBT+ people'],
  [EX, 'are there any services for trans people', 'lines run for LGBT+ people'],
  [EX, 'his mate does it too now', 'it counts as theirs'],
  [EX, 'he has a conviction for stalking his last girlfriend', 'they can look it up'],
  [EX, 'he was done for assault in 2019', 'they can look it up'],
  [AT_COLLEGE, 'if i send one will he stop', 'giving in hardly ever stops it'],
];

test.each(ASKED_LATER)('after "%s", what more strangers asked is answered: "%s"', async (told, asked, answer) => {
  const conversation = await afterTyping(told, asked);
  expect(conversation.said()).toContain(answer);
  expect(conversation.asked()).toBeDefined();
});

test.each([
  ['he rang 999 times or so it feels', '101 for all that is over'],
  ['he has rung me how many times now, i lost count', 'at least two occasions'],
  ['the police came and they were really kind', 'warrant card'],
  ['i am scared to go out', 'Who knows is for you to say'],
  ['he told my mum i am lazy', 'Who knows is for you to say'],
  ['his mate is nice to me', 'it counts as theirs'],
  ['he was done with me last year', 'they can look it up'],
  ['i was done for speeding', 'they can look it up'],
  ['i sent him one message and he stopped', 'giving in hardly ever stops it'],
])('and who only tells "%s" is not', async (told, answer) => {
  const conversation = await afterTyping(EX, told);
  expect(conversation.said()).not.toContain(answer);
});

test('help for men does not begin with a line for women', async () => {
  const conversation = await afterTyping('is there help for men');
  expect(conversation.said()).toMatch(/Men's Advice Line: 0808/);
  expect(conversation.said()).not.toMatch(/Domestic Abuse Helpline, for women: 0808/);
});
