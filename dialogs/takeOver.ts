import { type Answers, DANGER, withAnswer, withoutNothing } from '../model/answers';
import type { Question } from '../model/knowledge';

/**
 * The answers of a call with those that the caller has told elsewhere. What the handler was told stands, and is never asked
 * again; danger that was told is danger, until the caller says that it is over.
 */
export function withTakenOver(
  questions: readonly Pick<Question, 'id' | 'choose' | 'options'>[],
  answers: Answers,
  told: Answers,
): Answers {
  let all = told[DANGER]?.includes('yes') ? withAnswer(answers, DANGER, ['yes']) : answers;
  for (const question of questions) {
    const { id, choose } = question;
    const [heard, more] = [answers[id], told[id]];
    if (id === DANGER || more === undefined) continue;
    if (heard === undefined) all = withAnswer(all, id, more);
    else if (choose === 'many') all = withAnswer(all, id, withoutNothing(question, [...new Set([...heard, ...more])]));
  }
  return all;
}
