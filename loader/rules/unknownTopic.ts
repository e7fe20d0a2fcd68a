import type { KnowledgeRule } from './knowledgeRule';
import { idsOf, unknownReferences } from './references';

/** Outcomes and advice name only topics that exist. */
export const unknownTopic: KnowledgeRule = {
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
