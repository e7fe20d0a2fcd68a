import type { KnowledgeRule } from './knowledgeRule';

/** Every outcome can be reached by some answers. */
export const unreachableOutcome: KnowledgeRule = {
  id: 'unreachable-outcome',
  *check({ knowledge, sourceMap, explored }) {
    for (const outcome of knowledge.outcomes.filter(({ id }) => !explored().outcomes.has(id))) {
      yield {
        position: sourceMap.positionOf(outcome, 'id'),
        message: `No answers lead to the outcome “${outcome.id}”.`,
        cure: 'Add a decision for it, or move its decision further up, or delete the outcome.',
      };
    }
  },
};
