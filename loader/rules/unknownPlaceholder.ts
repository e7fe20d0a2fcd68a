import { didYouMean } from '../didYouMean';
import { compareTexts } from './compareTexts';
import type { KnowledgeRule } from './knowledgeRule';

/** A text has only placeholders that the code fills in. */
export const unknownPlaceholder: KnowledgeRule = {
  id: 'unknown-placeholder',
  *check(known) {
    for (const { noun, texts, names } of compareTexts(known)) {
      for (const [name, text] of Object.entries(texts)) {
        const filled = Object.keys(names[name] ?? {});
        for (const [, gap = ''] of String(text).matchAll(/\{([^{}]*)\}/g)) {
          if (filled.includes(gap)) continue;
          yield {
            position: known.sourceMap.positionOf(texts, name),
            message: `Nothing fills “{${gap}}” in the ${noun} “${name}”${didYouMean(gap, filled)}`,
            cure: filled.length > 0 ? `It may hold ${filled.map((one) => `{${one}}`).join(', ')}.` : NO_GAPS,
          };
        }
      }
    }
  },
};

const NO_GAPS = 'This text has nothing to fill in: take the braces out.';
