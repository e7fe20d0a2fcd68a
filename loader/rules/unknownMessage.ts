import type { Rule } from './rule';
import { textsByName } from './textsByName';

/** No text is written that nobody would ever read. */
export const unknownMessage: Rule = {
  id: 'unknown-message',
  *check(known) {
    for (const { called, texts, unknown } of textsByName(known)) {
      for (const [name, meant] of unknown) {
        const end = meant === undefined ? '.' : `; did you mean “${meant}”?`;
        yield {
          at: known.origins.keyPlace(texts, name),
          message: `Nothing asks for a ${called} called “${name}”${end}`,
          cure: 'Mend the name, or delete the line.',
        };
      }
    }
  },
};
