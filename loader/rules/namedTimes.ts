import { MONTH_NAMES, UNIT_NAMES, WORD_GROUPS } from '../../model/times';
import { DAYS } from '../../model/ukTime';
import type { KnowledgeRule } from './knowledgeRule';
import { idsOf } from './references';

/** Every weekday, month, unit and group of words exists, and so do the parts of the day that the code uses by id. */
export const namedTimes: KnowledgeRule = {
  id: 'named-times',
  *check({ knowledge, sourceMap }) {
    const { times } = knowledge;
    const lists = [
      { called: 'weekday', ids: DAYS, entries: times.weekdays },
      { called: 'month', ids: MONTH_NAMES, entries: times.months },
      { called: 'unit', ids: UNIT_NAMES, entries: times.units },
      { called: 'part of the day', ids: ['night'], entries: times.parts },
      { called: 'group of words', ids: WORD_GROUPS, entries: times.words },
    ];
    for (const { called, ids, entries } of lists) {
      const known = idsOf(entries);
      for (const id of ids.filter((one) => !known.includes(one))) {
        yield {
          position: sourceMap.positionOf(entries[0] ?? times),
          message: `There is no ${called} with the id “${id}”, which Waymark itself asks for.`,
          cure: `Add “- { id: ${id}, also: [...] }” with the ways to say it.`,
        };
      }
    }
  },
};
