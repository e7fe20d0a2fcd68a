import { WHO_FOR } from '../../model/answers';
import { afterTyping, answersOf } from './typed';

describe('who tells what is done to them, and no age', () => {
  test.each([
    'my ex keeps texting me, we split in march',
    'a man he follow my van',
    'a boy at college keeps sending me pictures and i dont know what to do',
    'my ex husband keeps following my car to the school when i drop the kids',
    'two men sit in a van outside my house most nights',
    'a man keep look me in the bus, he know where i live',
    'my dad waits for me outside school',
    'my teacher keeps messaging me on snapchat',
  ])('is the one it happens to, and grown up as far as anybody knows: "%s"', async (text) => {
    expect(answersOf(await afterTyping('no', text))[WHO_FOR]).toEqual(['me']);
  });

  test.each([
    ['im 15 and my ex wont leave me alone', 'me-under-18'],
    ['im in year 9 and a man follows me', 'me-under-18'],
    ['a man he watch my daughter', 'child'],
    ["my ex keeps texting my daughter, she's 14", 'child'],
    ['i look after a girl, she is 12, a man writes to her', 'child'],
    ['im a teacher, one of my year 10s is followed by a boy', 'child'],
    ['my niece who is 9 gets messages from a grown man', 'child'],
    ['my sister gets letters from a man', 'someone-else'],
    ['my sister keeps telling me he follows her', 'someone-else'],
  ])('is a child, or writes for one or for another, where that is said: "%s"', async (text, whoFor) => {
    expect(answersOf(await afterTyping('no', text))[WHO_FOR]).toEqual([whoFor]);
  });
});
