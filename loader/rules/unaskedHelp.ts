import { helpAskedFor, helpGiven } from './help';
import { unknownReferences } from './references';
import type { Rule } from './rule';

/** A service gives only help that someone is sent to, or one of the two words is mistyped. */
export const unaskedHelp: Rule = {
  id: 'unasked-help',
  *check(known) {
    const asked = helpAskedFor(known).map(({ word }) => word);
    const called = 'kind of help that an outcome or a topic asks for';
    yield* unknownReferences(known, called, asked, helpGiven(known));
  },
};
