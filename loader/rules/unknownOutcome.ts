import { idsOf, unknownReferences } from './references';
import type { Rule } from './rule';

/** A decision leads to an outcome that is there. */
export const unknownOutcome: Rule = {
  id: 'unknown-outcome',
  *check(known) {
    const { decisions, outcomes } = known.knowledge;
    const references = decisions.map((entry) => ({ word: entry.outcome, entry, path: ['outcome'] }));
    yield* unknownReferences(known, 'outcome', idsOf(outcomes), references);
  },
};
