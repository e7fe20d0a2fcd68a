import { DANGER, SIGNS, WHAT, WHO_FOR, YOU } from '../../model/answers';
import { isShown } from '../knowledge/entriesShown';
import { afterTyping, answersOf } from './typed';

const REPEATED = 'repeated';

describe('who says beside all else that nobody is in danger now is not asked about it again', () => {
  test.each([
    "Hi, Sanjay, housing assoc helpline. I have a tenant on the other line, Ms B. Not in immediate danger, she's indoors w door locked. Need advice what to tell her",
    'I already said she is not in immediate danger. I am staff, not the victim. It is about the tenant',
    'no i dont think so im at work on lunch. only have 20 min. its my ex boyfriend he always knows where i am',
    'not this minute no, he is at work till six',
    'no immediate risk. caller says neighbour shouts at her',
    'pt is safe at the moment. states ex partner following her',
    'my sister is not in immediate danger i just want some advice about her ex',
  ])('"%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(answersOf(conversation)[DANGER]).toEqual(['no']);
    await conversation.type('he keeps sending letters');
    expect(conversation.asked()).not.toBe(DANGER);
  });

  test.each([
    'not in immediate danger but i can hear him kicking the door',
    'police said she is not in immediate danger but he has a knife and is outside',
    'am i not in immediate danger if hes outside?',
    'no immediate risk he just has a knife in his hand',
    'no i dont think so he is outside banging on the door',
    'the police say i am not in immediate danger. i think i am',
    'not sure if im in immediate danger',
    'no i dont think so but he is downstairs shouting',
    'i dont think im safe',
    'not sure im safe',
    "I don't believe we are safe here",
  ])('and never where more is said than that: "%s"', async (text) => {
    expect(answersOf(await afterTyping(text))[DANGER]).not.toEqual(['no']);
  });
});

describe('who asks for somebody in their care is told of "them" from the first word', () => {
  test.each([
    'pt reports ex keeps ringing her at night',
    'tenant states upstairs nbr bangs on floor at all hrs and shouts racist names through the door',
    'caller says neighbour is following her',
    'client discloses that ex partner sends messages daily',
    'I am staff, not the victim. He follows her to the shop',
    'I am not the victim, I am her sister. He follows her to the shop',
    'NOT happening to me. It is happening to Ms B, our tenant, he shouts at her',
    'I have a tenant on the other line, he keeps filming her',
    'ringing on behalf of a customer, her ex keeps calling her',
    'not me, one of our residents. he waits outside for her',
  ])('"%s"', async (text) => {
    const conversation = await afterTyping('no', text);
    expect(answersOf(conversation)[WHO_FOR]).toEqual(['someone-else']);
    expect(conversation.said()).not.toMatch(/fixated on you|happened to you|want this to stop\? You do not/);
  });

  test.each([
    'i am a tenant and the landlord follows me',
    'a client of mine keeps texting me, he turned up at my house',
    'client states he will wait for me after work',
    'caller says he will kill me, withheld number',
    'tenant reports me to the council every week and films me',
    'im staff at a shop and a customer follows me round',
  ])('and staff to whom it happens themselves are not: "%s"', async (text) => {
    expect(answersOf(await afterTyping('no', text))[WHO_FOR]).not.toEqual(['someone-else']);
  });
});

const HELPER = ['no', 'my sister is followed by her ex, they split up in september. she lives in bedford'];

