import type { KnowledgeRule } from './knowledgeRule';
import { unknownReferences } from './references';

/** Every set of phrases has an id that the code uses. */
export const unknownPhrases: KnowledgeRule = {
  id: 'unknown-phrases',
  *check(known) {
    const references = known.knowledge.phrases.map((entry) => ({ word: entry.id, entry, path: ['id'] }));
    yield* unknownReferences(known, 'thing that Waymark does', known.named.phrases, references);
  },
};
