import { helpAskedFor, helpGiven } from './help';
import { unknownReferences } from './references';
import type { Rule } from './rule';

/** An outcome or a topic asks only for help that some service gives. */
export const unknownHelp: Rule = {
  id: 'unknown-help',
  *check(known) {
    const given = helpGiven(known).map(({ word }) => word);
    yield* unknownReferences(known, 'kind of help that a service gives', given, helpAskedFor(known));
  },
};
