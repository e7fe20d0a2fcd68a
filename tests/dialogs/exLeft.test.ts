import { WHO_DOES_IT } from '../../model/answers';
import { Conversation, MORNING, realKnowledge } from '../journeys/conversation';
import { answersOf } from './typed';

/** Who does it, as it is noted of these words at that time. */
async function whoDoesIt(words: string, now = MORNING): Promise<readonly string[] | undefined> {
  const conversation = new Conversation(realKnowledge, now);
  await conversation.begin();
  await conversation.type('no');
  await conversation.type(words);
  return answersOf(conversation)[WHO_DOES_IT];
}

const EITHER = ['ex-recent', 'ex-partner'];

describe('an ex who left within the last year is a recent one, as then the risk is highest', () => {
  test.each([
    'my ex husband left in march',
    'an ex left in march',
    'my ex left in march and he keeps ringing me',
    'my ex wife left last month',
    'my ex boyfriend walked out in july and now he follows me',
    'my ex left me in march',
    'my ex husband left home back in march',
  ])('%s', async (words) => expect(await whoDoesIt(words)).toEqual(['ex-recent']));

  test('which March is meant hangs on the day', async () => {
    const words = 'my ex husband left in march';
    expect(await whoDoesIt(words, new Date('2027-02-20T10:00:00Z'))).toEqual(['ex-recent']);
    expect(await whoDoesIt('my ex left in march 2026', new Date('2027-02-20T10:00:00Z'))).toEqual(['ex-recent']);
    expect(await whoDoesIt('my ex left in march 2026', new Date('2028-02-20T10:00:00Z'))).toEqual(['ex-partner']);
  });

  test.each(['my ex left two years ago', 'my ex husband left three years ago and now hes back texting'])(
    'one who left years ago is not: %s',
    async (words) => expect(await whoDoesIt(words)).toEqual(['ex-partner']),
  );

  test.each(['my ex left me voicemails in march', 'an ex left flowers in march', 'my ex left his stuff here in march'])(
    'what an ex left behind is no break-up, and when they split up is asked: %s',
    async (words) => expect(await whoDoesIt(words)).toEqual(EITHER),
  );
});

test.each(['its a man from work i was never with him', 'he is a bloke at work, never been out with him'])(
  'somebody from work is no stranger: %s',
  async (words) => expect(await whoDoesIt(words)).toEqual(['colleague']),
);

test.each([
  'its my neighbour but he used to be my boyfriend',
  'in luton and its my neighbour but he used to be my boyfriend about two years ago',
  'he is my boss and he used to be my husband',
])('whoever was their partner is an ex, whatever else he is: %s', async (words) =>
  expect((await whoDoesIt(words))?.every((one) => EITHER.includes(one))).toBe(true),
);
