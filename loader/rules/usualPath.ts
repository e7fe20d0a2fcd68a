import type { Rule } from './rule';

const MOST = 8;

/** Most people are asked eight questions or fewer. */
export const usualPath: Rule = {
  id: 'usual-path',
  *check({ knowledge, origins, explored }) {
    const { usual } = explored();
    const beyond = knowledge.questions.find(({ id }) => id === usual[MOST]);
    if (!beyond) return;
    yield {
      at: origins.place(beyond, 'id'),
      message: `The usual answers lead through ${usual.length} questions: ${usual.join(', ')}.`,
      cure: `Let at most ${MOST} be asked on the usual path, or mend which answers are the usual ones.`,
    };
  },
};
