import type { KnowledgeRule } from './knowledgeRule';

/** A part of the day does not end before it begins. */
export const partOrder: KnowledgeRule = {
  id: 'part-order',
  *check({ knowledge, sourceMap }) {
    for (const part of knowledge.times.parts.filter(({ from, to }) => to < from)) {
      yield {
        position: sourceMap.positionOf(part, 'to'),
        message: `“${part.id}” would end before it begins.`,
        cure: 'After midnight the hours count on: five in the morning is "29:00".',
      };
    }
  },
};
