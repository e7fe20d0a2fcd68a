import { compareTexts } from './compareTexts';
import type { KnowledgeRule } from './knowledgeRule';

/** Every text that the code uses exists. */
export const missingMessage: KnowledgeRule = {
  id: 'missing-message',
  *check(known) {
    for (const { noun, texts, names, missing } of compareTexts(known)) {
      for (const name of missing) {
        const holds = names[name]?.map((one) => `{${one}}`).join(', ');
        yield {
          position: known.sourceMap.positionOf(texts),
          message: `The ${noun} “${name}” is missing.`,
          cure: `Add a line “${name}: ” with the text${holds ? `; it may hold ${holds}` : ''}.`,
        };
      }
    }
  },
};
