import { OWN_BEHAVIOUR, OWN_ORDER, WHO_FOR } from '../../model/answers';
import type { DeskState } from '../../model/protocol/deskActivities';
import { Conversation, MORNING, realKnowledge } from '../journeys/conversation';
import { afterTyping, answersOf } from './typed';

/** A call in which nobody is in danger now, and to whom it happens was told; then the caller's words. */
async function called(words: string, whom: string | undefined = 'me'): Promise<DeskState> {
  const desk = new Conversation(realKnowledge, MORNING, 'desk');
  await desk.begin();
  await desk.pressValue({ kind: 'answer', question: 'danger', answer: ['no'] });
  if (whom) await desk.pressValue({ kind: 'answer', question: WHO_FOR, answer: [whom] });
  await desk.type(words);
  return stateOf(desk);
}

function stateOf({ replies }: Conversation): DeskState {
  return replies.find(({ name }) => name === 'waymark.desk')?.value;
}

const flagsOf = ({ flags }: DeskState) => flags.map(({ id }) => id);
/** All that would say that it was done to the caller. */
const DONE_TO_THEM = ['what', 'unwanted', 'repeated', 'obsessive', 'fixated', 'signs', 'who'];
const doneTo = ({ answers }: DeskState) => DONE_TO_THEM.filter((one) => answers[one] !== undefined);

/** Under an order, bail or a warning, and against it. */
const BREACHES = [
  'she got a non mol on me, i drove past her house again last night, i know where she works now, can you tell me if she’s changed her number',
  'she got a non mol on me, I drove past her house again',
  'ive got a restraining order against me and i still text her',
  'there’s an order saying i cant go near him but i went round anyway',
  'im on bail not to contact my wife and i messaged her',
  'my ex has an injunction out on me and i broke it last night',
  'i broke my bail and went round to hers',
  'the police gave me an order to stay away from her and i keep ringing her',
];

const ACTS = [
  'I put a tracker on her car',
  'i put a tracker on her car so i know where she is',
  'i hid an airtag in his bag',
  'I keep going round to hers',
  'i cant stop ringing her even though shes told me to stop',
  'i sat outside her work all day yesterday',
  'i have been following my ex girlfriend home',
  'i made a fake account to see what shes posting',
  'i know i shouldnt but i go through her phone',
  'ive been sending flowers to a girl at work and shes reported me',
  'i turned up at his house drunk again',
  'i wait outside her gym most nights',
];

describe('what a caller does to somebody is theirs', () => {
  test.each([...BREACHES, ...ACTS])(
    'it is asked back whose behaviour it is, and nothing was done to them: %s',
    async (words) => {
      for (const whom of ['me', undefined]) {
        const state = await called(words, whom);
        expect(doneTo(state)).toEqual([]);
        expect(state.answers[WHO_FOR]).not.toEqual([OWN_BEHAVIOUR]);
        expect(state.asking?.id).toBe(WHO_FOR);
        expect(state.asking?.options.map(({ id }) => id)).toEqual(['me', OWN_BEHAVIOUR]);
        expect(state.topic).toBeUndefined();
      }
    },
  );

  test.each(BREACHES)('an order against them that they broke is a flag at once: %s', async (words) => {
    const state = await called(words);
    expect(state.answers[OWN_ORDER]).toEqual(expect.arrayContaining(['broken']));
    expect(flagsOf(state)).toContain('own-breach');
    expect(flagsOf(state)).not.toContain('breach');
  });

  test.each(ACTS)('who speaks of no order has broken none: %s', async (words) => {
    const state = await called(words);
    expect(state.answers[OWN_ORDER]).toBeUndefined();
    expect(flagsOf(state)).not.toContain('own-breach');
  });

  test('an order that they keep to is noted, and is no crime', async () => {
    const state = await called('she took out a restraining order against me last year');
    expect(state.answers[OWN_ORDER]).toEqual(['in-place']);
    expect(flagsOf(state)).not.toContain('own-breach');
  });

  test('once that is said, the words for them come up, with the flag, and no question for whoever it happens to', async () => {
    const desk = new Conversation(realKnowledge, MORNING, 'desk');
    await desk.begin();
    await desk.pressValue({ kind: 'answer', question: 'danger', answer: ['no'] });
    await desk.pressValue({ kind: 'answer', question: WHO_FOR, answer: ['me'] });
    await desk.type('she got a non mol on me, I drove past her house again');
    await desk.pressValue({ kind: 'answer', question: WHO_FOR, answer: [OWN_BEHAVIOUR] });
    const state = stateOf(desk);
    expect(state.steps).toEqual(['own-order-told', 'own-behaviour']);
    expect(flagsOf(state)).toEqual(['own-behaviour', 'own-breach']);
    expect(state.asking).toBeUndefined();
    expect(doneTo(state)).toEqual([]);
  });

  test('the chat asks back in the same way, once, and notes nothing as done to them', async () => {
    const chat = await afterTyping('no', 'ive got a restraining order against me and i still text her');
    expect(chat.asked()).toBe(WHO_FOR);
    expect(answersOf(chat)).toMatchObject({ [OWN_ORDER]: expect.arrayContaining(['in-place', 'broken']) });
    expect(DONE_TO_THEM.filter((one) => answersOf(chat)[one])).toEqual([]);
    await chat.press('To me');
    await chat.type('i still text her');
    expect(chat.asked()).not.toBe(WHO_FOR);
  });
});

