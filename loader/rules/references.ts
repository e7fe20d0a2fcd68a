import type { PathStep } from '../origins';
import { quoted } from '../reading';
import { didYouMean, oneOf } from '../suggest';
import type { Finding, Known } from './rule';

/** A place where an author names something that stands elsewhere. */
export interface Reference {
  readonly word: string;
  readonly entry: object;
  readonly path: readonly PathStep[];
}

/**
 * Tells of the references to something that is not there. An empty word stands in for one that
 * could not be read and has been told of already.
 *
 * @param called 'outcome', for "No outcome is called …"
 */
export function* unknownReferences(
  { origins }: Known,
  called: string,
  existing: Iterable<string>,
  references: Iterable<Reference>,
): Iterable<Finding> {
  const known = new Set(existing);
  for (const { word, entry, path } of references) {
    if (word === '' || known.has(word)) continue;
    const message = `No ${called} is called ${quoted(word)}${didYouMean(word, known)}`;
    yield { at: origins.place(entry, ...path), message, cure: oneOf(known) };
  }
}

export function idsOf(entries: readonly { readonly id: string }[]): readonly string[] {
  return entries.map(({ id }) => id);
}
