import { idsOf, unknownReferences } from './references';
import type { Rule } from './rule';

/** Outcomes and advice name only topics that are there. */
export const unknownTopic: Rule = {
  id: 'unknown-topic',
  *check(known) {
    const { topics, outcomes, advice } = known.knowledge;
    yield* unknownReferences(known, 'topic', idsOf(topics), [
      ...advice.map((entry) => ({ word: entry.topic, entry, path: ['topic'] })),
      ...outcomes.flatMap((entry) =>
        entry.topics.map((word, place) => ({ word, entry, path: ['topics', place] })),
      ),
    ]);
  },
};
