import type { Rule } from './rule';
import { sureHelp } from './sureHelp';

/** No outcome rests on services that one source alone speaks of. */
export const onlyCheckFirst: Rule = {
  id: 'only-check-first',
  *check(known) {
    for (const outcome of known.knowledge.outcomes) {
      const resting = sureHelp(known, outcome).filter(
        ({ services }) =>
          services.length > 0 && services.every(({ confidence }) => confidence === 'C' || confidence === 'N'),
      );
      if (resting.length === 0) continue;
      const areas = resting.map(({ area }) => `“${area}”`).join(', ');
      yield {
        at: known.origins.place(outcome, 'help'),
        message: `In ${areas} the outcome “${outcome.id}” rests on services that only one source speaks of.`,
        cure: 'Add a kind of help without “when” that a service graded owner, A, B or X gives there.',
      };
    }
  },
};
