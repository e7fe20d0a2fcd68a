import type { KnowledgeRule } from './knowledgeRule';
import { idsOf, unknownReferences } from './references';

/** A decision names only an outcome that exists. */
export const unknownOutcome: KnowledgeRule = {
  id: 'unknown-outcome',
  *check(known) {
    const { decisions, outcomes } = known.knowledge;
    const references = decisions.map((entry) => ({ word: entry.outcome, entry, path: ['outcome'] }));
    yield* unknownReferences(known, 'outcome', idsOf(outcomes), references);
  },
};
