import type { KnowledgeRule } from './knowledgeRule';

const WAYS = ['on', 'easter', 'nth', 'dates'] as const;

/** A named day is defined in exactly one way. */
export const dayOfYear: KnowledgeRule = {
  id: 'day-of-year',
  *check({ knowledge, sourceMap }) {
    for (const day of knowledge.times.days) {
      const said = WAYS.filter((way) => day[way] !== undefined);
      if (said.length === 1) continue;
      const [first, second] = said;
      yield {
        position:
          second === undefined ? sourceMap.positionOf(day, 'id') : sourceMap.keyPositionOf(day, second),
        message: first
          ? `“${day.id}” says in two ways when it is: “${first}” and “${second}”.`
          : `“${day.id}” does not say when it is.`,
        cure: 'Write exactly one of: on (12-26), easter (-2), nth (the second Sunday of November), dates (a list).',
      };
    }
  },
};
