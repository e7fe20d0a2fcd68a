import { idsOf, unknownReferences } from './references';
import type { Rule } from './rule';

/** An area names only lists of bank holidays that are there. */
export const unknownBankHolidays: Rule = {
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
