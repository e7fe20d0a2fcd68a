import { UNSURE } from '../../model/answers';
import type { KnowledgeRules } from './knowledgeRule';

const PLAIN: readonly string[] = ['yes', 'no', UNSURE];

export const plainReply: KnowledgeRules = {
  /**
   * What an answer means is said by `means` and never by its id, so that a new id takes nothing away. Only that of
   * being unsure is fixed, as conditions name a skipped question by it.
   */
  *'plain-reply'({ raw, sourceMap }) {
    for (const { id: question, options } of raw.questions) {
      for (const option of options === 'areas' ? [] : options) {
        const { id, means } = option;
        if (means === UNSURE && id !== UNSURE) {
          yield {
            position: sourceMap.positionOf(option, 'id'),
            message: `The answer “${id}” of “${question}” means unsure, and a skipped question would not count as it.`,
            cure: `Write “id: ${UNSURE}”, and ${UNSURE} in the conditions that name it.`,
          };
        } else if (means === undefined && PLAIN.includes(id)) {
          yield {
            position: sourceMap.positionOf(option, 'id'),
            message: `The answer “${id}” of “${question}” does not say that a plain “${id}” means it.`,
            cure: `Write “means: ${id}” below it.`,
          };
        }
      }
    }
  },
};
