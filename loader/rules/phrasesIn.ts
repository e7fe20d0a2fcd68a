import type { Knowledge } from '../../model/knowledge';
import type { PathStep } from '../sourceMap';

/** A list of phrases, and where it is. */
export interface PhraseList {
  readonly entry: object;
  readonly path: readonly PathStep[];
  readonly phrases: readonly string[];
}

/** Every list of phrases in the knowledge. */
export function* phrasesIn({ phrases, topics, questions }: Knowledge): Iterable<PhraseList> {
  for (const entry of phrases) {
    for (const field of ['whole', 'within', 'surely', 'unless'] as const) {
      yield { entry, path: [field], phrases: entry[field] };
    }
  }
  for (const entry of topics) yield { entry, path: ['also'], phrases: entry.also };
  for (const { options } of questions) {
    for (const entry of options) yield { entry, path: ['also'], phrases: entry.also };
  }
}
