import type { Rule } from './rule';

/** Every question is asked on some path, and with it every answer can be chosen. */
export const unreachableQuestion: Rule = {
  id: 'unreachable-question',
  *check({ knowledge, origins, explored }) {
    for (const question of knowledge.questions.filter(({ id }) => !explored().questions.has(id))) {
      yield {
        at: origins.place(question, 'id'),
        message: `The question “${question.id}” is never asked, since its answer would change nothing.`,
        cure: 'Name it in a decision, in a danger sign or in the help of an outcome, or delete it.',
      };
    }
  },
};
