import type { Rule } from './rule';

const WAYS = ['on', 'easter', 'nth', 'dates'] as const;

/** A named day says in exactly one way when it is. */
export const dayOfYear: Rule = {
  id: 'day-of-year',
  *check({ knowledge, origins }) {
    for (const day of knowledge.times.days) {
      const said = WAYS.filter((way) => day[way] !== undefined);
      if (said.length === 1) continue;
      const [first, second] = said;
      yield {
        at: second === undefined ? origins.place(day, 'id') : origins.keyPlace(day, second),
        message: first
          ? `“${day.id}” says in two ways when it is: “${first}” and “${second}”.`
          : `“${day.id}” does not say when it is.`,
        cure: 'Write exactly one of: on (12-26), easter (-2), nth (the second Sunday of November), dates (a list).',
      };
    }
  },
};
