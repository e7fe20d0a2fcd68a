import { helpAskedFor, helpGiven } from './help';
import type { KnowledgeRule } from './knowledgeRule';
import { unknownReferences } from './references';

/** Every kind of help that a service gives is asked for somewhere; otherwise one of the two is misspelt. */
export const unaskedHelp: KnowledgeRule = {
  id: 'unasked-help',
  *check(known) {
    const asked = helpAskedFor(known).map(({ word }) => word);
    const called = 'kind of help that an outcome or a topic asks for';
    yield* unknownReferences(known, called, asked, helpGiven(known));
  },
};
