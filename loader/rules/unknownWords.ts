import type { KnowledgeRule } from './knowledgeRule';
import { phrasesIn } from './phrasesIn';
import { idsOf, unknownReferences } from './references';

/** A <name> in a phrase is a set of words in words.yaml. */
export const unknownWords: KnowledgeRule = {
  id: 'unknown-words',
  *check(known) {
    const named = [...phrasesIn(known.knowledge)].flatMap(({ entry, path, phrases }) =>
      phrases.flatMap((phrase, place) =>
        [...phrase.matchAll(/<([^<>]*)>/g)].map(([, word = '']) => ({ word, entry, path: [...path, place] })),
      ),
    );
    yield* unknownReferences(known, 'set of words', idsOf(known.knowledge.word_sets), named);
  },
};
