import { didYouMean, oneOf } from '../didYouMean';
import { quoted } from '../readContext';
import type { PathStep } from '../sourceMap';
import type { RuleContext, RuleViolation } from './knowledgeRule';

/** A reference to an entry by its id. */
export interface Reference {
  readonly word: string;
  readonly entry: object;
  readonly path: readonly PathStep[];
}

/**
 * Reports the references to something that does not exist. An empty word is the fallback for one that
 * could not be read and has already been reported.
 *
 * @param called 'outcome', for "No outcome is called …"
 */
export function* unknownReferences(
  { sourceMap }: RuleContext,
  called: string,
  existing: Iterable<string>,
  references: Iterable<Reference>,
): Iterable<RuleViolation> {
  const known = new Set(existing);
  for (const { word, entry, path } of references) {
    if (word === '' || known.has(word)) continue;
    const message = `No ${called} is called ${quoted(word)}${didYouMean(word, known)}`;
    yield { position: sourceMap.positionOf(entry, ...path), message, cure: oneOf(known) };
  }
}

export function idsOf(entries: readonly { readonly id: string }[]): readonly string[] {
  return entries.map(({ id }) => id);
}
