import { unknownReferences } from './references';
import type { Rule } from './rule';

/** Phrases mean something that Waymark does. */
export const unknownPhrases: Rule = {
  id: 'unknown-phrases',
  *check(known) {
    const references = known.knowledge.phrases.map((entry) => ({ word: entry.id, entry, path: ['id'] }));
    yield* unknownReferences(known, 'thing that Waymark does', known.named.phrases, references);
  },
};
