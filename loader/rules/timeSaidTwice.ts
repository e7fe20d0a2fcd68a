import type { KnowledgeRule, RuleContext, RuleViolation } from './knowledgeRule';

interface TimePhrases {
  readonly id: string;
  readonly also: readonly string[];
  readonly beside?: readonly string[];
}

/** A phrase has one meaning in each list. "Night" may be a part of the day and a unit: those are separate lists. */
export const timeSaidTwice: KnowledgeRule = {
  id: 'time-said-twice',
  *check(known) {
    const { weekdays, months, units, parts, near, days } = known.knowledge.times;
    for (const list of [[...weekdays, ...months], units, parts, [...near, ...days]])
      yield* twice(list, known);
  },
};

function* twice(entries: readonly TimePhrases[], { sourceMap }: RuleContext): Iterable<RuleViolation> {
  const seen = new Map<string, TimePhrases>();
  for (const entry of entries) {
    for (const phrase of [...entry.also, ...(entry.beside ?? [])]) {
      const first = seen.get(phrase);
      if (first && first !== entry && phrase !== '') {
        yield {
          position: sourceMap.positionOf(entry, entry.also.includes(phrase) ? 'also' : 'beside'),
          message: `“${phrase}” would mean both “${first.id}” and “${entry.id}”.`,
          cure: 'Take it away from one of them.',
        };
      } else seen.set(phrase, entry);
    }
  }
}
