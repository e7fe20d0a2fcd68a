import { afterTyping } from './typed';

/** Whoever tells of an ex, and is in no danger. */
const TOLD = 'no. my ex texts me';

describe('two questions in one message', () => {
  test.each([
    [
      "one messaged 'we know where you sleep' is that a crime? and do you need him to report it or can i, he wont",
      ['threatening to kill', 'tell the police what you know'],
    ],
    [
      'beds police or leicestershire police. and can they even do anything if the accounts are fake and we cant prove its them',
      ['force of the place where it happens', 'your own words count'],
    ],
    [
      'can i get an order to keep him away without paying thousands, and would social services get involved cos of the kids',
      ['Stalking Protection Order', 'Social workers'],
    ],
    [
      'is it worth me ringing them tonight or will they just fob me off again. and can he get the pizzas stopped somehow',
      ['Ring each shop', 'not wasting'],
    ],
  ])('are both answered: "%s"', async (text, answers) => {
    const conversation = await afterTyping(TOLD, text);
    for (const one of answers) expect(conversation.said()).toContain(one);
    expect(conversation.asked()).toBeDefined();
  });

  test('that are one question have one answer', async () => {
    const conversation = await afterTyping(TOLD, 'if i complain can they fire me? i need this job');
    expect(conversation.said()).toContain('no sack');
    expect(conversation.said()).not.toContain('no offence to ask for help');
  });
});

test.each([
  ['how do i find a tracker on the car', 'wheel arches'],
  ['could he of put something on the car', 'wheel arches'],
  ['should i have the locks changed or just start locking the door?', 'change the locks'],
  ['LOCKS. am i allowed to change the locks his name is on the mortgage', 'change the locks'],
  ['how do i complain about the POLICE', 'IOPC'],
  ['is it gone if i close this', 'gone at once'],
  ['can my daughter report it for me shes in leeds', 'Somebody you trust'],
  ['will i lose my placement?? my manager basically laughed', 'no sack'],
  ['can they fire me if i complain?? i ask 3 times now', 'no sack'],
])('what strangers asked is answered: "%s"', async (text, words) => {
  const conversation = await afterTyping(TOLD, text);
  expect(conversation.said()).toContain(words);
});

describe('what only holds such words', () => {
  test.each([
    ['he changed the locks on me and i cant get in', 'you may change the locks'],
    ['would they arrest me if i hit him back', 'Not every report goes to court'],
    ['how can i stop the orders being breached', 'Ring each shop'],
    ['i want to complain to the police about him', 'IOPC'],
    ['what force do i use if he comes at me', 'force of the place'],
    ['he is going to make me do a statement to drop it', 'first time, the worst'],
    ['he came to collect his stuff and hit me', 'Make a list'],
    ['can they sack him for what he did', 'no sack'],
    ['can he get rid of me? he said nobody would find my body', 'no sack'],
  ])('is not answered as if it asked: "%s"', async (text, words) => {
    const conversation = await afterTyping('no', text);
    expect(conversation.said()).not.toContain(words);
  });

  test('of what a victim is not told leaves the answer that is theirs', async () => {
    const conversation = await afterTyping(TOLD, 'if he rings me first thing in the morning should i pick up');
    expect(conversation.said()).toContain('never owe them an answer');
  });
});
