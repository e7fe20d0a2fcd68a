import fc from 'fast-check';
import { type Answers, lastAnswered, withAnswer, withoutAnswer } from '../../model/answers';

const ids = fc.constantFrom('danger', 'who-for', 'what', 'where');
const answered = fc
  .uniqueArray(ids)
  .map((questions): Answers => Object.fromEntries(questions.map((question) => [question, ['yes']])));

test('a changed answer keeps its place, so that “back” goes where it went before', () => {
  fc.assert(
    fc.property(answered, ids, (answers, question) => {
      const after = withAnswer(answers, question, ['no']);
      const before = Object.keys(answers);
      expect(Object.keys(after)).toEqual(before.includes(question) ? before : [...before, question]);
      expect(after).toEqual({ ...answers, [question]: ['no'] });
    }),
  );
});

test('an answer that is taken back is gone, the others stay, and the latest of them is the one to go back to', () => {
  fc.assert(
    fc.property(answered, ids, (answers, question) => {
      const after = withoutAnswer(answers, question);
      expect(Object.keys(after)).toEqual(Object.keys(answers).filter((id) => id !== question));
      expect(lastAnswered(after)).toBe(Object.keys(after).at(-1));
    }),
  );
  expect(lastAnswered({})).toBeUndefined();
  expect(lastAnswered({ danger: ['no'], what: ['calls'] })).toBe('what');
});
