import { questionOnScreen } from '../../dialogs/questionOnScreen';
import type { Answers } from '../../model/answers';
import { withoutNothing } from '../../model/answers';
import { Conversation, realKnowledge as knowledge, MORNING } from '../journeys/conversation';

const STORY = 'my ex keeps turning up at my work and he had a knife last time';
const answersIn = ({ memory }: Conversation) => (memory as { readonly answers: Answers }).answers;
const extrasOf = ({ replies }: Conversation) => replies.at(-1)?.channelData?.waymark;

/** The list of high-risk signs is asked, and a weapon was heard of. */
async function atSigns(): Promise<Conversation> {
  const conversation = new Conversation(knowledge, MORNING);
  await conversation.begin();
  await conversation.press('No, not right now');
  await conversation.type(STORY);
  await conversation.pressValue({ kind: 'change', question: 'signs' });
  return conversation;
}

test('what was heard of a list is told to clients that can tick it, and “none of these” is marked', async () => {
  const conversation = await atSigns();
  expect(extrasOf(conversation)).toMatchObject({ question: 'signs', choose: 'many', chosen: ['weapon'] });
  const alone = conversation.buttons().filter(({ channelData }) => channelData?.alone);
  expect(alone.map(({ title }) => title)).toEqual(['None of these']);
});

test.each([
  ['Getting into my home', ['got-in', 'weapon']],
  ['A weapon', ['weapon']],
  ['None of these', ['none']],
  ['Skip this one', ['weapon', 'skipped']],
])('a client that knows only buttons loses nothing by one press of “%s”', async (title, expected) => {
  const conversation = await atSigns();
  await conversation.press(title);
  expect(answersIn(conversation).signs).toEqual(expected);
});

test('typing “skip” loses nothing of a list, nor what words have left open', async () => {
  const conversation = await atSigns();
  await conversation.type('skip');
  expect(answersIn(conversation).signs).toEqual(['weapon', 'skipped']);
  expect(conversation.asked()).toBe('who');
  await conversation.type('skip');
  expect(answersIn(conversation).who).toEqual(['ex-recent', 'ex-partner', 'skipped']);
});

describe('“none of these”', () => {
  const signs = knowledge.questions.find(({ id }) => id === 'signs');
  if (!signs) throw new Error('There is no list of signs.');

  test('comes ticked only where the person has chosen it, never from a story', () => {
    expect(questionOnScreen(signs, { signs: ['none', 'heard'] }).heard).toEqual([]);
    expect(questionOnScreen(signs, { signs: ['none'] }).heard).toEqual(['none']);
  });

  test('never stands beside what has happened', async () => {
    const conversation = await atSigns();
    await conversation.pressValue({ kind: 'answer', question: 'signs', answer: ['none', 'worse', 'worse'] });
    expect(answersIn(conversation).signs).toEqual(['worse']);
    expect(withoutNothing(signs, ['none', 'skipped'])).toEqual(['none', 'skipped']);
  });
});
