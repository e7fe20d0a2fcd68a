import type { Rule } from './rule';

/** A part of the day does not end before it begins. */
export const partOrder: Rule = {
  id: 'part-order',
  *check({ knowledge, origins }) {
    for (const part of knowledge.times.parts.filter(({ from, to }) => to < from)) {
      yield {
        at: origins.place(part, 'to'),
        message: `“${part.id}” would end before it begins.`,
        cure: 'After midnight the hours count on: five in the morning is "29:00".',
      };
    }
  },
};
