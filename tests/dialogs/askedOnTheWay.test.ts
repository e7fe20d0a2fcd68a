import { afterTyping, answersOf } from './typed';

const PARENT = 'no. my ex, we have two kids, he keeps texting me';
const EX = 'no. my ex texts me';
const DAUGHTER = 'no. my daughter is being stalked by her ex';
const IN_LUTON = 'no. my daughter is being stalked by her ex, she is in Luton';
const NURSE = "no. im a nurse, a patient's son keeps following me";

/** What was asked, after what had been told, and words of its answer. */
const ASKED: readonly (readonly [told: string, asked: string, answer: string])[] = [
  [PARENT, 'can he take the children to Poland', 'alert ports'],
  [PARENT, 'he says he will take the kids', 'alert ports'],
  [PARENT, 'polish passport', 'alert ports'],
  [PARENT, 'should i hide the passports', 'alert ports'],
  [PARENT, 'if he take them on plane', 'alert ports'],
  [PARENT, 'he said they will take the kids off me', 'extreme cases'],
  [IN_LUTON, 'two police forces', 'ring 101 from anywhere'],
  [IN_LUTON, 'beds police or thames valley', 'ring 101 from anywhere'],
  [DAUGHTER, "she's in Milton Keynes, which police", 'ring 101 from anywhere'],
  [EX, 'how do I check my car for a tracker', 'wheel arches'],
  [EX, "how do I know he hasn't put a tracker on it", 'wheel arches'],
  [EX, 'how would i check my car', 'wheel arches'],
  [EX, 'he follows my car', 'Do not drive home'],
  [EX, 'he follows me in his car when i drive home', 'Do not drive home'],
  [EX, 'where do i drive if he is behind me', 'Do not drive home'],
  [DAUGHTER, "what if he's there when I pick her up", 'Ring 101 before you go'],
  [DAUGHTER, 'do I ring the police before I go', 'Ring 101 before you go'],
  [DAUGHTER, 'im going to fetch her tonight, what if he is there', 'Ring 101 before you go'],
  [EX, 'do I ring 101 today or can it wait till Wednesday', 'sooner is better'],
  [DAUGHTER, 'do i ring today or wait till the weekend', 'sooner is better'],
  [EX, 'I binned the first notes, is that bad', 'It is not bad'],
  [EX, 'i threw the flowers away', 'It is not bad'],
  [EX, 'i burned the letters', 'It is not bad'],
  [NURSE, "will I get in trouble with the NMC if I report a patient's relative", 'rules of the professions'],
  [NURSE, 'can i be struck off for reporting him', 'rules of the professions'],
  [DAUGHTER, 'is it safe for her to ring, he has her passcode', 'Not from a phone that this person can open'],
  [EX, 'he checks my phone, is it safe for me to ring the helpline', 'Not from a phone that this person can open'],
];

test.each(ASKED)('after "%s", what is asked on the way is answered: "%s"', async (told, asked, answer) => {
  const conversation = await afterTyping(told, asked);
  expect(conversation.said()).toContain(answer);
  expect(conversation.asked()).toBeDefined();
});

test.each(['he says he will take the children to Poland', 'can he take the kids abroad'])(
  'who says "%s" is neither sent away nor shown the screen of an emergency',
  async (text) => {
    const conversation = await afterTyping('no', text);
    expect(conversation.said()).toContain('alert ports');
    expect(conversation.said()).not.toMatch(/Call 999 now|not what I am for/);
  },
);

test('who asks which police hears nothing of police who did nothing, nor of the law elsewhere', async () => {
  for (const asked of ['two police forces', 'beds police or thames valley', 'which police do i ring']) {
    const conversation = await afterTyping(IN_LUTON, asked);
    expect(conversation.said()).not.toMatch(/one "no"|Northern Ireland/);
  }
});

test('who is followed on the road at this moment is shown 999, and told where to drive', async () => {
  const conversation = await afterTyping(EX, "he's behind me on the A6");
  expect(conversation.said()).toContain('999');
  await conversation.type('where do i drive');
  expect(conversation.said()).toContain('Do not drive home');
});

test('who fetches somebody is not taken for the one who does it', async () => {
  const conversation = await afterTyping(DAUGHTER, "what if he's there when I pick her up");
  expect(conversation.said()).not.toMatch(/Respect|your own behaviour/);
  expect(answersOf(conversation)).toMatchObject({ 'who-for': ['someone-else'] });
});

/** What only sounds alike. */
const TOLD: readonly (readonly [told: string, answer: string])[] = [
  ['he took the kids to school', 'alert ports'],
  ['he has my passport', 'alert ports'],
  ['he follows me home from work', 'Do not drive home'],
  ['i was walking home and he followed me in his car', 'Do not drive home'],
  ['he picked her up from school', 'Ring 101 before you go'],
  ['he waits outside till the morning', 'sooner is better'],
  ['he threw my things out', 'It is not bad'],
  ['he threw flowers at me', 'It is not bad'],
  ['he knows my passcode', 'Not from a phone that this person can open'],
  ['the police came twice', 'ring 101 from anywhere'],
];

test.each(TOLD)('who only tells "%s" is not answered as if it was asked', async (told, answer) => {
  const conversation = await afterTyping(EX, told);
  expect(conversation.said()).not.toContain(answer);
});
