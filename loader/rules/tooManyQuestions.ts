import type { Rule } from './rule';

const MOST = 10;

/** Nobody is asked more than ten questions. */
export const tooManyQuestions: Rule = {
  id: 'too-many-questions',
  *check({ knowledge, origins, explored }) {
    const { longest } = explored();
    const beyond = knowledge.questions.find(({ id }) => id === longest[MOST]);
    if (!beyond) return;
    yield {
      at: origins.place(beyond, 'id'),
      message: `Some answers lead through ${longest.length} questions: ${longest.join(', ')}.`,
      cure: `Ask at most ${MOST}: take a question away, or let fewer decisions lean on it.`,
    };
  },
};
