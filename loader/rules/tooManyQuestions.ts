import type { KnowledgeRule } from './knowledgeRule';

const MOST = 10;

/** Nobody is asked more than ten questions. */
export const tooManyQuestions: KnowledgeRule = {
  id: 'too-many-questions',
  *check({ knowledge, sourceMap, explored }) {
    const { longest } = explored();
    const beyond = knowledge.questions.find(({ id }) => id === longest[MOST]);
    if (!beyond) return;
    yield {
      position: sourceMap.positionOf(beyond, 'id'),
      message: `Some answers lead through ${longest.length} questions: ${longest.join(', ')}.`,
      cure: `Ask at most ${MOST}: take a question away, or let fewer decisions lean on it.`,
    };
  },
};
