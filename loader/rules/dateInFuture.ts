import type { KnowledgeRule } from './knowledgeRule';

/** Nothing can have been checked in the future. */
export const dateInFuture: KnowledgeRule = {
  id: 'date-in-future',
  *check({ knowledge, sourceMap, today }) {
    for (const entry of [...knowledge.services, ...knowledge.bank_holidays]) {
      if (entry.assured_date <= today) continue;
      yield {
        position: sourceMap.positionOf(entry, 'assured_date'),
        message: `“${entry.id}” was last checked on ${entry.assured_date}, but today is ${today}.`,
        cure: 'Write the day on which it was last checked.',
      };
    }
  },
};
