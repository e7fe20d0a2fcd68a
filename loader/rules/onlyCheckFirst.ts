import type { KnowledgeRule } from './knowledgeRule';
import { unconditionalHelp } from './unconditionalHelp';

/** No outcome relies only on services that come from a single source. */
export const onlyCheckFirst: KnowledgeRule = {
  id: 'only-check-first',
  *check(known) {
    for (const outcome of known.knowledge.outcomes) {
      const resting = unconditionalHelp(known, outcome).filter(
        ({ services }) =>
          services.length > 0 && services.every(({ confidence }) => confidence === 'C' || confidence === 'N'),
      );
      if (resting.length === 0) continue;
      const areas = resting.map(({ area }) => `“${area}”`).join(', ');
      yield {
        position: known.sourceMap.positionOf(outcome, 'help'),
        message: `In ${areas} the outcome “${outcome.id}” rests on services that only one source speaks of.`,
        cure: 'Add a kind of help without “when” that a service graded owner, A, B or X gives there.',
      };
    }
  },
};
