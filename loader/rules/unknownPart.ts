import type { KnowledgeRule } from './knowledgeRule';
import { idsOf, type Reference, unknownReferences } from './references';

/** Days and parts of the day name only parts that exist. */
export const unknownPart: KnowledgeRule = {
  id: 'unknown-part',
  *check(known) {
    const { parts, near, days } = known.knowledge.times;
    const references: readonly Reference[] = [
      ...parts.map((entry) => ({ word: entry.or ?? '', entry, path: ['or'] })),
      ...[...near, ...days].map((entry) => ({ word: entry.part ?? '', entry, path: ['part'] })),
    ];
    yield* unknownReferences(known, 'part of the day', idsOf(parts), references);
  },
};