describe('who helps somebody is answered for them', () => {
  test.each([
    ['mum is all on his side. what do i say to her', 'on-their-side'],
    ['my parents think she should go back to him', 'on-their-side'],
    ['is it safe to text her? he set her phone up', 'reach-them'],
    ['how else do i get hold of her without him knowing', 'reach-them'],
    ['is her phone safe for me to text', 'reach-them'],
    ['does their lad need to be told?', 'what-the-child-knows'],
    ['should carol explain to her son that he should not tell his dad where they are?', 'what-the-child-knows'],
    ['could she come up to me in leeds with my nephew?', 'stay-with-family'],
    ['if she brings the boy up to mine can mark say shes kidnapped him', 'stay-with-family'],
    ['is there a womens aid near her?', 'local-womens-aid'],
    ['what do I say to her right now while shes on the line, shes crying', 'in-tears'],
    ['which agency is it, police or the council?', 'which-agency'],
    ['who do I refer to, council ASB team or police or both', 'which-agency'],
    ['is this racially aggravated harassment or hate crime', 'hate-or-harassment'],
    ['online hate crime report? true vision or something', 'hate-online'],
    ['is there a hate crime report line thats not 101?', 'hate-online'],
    ['can we as landlord do anything', 'as-the-landlord'],
    ["I'm the landlord. what can WE do about it", 'as-the-landlord'],
    ['is filming her outside allowed', 'photographed'],
    ['no not her filming, the nbr filming HER. is the nbr allowed', 'photographed'],
    ['should i have it out with him', 'confront'],
  ])('"%s"', async (text, answer) => {
    const conversation = await afterTyping(...HELPER, text);
    expect(isShown(`short_answers/${answer}`, conversation.said())).toBe(true);
  });

  test.each([
    ['he has taken my mums side of the bed', 'on-their-side'],
    ['he was on the other side of the road', 'on-their-side'],
    ['he told her son to fetch her', 'what-the-child-knows'],
    ['he kidnapped her in march', 'stay-with-family'],
    ['he filmed her in the shop', 'photographed'],
    ['the police and the council know', 'which-agency'],
    ['she texts me every day', 'reach-them'],
    ['her landlord lets him in', 'as-the-landlord'],
  ])('and what only tells is no question: "%s"', async (text, answer) => {
    const conversation = await afterTyping(...HELPER, text);
    expect(isShown(`short_answers/${answer}`, conversation.said())).toBe(false);
  });

  test('is told of an order for them, and not for themselves', async () => {
    const said = (await afterTyping(...HELPER, 'how does she get an injunction against him?')).said();
    expect(said).toContain('They can ask the family court themselves');
  });

  test('and the one to whom it happens is never told to write to them', async () => {
    const said = (await afterTyping('no', 'my ex keeps ringing me', 'last month', 'is it safe to text him?')).said();
    expect(said).toContain('You never owe them an answer');
  });
});

describe('a service for one town', () => {
  test('is not shown where they live in another', async () => {
    const conversation = await afterTyping(...HELPER, 'what could i say to her');
    expect(conversation.said()).not.toContain('Luton');
    await conversation.type('is bedford womens aid a thing?');
    expect(conversation.said()).not.toContain('Luton');
  });

  test('is shown there', async () => {
    const conversation = await afterTyping('no', 'my ex keeps ringing me', 'last month', 'luton', 'luton womens aid');
    expect(conversation.services()).toContain("Women's Aid in Luton");
  });
});

describe('who says that this was no answer', () => {
  test.each([
    'what are you on about, both at school?? Mark is 51',
    'that makes no sense, what are you talking about',
    'not what I asked. can she do that',
  ])('is not told what Waymark is: "%s"', async (text) => {
    const said = (await afterTyping(...HELPER, text)).said();
    expect(isShown('short_answers/who-are-you', said)).toBe(false);
    expect(isShown('topics/about-waymark', said)).toBe(false);
  });

  test('is not given it word for word once more', async () => {
    const conversation = await afterTyping(...HELPER, 'what do I say to mum, she is on his side');
    expect(isShown('short_answers/on-their-side', conversation.said())).toBe(true);
    await conversation.type("that's not what I asked. she is on his side");
    expect(isShown('short_answers/on-their-side', conversation.said())).toBe(false);
  });

  test('who asks what it is hears it', async () => {
    expect(
      isShown('short_answers/who-are-you', (await afterTyping('no', 'is this a real person or a bot?')).said()),
    ).toBe(true);
  });
});

