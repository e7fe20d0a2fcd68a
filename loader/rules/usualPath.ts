import type { KnowledgeRule } from './knowledgeRule';

const MOST = 8;

/** Most people are asked eight questions or fewer. */
export const usualPathRule: KnowledgeRule = {
  id: 'usual-path',
  *check({ knowledge, sourceMap, explored }) {
    const { usual } = explored();
    const beyond = knowledge.questions.find(({ id }) => id === usual[MOST]);
    if (!beyond) return;
    yield {
      position: sourceMap.positionOf(beyond, 'id'),
      message: `The usual answers lead through ${usual.length} questions: ${usual.join(', ')}.`,
      cure: `Let at most ${MOST} be asked on the usual path, or mend which answers are the usual ones.`,
    };
  },
};
