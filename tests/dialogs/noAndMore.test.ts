import { DANGER, SIGNS, WHAT, WHO_DOES_IT, WHO_FOR } from '../../model/answers';
import type { Conversation } from '../journeys/conversation';
import { afterTyping, answersOf } from './typed';

const CHOIR = ['no', 'a man I know from choir brings me flowers every sunday and rings me every night'];

async function atSigns(...told: readonly string[]): Promise<Conversation> {
  const conversation = await afterTyping(...told);
  for (let i = 0; i < 9 && conversation.asked() !== SIGNS; i++) await conversation.type('skip');
  expect(conversation.asked()).toBe(SIGNS);
  return conversation;
}

describe('that none of the list has happened is heard, whatever else stands in the message', () => {
  test.each([
    'none of that really. but she said shell tell everyone i hit the kids. never laid a finger on them',
    'Oh dear, nothing like those dreadful things, no. He has met my cousin Pauline, she sings too, but I do not think he liked her.',
    'I am sorry, I do go on. No. The only thing is he stands by the notice board and looks in at the rehearsal.',
    'nah none of that hes not like a psycho. but he came to the pub saturday',
    'none of this. he have photo of me without scarf from the concert',
    'nah none of them. im 6 foot 2 love i aint scared of her',
    'no none of those thank god. just the ringing and the flowers',
    'nothing as bad as that. he sends my sister flowers as well now',
    'he hasnt done any of them things. he rings my work too',
  ])('"%s"', async (text) => {
    const conversation = await atSigns(...CHOIR);
    await conversation.type(text);
    expect(answersOf(conversation)[SIGNS]).toEqual(['none']);
    expect(conversation.asked()).not.toBe(SIGNS);
  });

  test.each([
    ['none of that, well he did grab me round the throat once', 'strangled'],
    ['no none of those. oh he said he would kill me if i left the choir', 'threats'],
    ['None of these. Only he has a knife that he shows people', 'weapon'],
  ])('but what it tells goes before it: "%s"', async (text, sign) => {
    const conversation = await atSigns(...CHOIR);
    await conversation.type(text);
    expect(answersOf(conversation)[SIGNS]).not.toContain('none');
    expect(sign).toBeTruthy();
  });

  test.each([
    'none of my friends believe me',
    'None of the choir will talk to me now, he has told them all I led him on.',
    'nothing I say makes any difference to him',
  ])('and a "none" of something else is not that: "%s"', async (text) => {
    const conversation = await atSigns(...CHOIR);
    await conversation.type(text);
    expect(answersOf(conversation)[SIGNS] ?? []).not.toContain('none');
  });
});

describe('that nobody is in danger now', () => {
  test.each([
    'not now he is not here. i am at home kids are in school. there is a man he calling me all the time i dont know what to do',
    'not right now i dont think. sam says he was parked outside again last night about 11',
    'no shes not here now. shes been texting me all day 60 odd times and last night she turned up at my flat',
    'No, I should not say danger, it is the middle of the morning and I have the kettle on.',
    'um not right now i dont think. she says he was outside hers again on friday',
  ])('is heard at the first time: "%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(answersOf(conversation)[DANGER]).toEqual(['no']);
  });
});

describe('who does it', () => {
  test.each([
    'its the wife really, she worries',
    'nah none of them. im not scared of her. its the wife really',
    'my wife got a letter off her',
    'the wifes not happy about it',
    'my neighbour saw her',
    'it was a neighbour saying theyd seen her',
    'my boss says she waits by the van',
    'my dad wants to ring her',
  ])('is not whoever else is named: "%s"', async (text) => {
    const conversation = await afterTyping('no', 'a customer of mine rings me all day and turns up at the depot', text);
    expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['colleague']);
  });
});

describe('what is asked about a helpline tells nothing of what was done', () => {
  test.each([
    'can i text them or is it only calling cos my mum is always in my room',
    'no i meant does the order cost money not the phone',
    'can i email the police or do i have to phone',
  ])('"%s"', async (text) => {
    const conversation = await afterTyping('no', 'a man from choir follows me home every week', text);
    expect(answersOf(conversation)[WHAT]).not.toContain('contact');
  });
});

test('who gets in later was not "none of these"', async () => {
  const conversation = await atSigns(...CHOIR);
  await conversation.type('none of these');
  expect(answersOf(conversation)[SIGNS]).toEqual(['none']);
  await conversation.type('on friday he was in my kitchen when I came home, he has a key');
  expect(answersOf(conversation)[WHAT]).toContain('break-in');
  expect(answersOf(conversation)[SIGNS]).not.toEqual(['none']);
});

test('and a friend who tells of it is still the friend', async () => {
  const conversation = await afterTyping(
    'hi im writing for a friend not me. their old landlord keeps letting himself in to the flat',
    'no',
    'so is it stalking tho if hes just parked there. it was about half ten i think, the neighbour said 20 mins',
  );
  expect(answersOf(conversation)[WHO_DOES_IT]).toEqual(['landlord']);
  expect(answersOf(conversation)[WHO_FOR]).toEqual(['someone-else']);
});
