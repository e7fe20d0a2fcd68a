import type { KnowledgeRule } from './knowledgeRule';

/** Every question is asked on some path, so that every option can be chosen. */
export const unreachableQuestion: KnowledgeRule = {
  id: 'unreachable-question',
  *check({ knowledge, sourceMap, explored }) {
    for (const question of knowledge.questions.filter(({ id }) => !explored().questions.has(id))) {
      yield {
        position: sourceMap.positionOf(question, 'id'),
        message: `The question “${question.id}” is never asked, since its answer would change nothing.`,
        cure: 'Name it in a decision, in a danger sign or in the help of an outcome, or delete it.',
      };
    }
  },
};
