import { compareTexts } from './compareTexts';
import type { KnowledgeRule } from './knowledgeRule';

/** Every text is used by the code. */
export const unknownMessage: KnowledgeRule = {
  id: 'unknown-message',
  *check(known) {
    for (const { noun, texts, unknown } of compareTexts(known)) {
      for (const [name, meant] of unknown) {
        const end = meant === undefined ? '.' : `; did you mean “${meant}”?`;
        yield {
          position: known.sourceMap.keyPositionOf(texts, name),
          message: `Nothing asks for a ${noun} called “${name}”${end}`,
          cure: 'Mend the name, or delete the line.',
        };
      }
    }
  },
};
