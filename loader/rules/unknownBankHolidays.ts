import type { KnowledgeRule } from './knowledgeRule';
import { idsOf, unknownReferences } from './references';

/** An area names only lists of bank holidays that exist. */
export const unknownBankHolidays: KnowledgeRule = {
  id: 'unknown-bank-holidays',
  *check(known) {
    const { areas, bank_holidays } = known.knowledge;
    const references = areas.map((entry) => ({
      word: entry.bank_holidays ?? '',
      entry,
      path: ['bank_holidays'],
    }));
    yield* unknownReferences(known, 'list of bank holidays', idsOf(bank_holidays), references);
  },
};
