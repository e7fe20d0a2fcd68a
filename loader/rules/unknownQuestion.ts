import { didYouMean, oneOf } from '../didYouMean';
import { quoted } from '../readContext';
import { conditions } from './conditions';
import type { KnowledgeRule } from './knowledgeRule';
import { idsOf } from './references';

/** A condition names only questions that exist. */
export const unknownQuestion: KnowledgeRule = {
  id: 'unknown-question',
  *check(known) {
    const ids = idsOf(known.knowledge.questions);
    for (const { when, entry, path } of conditions(known)) {
      for (const question of Object.keys(when).filter((id) => !ids.includes(id))) {
        yield {
          position: known.sourceMap.keyPositionOf(entry, ...path, question),
          message: `No question is called ${quoted(question)}${didYouMean(question, ids)}`,
          cure: oneOf(ids),
        };
      }
    }
  },
};
