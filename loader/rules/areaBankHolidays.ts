import { areaChain } from '../../triage/areas';
import type { KnowledgeRule } from './knowledgeRule';

/** Every area has its bank holidays, or nobody could say what is open. */
export const areaBankHolidays: KnowledgeRule = {
  id: 'area-bank-holidays',
  *check({ knowledge, sourceMap }) {
    for (const area of knowledge.areas.filter(({ offered, home }) => offered || home)) {
      const chain = areaChain(knowledge, area.id);
      const around = knowledge.areas.filter(({ id }) => chain.includes(id));
      if (around.some(({ bank_holidays }) => bank_holidays !== undefined)) continue;
      yield {
        position: sourceMap.positionOf(area, 'id'),
        message: `Nothing says which bank holidays hold in “${area.id}”.`,
        cure: 'Write “bank_holidays: ” with the name of a list, here or on an area around it.',
      };
    }
  },
};
