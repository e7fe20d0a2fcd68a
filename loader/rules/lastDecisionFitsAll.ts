import type { KnowledgeRule } from './knowledgeRule';

/** Every combination of answers leads to an outcome. */
export const lastDecisionFitsAll: KnowledgeRule = {
  id: 'last-decision-fits-all',
  *check({ knowledge, sourceMap }) {
    const last = knowledge.decisions.at(-1);
    if (!last || Object.keys(last.when).length === 0) return;
    yield {
      position: sourceMap.keyPositionOf(last, 'when'),
      message: 'The last decision does not fit everyone.',
      cure: 'Add a decision without “when” at the end, for everyone whom no decision above it fits.',
    };
  },
};
