import { didYouMean } from '../suggest';
import type { Rule } from './rule';
import { textsByName } from './textsByName';

/** A text has only the gaps that the code fills. */
export const unknownPlaceholder: Rule = {
  id: 'unknown-placeholder',
  *check(known) {
    for (const { called, texts, names } of textsByName(known)) {
      for (const [name, text] of Object.entries(texts)) {
        const filled = names[name] ?? [];
        for (const [, gap = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
          if (filled.includes(gap)) continue;
          yield {
            at: known.origins.place(texts, name),
            message: `Nothing fills “{${gap}}” in the ${called} “${name}”${didYouMean(gap, filled)}`,
            cure: filled.length > 0 ? `It may hold ${filled.map((one) => `{${one}}`).join(', ')}.` : NO_GAPS,
          };
        }
      }
    }
  },
};

const NO_GAPS = 'This text has nothing to fill in: take the braces out.';
