import { DANGER } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

describe('asked about danger, a plain answer in odd words is one', () => {
  test.each([
    'no not right now hes gone',
    'not as we speak',
    'nothing going on right this sec',
    'all calm here tonight thanks',
    "he's at his mum's til sunday",
    'he is at his mums',
    "he's in spain",
    'not unless he comes back',
    'i wouldnt say danger',
    "he's 200 miles away",
    'were alright tonight',
    'all quiet for now',
    'he is in custody',
    'not at present my dear',
  ])('"%s"', async (text) => {
    const conversation = await afterTyping('i am scared of my ex', text);
    expect(answersOf(conversation)[DANGER]).toEqual(['no']);
    expect(conversation.asked()).not.toBe(DANGER);
  });

  test('and so it is where something else was asked between', async () => {
    const conversation = await afterTyping('my ex came round, should i change my locks?', 'no not right now hes gone');
    expect(answersOf(conversation)[DANGER]).toEqual(['no']);
  });

  test.each([
    'he is at his mums round the corner and he says he is coming',
    'he is at my door',
    'theres nobody here to help me',
    'he is at his car outside my house',
    'all quiet but i can hear him outside',
    'not as we speak but he is on his way here with a knife',
  ])('but it does not hide what may be danger: "%s"', async (text) => {
    const conversation = await afterTyping('i am scared of my ex', text);
    expect(conversation.said()).toContain('999');
  });
});

describe('a no that goes on with a story is believed', () => {
  test.each([
    'no not in danger shes 5 foot 2. 150 voicemails ive had and shes started ringing my customers',
    'not rn im in my room. its thursday im worried abt, they said theyre gonna jump me then',
    "Not this second as far as I know, she's at work. He's at home, and he reads all her messages.",
    "Hello dear. Oh no I don't think I'm in danger, nothing like that, he's not here now. I only wanted to ask somebody as I don't know if I am being silly.",
  ])('"%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(answersOf(conversation)[DANGER]).toEqual(['no']);
  });

  test.each([
    'not right now but he said he is coming round in an hour with his brothers and they have bats',
    "no not in danger he says, but he's kicking my door in and I'm behind it",
    'not this second he is only outside my window with a hammer, what do I do',
    "I don't think I'm in danger but he is in my kitchen and he won't go and he has a knife",
    'not right now im hiding in the bathroom and hes downstairs drinking, hes been shouting what hell do when he finds me',
    'not right now he is asleep but when he wakes up he will start on me again and i cant get out, the door is locked',
  ])('and what is danger all the same is heard: "%s"', async (text) => {
    const conversation = await afterTyping(text);
    expect(conversation.said()).toMatch(/999/);
    expect(answersOf(conversation)[DANGER]).not.toEqual(['no']);
  });
});

describe('a no that is of oneself alone, or only thought, while somebody may be with them', () => {
  test.each([
    'not in danger but my mum is',
    'i am not in danger but my sister is',
    'im not in danger but my kids might be',
    'no im ok but she isnt',
    'no but my son is, hes with him now',
    'no i dont think so, i think he is in the house',
    "no i dont think so he's got hold of her",
  ])('is asked about again: "%s"', async (text) => {
    expect(answersOf(await afterTyping(text)).danger).not.toEqual(['no']);
  });

  test.each(['no, my mum is fine', 'no. my ex is a policeman', 'no i am fine and he is at work', 'no i dont think so'])(
    'but this is a no: "%s"',
    async (text) => {
      expect(answersOf(await afterTyping(text)).danger).toEqual(['no']);
    },
  );
});
