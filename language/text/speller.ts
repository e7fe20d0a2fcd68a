/** Shorter words have too many neighbours. */
const SHORTEST = 4;
const LONGEST = 20;
/** In other scripts one letter is more of a word. */
const LATIN = /^\p{Script=Latin}+$/u;

/**
 * Mends words that were typed wrong, by one rule wherever words are read: letters held down too long ("yesss"),
 * or one slip, which is a letter missing, added, changed, or two swapped. The first letter has to be right,
 * unless it has changed places with the second. Where words that mean different things are equally near, nothing
 * is mended. It is a symmetric-delete index (as in SymSpell): words are stored under what is left when any one letter
 * is removed, so that a look-up costs as many steps as the word has letters.
 */
export class Speller {
  readonly #meanings = new Map<string, string>();
  readonly #byDeletion = new Map<string, Set<string>>();

  /** A word that is right as it is. Slips are not taken for it, but letters held down are. */
  add(word: string): void {
    this.#meanings.set(word, word);
  }

  /** @param meaning the same for words between which it does not matter which one was meant */
  addMendable(word: string, meaning: string = word): void {
    this.#meanings.set(word, meaning);
    if (word.length < SHORTEST) return;
    for (const rest of deletions(word)) {
      const alike = this.#byDeletion.get(rest) ?? new Set();
      this.#byDeletion.set(rest, alike.add(word));
    }
  }

  knows(word: string): boolean {
    return this.#meanings.has(word);
  }

  /** The word that was meant; undefined where it is none of them, or which one is in doubt. */
  mend(word: string): string | undefined {
    if (this.knows(word)) return word;
    return this.#unstretched(word) ?? this.slipOf(word);
  }

  #unstretched(word: string): string | undefined {
    if (!/(.)\1/.test(word)) return undefined;
    const tries = [word.replace(/(.)\1{2,}/g, '$1$1'), word.replace(/(.)\1+/g, '$1')];
    return tries.find((one) => this.knows(one));
  }

  /** The word that was meant, if one letter went wrong: none where those that are equally near mean different things. */
  slipOf(word: string): string | undefined {
    if (word.length < SHORTEST || word.length > LONGEST || !LATIN.test(word)) return undefined;
    const near = new Set<string>();
    for (const rest of deletions(word)) {
      for (const known of this.#byDeletion.get(rest) ?? []) if (isOneSlip(word, known)) near.add(known);
    }
    const [first] = near;
    return new Set([...near].map((one) => this.#meanings.get(one))).size === 1 ? first : undefined;
  }
}

/** The word itself, and the word without each of its letters. */
function deletions(word: string): readonly string[] {
  return [word, ...Array.from(word, (_letter, at) => word.slice(0, at) + word.slice(at + 1))];
}

/** People seldom get the first letter wrong. */
function isOneSlip(written: string, known: string): boolean {
  const begins = written[0] === known[0] || (written[0] === known[1] && written[1] === known[0]);
  return begins && isOneStep(written, known);
}

/** Whether the edit distance is one: what is left between the letters that are alike is one letter, or two swapped. */
export function isOneStep(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let [ofA, ofB] = [a.length - from, b.length - from];
  while (ofA > 0 && ofB > 0 && a[from + ofA - 1] === b[from + ofB - 1]) {
    ofA--;
    ofB--;
  }
  const isSwapped = ofA === 2 && ofB === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
  return isSwapped || Math.max(ofA, ofB) === 1;
}

/** The edit distance (Damerau-Levenshtein): letters to insert, delete, replace or swap with their neighbour. */
export function editDistance(a: string, b: string): number {
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
