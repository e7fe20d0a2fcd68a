import { DANGER, WHO_FOR } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

describe('who says beside all else that nobody is in danger now is not asked about it again', () => {
  test.each([
    "Hi, Sanjay, housing assoc helpline. I have a tenant on the other line, Ms B. Not in immediate danger, she's indoors w door locked. Need advice what to tell her",
    'I already said she is not in immediate danger. I am staff, not the victim. It is about the tenant',
    'no i dont think so im at work on lunch. only have 20 min. its my ex boyfriend he always knows where i am',
    'not this minute no, he is at work till six',
    'no immediate risk. caller says neighbour shouts at her',
    'pt is safe at the moment. states ex partner following her',
    "my sister's not in immediate danger but she's scared of him",
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
