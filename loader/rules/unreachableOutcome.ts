import type { Rule } from './rule';

/** Some answers lead to every outcome. */
export const unreachableOutcome: Rule = {
  id: 'unreachable-outcome',
  *check({ knowledge, origins, explored }) {
    for (const outcome of knowledge.outcomes.filter(({ id }) => !explored().outcomes.has(id))) {
      yield {
        at: origins.place(outcome, 'id'),
        message: `No answers lead to the outcome “${outcome.id}”.`,
        cure: 'Add a decision for it, or move its decision further up, or delete the outcome.',
      };
    }
  },
};
