import { editDistance } from '../language/text/speller';

/** The known word that the author most likely meant, if one is close enough. */
export function nearestMatch(word: string, known: Iterable<string>): string | undefined {
  const far = Math.floor(word.length / 5) + 2;
  let best: string | undefined;
  let least = far;
  for (const candidate of known) {
    // The distance is at least the difference in length: of two long lists, most pairs need no closer look.
    if (Math.abs(word.length - candidate.length) >= least) continue;
    const steps = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (steps < least && steps < candidate.length) [best, least] = [candidate, steps];
  }
  return best;
}

/** Ends a sentence about an unknown word. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearestMatch(word, known);
  return near === undefined ? '.' : `; did you mean “${near}”?`;
}

const MANY = 30;

/** "Write one of: yes, no, unsure." */
export function oneOf(known: Iterable<string>): string {
  const words = [...known];
  if (words.length === 0) return 'There are none yet.';
  const shown = words.length > MANY ? [...words.slice(0, MANY), `and ${words.length - MANY} more`] : words;
  return `Write one of: ${shown.join(', ')}.`;
}
