import type { KnowledgeRule, RuleContext, RuleViolation } from './knowledgeRule';

interface TimePhrases {
  readonly id?: string;
  readonly value?: number;
  readonly also: readonly string[];
  readonly beside?: readonly string[];
  readonly ordinals?: readonly string[];
  readonly times?: readonly string[];
}

/** A phrase has one meaning in each list. "Night" may be a part of the day and a unit: those are separate lists. */
export const timeSaidTwice: KnowledgeRule = {
  id: 'time-said-twice',
  *check(known) {
    const { weekdays, months, units, parts, near, days, numbers } = known.knowledge.times;
    for (const list of [[...weekdays, ...months], units, parts, [...near, ...days], numbers])
      yield* twice(list, known);
  },
};

const WAYS = ['also', 'beside', 'ordinals', 'times'] as const;

function* twice(entries: readonly TimePhrases[], { sourceMap }: RuleContext): Iterable<RuleViolation> {
  const seen = new Map<string, TimePhrases>();
  for (const entry of entries) {
    for (const [way, phrase] of WAYS.flatMap((one) =>
      (entry[one] ?? []).map((said) => [one, said] as const),
    )) {
      const first = seen.get(phrase);
      if (first && first !== entry && phrase !== '') {
        yield {
          position: sourceMap.positionOf(entry, way),
          message: `“${phrase}” would mean both “${first.id ?? first.value}” and “${entry.id ?? entry.value}”.`,
          cure: 'Take it away from one of them.',
        };
      } else seen.set(phrase, entry);
    }
  }
}
