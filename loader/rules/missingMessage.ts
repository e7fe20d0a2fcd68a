import type { Rule } from './rule';
import { textsByName } from './textsByName';

/** Every text that the code asks for is there. */
export const missingMessage: Rule = {
  id: 'missing-message',
  *check(known) {
    for (const { called, texts, names, missing } of textsByName(known)) {
      for (const name of missing) {
        const holds = names[name]?.map((one) => `{${one}}`).join(', ');
        yield {
          at: known.origins.place(texts),
          message: `The ${called} “${name}” is missing.`,
          cure: `Add a line “${name}: ” with the text${holds ? `; it may hold ${holds}` : ''}.`,
        };
      }
    }
  },
};
