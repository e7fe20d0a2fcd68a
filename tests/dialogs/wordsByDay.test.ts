import { showShortAnswer } from '../../dialogs/showShortAnswer';
import { showTopicInShort } from '../../dialogs/showTopic';
import { EMPTY_DIARY } from '../../diary/diary';
import type { Answers } from '../../model/answers';
import { realKnowledge as knowledge } from '../realKnowledge';

const topic = knowledge.topics.find(({ id }) => id === 'england-and-wales-law');
const answer = knowledge.short_answers.find(({ id }) => id === 'what-is-spo');
if (!topic || !answer) throw new Error('What this test is about is gone.');

const words = { short: { person: 'A court can make one too.' }, says: [{ person: 'A court can make one too.' }] };
const at = (now: string, answers: Answers = {}) => ({ answers, diary: EMPTY_DIARY, now: new Date(now) });
const EVE = '2026-12-31T23:59:00Z';
const DAY = '2027-01-01T00:00:00Z';

test('a law that begins on a day is told of from that day on, not before', () => {
  const coming = { ...topic, first: [{ when: {}, valid_from: '2027-01-01', ...words }] };
  expect(showTopicInShort(knowledge, coming, at(EVE)).text).not.toContain(words.short.person);
  expect(showTopicInShort(knowledge, coming, at(DAY)).text).toContain(words.short.person);
});

test('what ends on a day is not told of after it', () => {
  const going = { ...answer, first: [{ when: {}, valid_to: '2026-12-31', says: words.short }] };
  expect(showShortAnswer(knowledge, going, at(EVE)).text).toContain(words.short.person);
  expect(showShortAnswer(knowledge, going, at(DAY)).text).not.toContain(words.short.person);
});

test('words for a nation wait for their day, and the words before them hold until then', () => {
  const first = [{ when: { where: ['scotland'] }, valid_from: '2027-01-01', says: words.short }, ...answer.first];
  const here = { where: ['scotland'] };
  const before = showShortAnswer(knowledge, answer, at(EVE, here)).text;
  expect(showShortAnswer(knowledge, { ...answer, first }, at(EVE, here)).text).toBe(before);
  expect(showShortAnswer(knowledge, { ...answer, first }, at(DAY, here)).text).toContain(words.short.person);
  expect(showShortAnswer(knowledge, { ...answer, first }, at(DAY, { where: ['wales'] })).text).not.toContain('too.');
});
