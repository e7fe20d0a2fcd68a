import { compareTexts, LABEL_GROUP } from './compareTexts';
import type { KnowledgeRule } from './knowledgeRule';

/** Every text that the code uses exists. */
export const missingMessage: KnowledgeRule = {
  id: 'missing-message',
  *check(known) {
    for (const { noun, texts, names, missing } of compareTexts(known)) {
      for (const name of missing) {
        const gaps = Object.keys(names[name] ?? {}).map((one) => `{${one}}`);
        const holds = gaps.length > 0 ? `; it may hold ${gaps.join(', ')}` : '';
        yield {
          position: known.sourceMap.positionOf(texts),
          message: `The ${noun} “${name}” is missing.`,
          cure:
            noun === LABEL_GROUP
              ? `Add “${name}:” with its labels below it.`
              : `Add a line “${name}: ” with the text${holds}.`,
        };
      }
    }
  },
};
