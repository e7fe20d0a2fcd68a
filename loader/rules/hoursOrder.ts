import type { KnowledgeRule } from './knowledgeRule';

/** A service opens before it closes. */
export const hoursOrder: KnowledgeRule = {
  id: 'hours-order',
  *check({ knowledge, sourceMap }) {
    for (const { id, hours } of knowledge.services) {
      if (hours.kind !== 'weekly') continue;
      for (const times of hours.open.filter(({ opens, closes }) => opens >= closes)) {
        yield {
          position: sourceMap.positionOf(times, 'closes'),
          message: `The service “${id}” would close before it opens.`,
          cure: 'If it is open past midnight, write two items: one that closes at "24:00", one for the days after that opens at "00:00".',
        };
      }
    }
  },
};
