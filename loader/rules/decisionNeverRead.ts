import type { Condition } from '../../model/condition';
import type { KnowledgeRule } from './knowledgeRule';

/** No decision stands below one that already fits everyone it would fit. */
export const decisionNeverRead: KnowledgeRule = {
  id: 'decision-never-read',
  *check({ knowledge: { decisions }, sourceMap }) {
    for (const [place, decision] of decisions.entries()) {
      const above = decisions.slice(0, place).find(({ when }) => covers(when, decision.when));
      if (!above) continue;
      const { line } = sourceMap.positionOf(above);
      yield {
        position: sourceMap.positionOf(decision),
        message: `This decision is never read: the one on line ${line} fits everyone that this one fits.`,
        cure: 'Move it above that one, or delete it.',
      };
    }
  },
};

/** Whether the wide condition holds wherever the narrow one does. */
function covers(wide: Condition, narrow: Condition): boolean {
  return Object.entries(wide).every(([question, wanted]) => {
    const given = narrow[question];
    return given !== undefined && given.length > 0 && given.every((answer) => wanted.includes(answer));
  });
}
