import type { Finding, Known, Rule } from './rule';

interface Spoken {
  readonly id: string;
  readonly also: readonly string[];
  readonly beside?: readonly string[];
}

/** One phrase means one thing. "Night" may be both a part of the day and what is counted: those are lists of their own. */
export const timeSaidTwice: Rule = {
  id: 'time-said-twice',
  *check(known) {
    const { weekdays, months, units, parts, near, days } = known.knowledge.times;
    for (const list of [[...weekdays, ...months], units, parts, [...near, ...days]])
      yield* twice(list, known);
  },
};

function* twice(entries: readonly Spoken[], { origins }: Known): Iterable<Finding> {
  const seen = new Map<string, Spoken>();
  for (const entry of entries) {
    for (const phrase of [...entry.also, ...(entry.beside ?? [])]) {
      const first = seen.get(phrase);
      if (first && first !== entry && phrase !== '') {
        yield {
          at: origins.place(entry, entry.also.includes(phrase) ? 'also' : 'beside'),
          message: `“${phrase}” would mean both “${first.id}” and “${entry.id}”.`,
          cure: 'Take it away from one of them.',
        };
      } else seen.set(phrase, entry);
    }
  }
}
