import type { Rule } from './rule';

/** A service opens before it closes. */
export const hoursOrder: Rule = {
  id: 'hours-order',
  *check({ knowledge, origins }) {
    for (const { id, hours } of knowledge.services) {
      if (hours.kind !== 'weekly') continue;
      for (const times of hours.open.filter(({ opens, closes }) => opens >= closes)) {
        yield {
          at: origins.place(times, 'closes'),
          message: `The service “${id}” would close before it opens.`,
          cure: 'If it is open past midnight, write two items: one that closes at "24:00", one for the days after that opens at "00:00".',
        };
      }
    }
  },
};
