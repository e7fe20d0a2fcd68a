import { quoted } from '../reading';
import { didYouMean, oneOf } from '../suggest';
import { conditions } from './conditions';
import { idsOf } from './references';
import type { Rule } from './rule';

/** A condition names only questions that are asked. */
export const unknownQuestion: Rule = {
  id: 'unknown-question',
  *check(known) {
    const ids = idsOf(known.knowledge.questions);
    for (const { when, entry, path } of conditions(known)) {
      for (const question of Object.keys(when).filter((id) => !ids.includes(id))) {
        yield {
          at: known.origins.keyPlace(entry, ...path, question),
          message: `No question is called ${quoted(question)}${didYouMean(question, ids)}`,
          cure: oneOf(ids),
        };
      }
    }
  },
};
