import { DESPAIR, YOU } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

const STORY = 'someone keeps messaging me';

describe('words that sound like a wish to die and are none', () => {
  test.each([
    'im going to die of shame',
    'he posts about me and i am dying of embarrassment',
    'this will be the death of me',
    'ill be dead by the time the police do owt',
    'honestly i could have died when he walked in',
    'i wouldnt be seen dead with him',
    'she laughed and i wanted the ground to swallow me',
    "i'd kill for a quiet night",
    'i am dying to know who does it',
    'im scared to death of him',
    'over my dead body will he get the kids',
  ])('bring no page, no question and no number: "%s"', async (text) => {
    const conversation = await afterTyping('no', STORY, text);
    expect(conversation.said()).not.toContain('116 123');
    expect(answersOf(conversation)[YOU] ?? []).not.toContain(DESPAIR);
  });

  test.each([
    'i could die of shame and i do not want to be here any more',
    'he posts about me and i am dying of embarrassment. i want to kill myself',
    'i am scared to death of him and i just want to end it all',
    'i wouldnt be seen dead with him, but some days i want to be dead',
  ])('hide no wish beside them: "%s"', async (text) => {
    expect((await afterTyping('no', STORY, text)).said()).toContain('116 123');
  });
});

describe('what is read out of a note', () => {
  test.each([
    'i read them the note it says my darling i cant go on without you goodbye bye',
    'i read them the note. it goes i cant live like this any more im done bye',
    'his letter says i want to die if you do not come back',
    'he texted me i will end my life tonight without you bye',
  ])('is not the own wish of whoever reads it: "%s"', async (text) => {
    const conversation = await afterTyping('no', STORY, text);
    expect(answersOf(conversation)[YOU] ?? []).not.toContain(DESPAIR);
    expect(conversation.said()).not.toContain('Thoughts of suicide');
  });

  test.each([
    'i wrote a note, it says i cant go on. goodbye bye',
    'i left them a note that says i want to die',
    'i read them the note. i want to die',
    'he texted me come back. i cant go on, i want to end my life',
  ])('keeps the number from nobody who may mean it: "%s"', async (text) => {
    expect((await afterTyping('no', STORY, text)).said()).toContain('116 123');
  });
});

test.each(['my sister wants to kill herself', 'my mum wants to die', 'my son says he wants to die'])(
  'somebody dear who wants to die is heard from the first message on, and the writer is not asked: "%s"',
  async (text) => {
    const conversation = await afterTyping(text);
    expect(conversation.said()).toContain('take it seriously');
    expect(conversation.said()).not.toContain('Are you thinking about ending your life');
    expect(answersOf(conversation).you).toBeUndefined();
  },
);