describe('a man', () => {
  test.each([
    'is this page also for man?',
    'is this for a man too?',
    'can a man get help here',
    'i am man, my ex girlfriend writes me all day',
  ])('is shown nobody who is for women only: "%s"', async (text) => {
    const conversation = await afterTyping('no', text, 'my ex girlfriend rings me all night', '5 weeks ago', 'luton');
    for (let i = 0; i < 9 && conversation.asked(); i++) await conversation.type('skip');
    expect(answersOf(conversation)[YOU]).toContain('man');
    expect(conversation.said()).not.toContain('for women');
  });

  test.each([
    'is this page also for women?',
    'my ex is a man',
    'do you help men too?',
    'there is a man who follows me',
  ])('is not taken for one who did not say so: "%s"', async (text) => {
    expect(answersOf(await afterTyping('no', text))[YOU] ?? []).not.toContain('man');
  });
});

describe('what is told of them is noted', () => {
  test.each([
    ['carol says she thinks hell kill her one day, half joking', SIGNS, 'fear'],
    ['she is scared he is going to kill her', SIGNS, 'fear'],
    ['she said he will kill her one day', SIGNS, 'fear'],
    ['hes getting their son to tell him stuff, where mum goes', WHAT, 'others-used'],
    ['he uses the boy to spy on her', WHAT, 'others-used'],
    ['Mark uses him to find out where she is', WHAT, 'others-used'],
    ['he has found her new address', WHAT, 'break-in'],
    ['he knows where she lives now', WHAT, 'break-in'],
  ])('"%s"', async (text, question, option) => {
    expect(answersOf(await afterTyping(...HELPER, text))[question]).toContain(option);
  });

  test.each([
    ['he says he thinks about her all day', SIGNS, 'fear'],
    ['her son gets the kids to school', WHAT, 'others-used'],
    ['he knows where she works', WHAT, 'break-in'],
    ['he thinks she will come back to him', SIGNS, 'fear'],
  ])('and not what only sounds like it: "%s"', async (text, question, option) => {
    expect(answersOf(await afterTyping(...HELPER, text))[question] ?? []).not.toContain(option);
  });

  test('that there is no weapon says nothing of the rest of the list', async () => {
    const conversation = await afterTyping(...HELPER, 'yes fixated');
    for (let i = 0; i < 9 && conversation.asked() !== SIGNS; i++) await conversation.type('skip');
    await conversation.type('no weapon that i know of');
    expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('none');
  });

  test('one act among many that happened once is not a single time', async () => {
    const conversation = await afterTyping(
      ...[
        'no',
        'my sisters ex strangled her just the once but once is enough isnt it. theres loads of other stuff since',
      ],
    );
    expect(answersOf(conversation)[REPEATED]).toEqual(['several']);
    expect(conversation.asked()).not.toBe(REPEATED);
  });

  test('nor is that said of who told only of one', async () => {
    const conversation = await afterTyping('no', 'my sisters ex hit her, just the once. he left his stuff at hers');
    expect(answersOf(conversation)[REPEATED]).not.toEqual(['several']);
  });
});

describe('whoever has called 999 is not told to call', () => {
  const THREAT = ['no', 'my ex girlfriend, we split 5 weeks ago. she says she will kill herself if i not come back'];

  test.each([
    'i called 999. they send ambulance to her. now i shake. i feel it is my fault',
    'i already call 999, i said. somebody i can talk now in night?',
  ])('nor asked about danger again: "%s"', async (text) => {
    const conversation = await afterTyping(...THREAT, text);
    expect(conversation.said()).not.toContain('If anyone is in danger, call 999');
    expect(conversation.asked()).not.toBe(DANGER);
  });

  test.each([
    'she write now again from new number, "i took 20 pills bye". what i do',
    'my ex TOOK the pills. what do i do',
  ])('whose ex has taken pills is: "%s"', async (text) => {
    expect((await afterTyping(...THREAT, text)).said()).toContain('call 999');
  });
});
