import { helpAskedFor, helpGiven } from './help';
import type { KnowledgeRule } from './knowledgeRule';
import { unknownReferences } from './references';

/** An outcome, a topic or a disposition names only kinds of help that some service gives. */
export const unknownHelp: KnowledgeRule = {
  id: 'unknown-help',
  *check(known) {
    const given = helpGiven(known).map(({ word }) => word);
    const recorded = known.knowledge.dispositions.flatMap((entry) =>
      entry.help.map((word, place) => ({ word, entry, path: ['help', place] })),
    );
    const named = [...helpAskedFor(known), ...recorded];
    yield* unknownReferences(known, 'kind of help that a service gives', given, named);
  },
};
