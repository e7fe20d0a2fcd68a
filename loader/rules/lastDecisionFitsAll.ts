import type { Rule } from './rule';

/** Whatever people answer, they come to an outcome. */
export const lastDecisionFitsAll: Rule = {
  id: 'last-decision-fits-all',
  *check({ knowledge, origins }) {
    const last = knowledge.decisions.at(-1);
    if (!last || Object.keys(last.when).length === 0) return;
    yield {
      at: origins.keyPlace(last, 'when'),
      message: 'The last decision does not fit everyone.',
      cure: 'Add a decision without “when” at the end, for everyone whom no decision above it fits.',
    };
  },
};
