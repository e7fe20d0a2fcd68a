import type { Rule } from './rule';

/** Nobody has checked anything tomorrow. */
export const dateInFuture: Rule = {
  id: 'date-in-future',
  *check({ knowledge, origins, today }) {
    for (const entry of [...knowledge.services, ...knowledge.bank_holidays]) {
      if (entry.assured_date <= today) continue;
      yield {
        at: origins.place(entry, 'assured_date'),
        message: `“${entry.id}” was last checked on ${entry.assured_date}, but today is ${today}.`,
        cure: 'Write the day on which it was last checked.',
      };
    }
  },
};
