import { DANGER } from '../../model/answers';
import { type Conversation, realKnowledge } from '../journeys/conversation';
import { afterTyping, answersOf } from './typed';

/** Ways of saying no to the question about danger, most of them by somebody who has said it before. */
const NOES = [
  ...[
    'As I said, no.',
    'I told you, no',
    'i already said no',
    'I have just said no',
    'like i said no',
    'no as i said before',
  ],
  ...[
    'No. Third time.',
    'how many times, no',
    'for the last time no',
    'again, no',
    'still no',
    'no, i have answered that',
  ],
  ...[
    'nobody is in danger',
    'no one is in danger',
    'I am not in danger',
    'there is no danger',
    'not now, no',
    'no no no',
  ],
  ...['I told you, no. He is in his room.', 'I have just said she is at home with her mother. No.'],
  ...['No, she is not in danger. She is at work.', 'no hun', 'not in danger i said that already', 'still no danger'],
  ...['never said i was in danger', 'I said I am safe'],
];

const dangerIn = (conversation: Conversation) => answersOf(conversation)[DANGER];

test.each(NOES)('whoever says no is believed, however they say it: "%s"', async (text) => {
  const conversation = await afterTyping(text);
  expect(dangerIn(conversation)).toEqual(['no']);
  expect(conversation.asked()).not.toBe(DANGER);
});

/** What may be danger, and begins or ends with a clear no. */
const DOUBTED = [
  "Oh goodness, I shouldn't think so, dear. Not at this very moment. He is indoors, I can hear him through the wall.",
  'no. i mean he is next door and he might come round, he said he would, i keep looking out of the window for him',
];

test.each(DOUBTED.flatMap((one) => DOUBTED.map((two) => [one, two] as const)))(
  'nobody is asked about danger again after two noes: "%s", "%s"',
  async (one, two) => {
    const conversation = await afterTyping(one, two);
    expect(conversation.asked()).not.toBe(DANGER);
  },
);

test.each(['no. he is outside my door now with a knife', 'no hes here'])(
  'a no takes nothing away from danger that is present: "%s"',
  async (text) => expect(dangerIn(await afterTyping(text))).toEqual(['yes']),
);

test('whoever is asked something again is told sorry, once', async () => {
  const { 'sorry-asked-again': sorry = '' } = realKnowledge.messages;
  const first = await afterTyping('no, i am at home', 'me. why again, i told you that already');
  expect(first.said()).toContain(sorry);
  await first.type('as i said, it is messages');
  expect(first.said()).not.toContain(sorry);
});
