import { areaChain } from '../../triage/areas';
import type { Rule } from './rule';

/** It is known for every area which days are bank holidays, or what is open could not be said. */
export const areaBankHolidays: Rule = {
  id: 'area-bank-holidays',
  *check({ knowledge, origins }) {
    for (const area of knowledge.areas.filter(({ offered, home }) => offered || home)) {
      const chain = areaChain(knowledge, area.id);
      const around = knowledge.areas.filter(({ id }) => chain.includes(id));
      if (around.some(({ bank_holidays }) => bank_holidays !== undefined)) continue;
      yield {
        at: origins.place(area, 'id'),
        message: `Nothing says which bank holidays hold in “${area.id}”.`,
        cure: 'Write “bank_holidays: ” with the name of a list, here or on an area around it.',
      };
    }
  },
};
