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

/** The edit distance (Damerau-Levenshtein): letters to insert, delete, replace or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + same,
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, above] = [above, current];
  }
  return above[b.length] ?? 0;
}