describe('what is done to somebody is not taken for what they do', () => {
  test.each([
    ['my ex husband put a tracker on my car', 'signs', 'tracked'],
    ['i have a restraining order against him and he still texts me', 'signs', 'breach'],
    ['i got a non mol on him and he drove past my house again', 'signs', 'breach'],
    ['hes not allowed near me but he turned up at my work last night', 'what', 'following'],
    ['i told him to stop and he keeps going round to my mums', 'unwanted', 'yes'],
    ['i blocked her and she made a fake account to message me', 'what', 'contact'],
    ['i asked him to leave me alone but he still rings me every day', 'what', 'contact'],
    ['he keeps following me and i keep texting him to leave me alone', 'what', 'following'],
    ['i keep ringing her to tell her to stop but she turns up at my work', 'what', 'following'],
    ['i have been watching him on my ring doorbell, he comes every night', 'repeated', 'several'],
    ['i went round to hers to get my things and since then she keeps following me', 'what', 'following'],
  ])('%s', async (words, question, option) => {
    const state = await called(words);
    expect(state.answers[question]).toContain(option);
    expect(state.answers[WHO_FOR]).toEqual(['me']);
    expect(state.asking?.id).not.toBe(WHO_FOR);
    expect(flagsOf(state)).not.toContain('own-breach');
  });

  test.each([
    'I got a restraining order on me ex and he still follows me to work',
    'I got an injunction on me husband and he rings me all day',
    'My husband says I am not allowed to contact her, my own sister, and checks my phone',
  ])('nor is an order on somebody else one on them: "%s"', async (words) => {
    expect(answersOf(await afterTyping('no', words))[OWN_ORDER]).toBeUndefined();
  });

  test.each([
    'I walked past his house to school and he threw a brick at me and hit me',
    'I followed him out because he had taken my phone and he pushed me down the stairs',
    'I still text her because she threatens to hurt the kids if I stop',
  ])('nor is who tells of harm asked whether they do it: "%s"', async (words) => {
    const chat = await afterTyping('no', words);
    expect(chat.said()).not.toContain('whose behaviour');
    expect(answersOf(chat)[WHO_FOR] ?? []).not.toContain('own-behaviour');
  });

  test('who stands by somebody may go round to them and ring them', async () => {
    const state = await called(
      'i keep going round to hers to check she’s ok, her ex keeps following her',
      'someone-else',
    );
    expect(state.asking?.id).not.toBe(WHO_FOR);
    expect(state.answers.what).toEqual(['following']);
  });

  test.each(['i keep going round to hers to make sure shes safe', 'he wants to get a restraining order against me'])(
    'is asked in the usual way: %s',
    async (words) => {
      const state = await called(words);
      expect(state.answers[OWN_ORDER]).toBeUndefined();
      expect(flagsOf(state)).not.toContain('own-breach');
    },
  );

  test('a tracker on her car that he put there is no tracker on the caller’s', async () => {
    const state = await called('hes put a tracker on her car she doesnt know im calling', undefined);
    expect(state.answers[WHO_FOR]).toEqual(['someone-else']);
    expect(state.audience).toBe('other');
  });
});
