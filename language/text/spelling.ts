/** Shorter words are too like others: "may", "march" and "match". */
const LONG_ENOUGH: Readonly<Record<string, number>> = { weekday: 6, month: 6, near: 8, unit: 9, named: 8 };
const SHORTEST = 5;
const LONGEST = 14;

/** Whether a word of this kind is also taken with one letter wrong. */
export function mayBeMisspelt(kind: string, word: string): boolean {
  return /^\p{L}+$/u.test(word) && word.length >= (LONG_ENOUGH[kind] ?? Number.POSITIVE_INFINITY);
}

/**
 * Finds what a word was meant to be: a letter missing, added, changed, or two swapped. Words are kept by
 * what is left when any one letter is taken away, so that a look-up costs as many steps as the word has
 * letters.
 */
export class SpellingIndex<T> {
  readonly #firstLetters = new Set<string | undefined>();
  readonly #byRest = new Map<string, Map<string, T>>();

  add(word: string, meaning: T): void {
    this.#firstLetters.add(word[0]);
    for (const rest of rests(word)) {
      const alike = this.#byRest.get(rest) ?? new Map<string, T>();
      alike.set(word, meaning);
      this.#byRest.set(rest, alike);
    }
  }

  /** All that it may have been meant to be. The first letter is seldom wrong. */
  find(word: string): readonly T[] {
    if (word.length < SHORTEST || word.length > LONGEST || !this.#firstLetters.has(word[0])) return [];
    const near = new Map<string, T>();
    for (const rest of rests(word)) {
      for (const [known, meaning] of this.#byRest.get(rest) ?? [])
        if (known[0] === word[0] && isOneSlip(known, word)) near.set(known, meaning);
    }
    return [...near.values()];
  }
}

function rests(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))];
}

function isOneSlip(known: string, word: string): boolean {
  let same = 0;
  while (same < known.length && known[same] === word[same]) same++;
  const rest = (text: string, skipped: number) => text.slice(same + skipped);
  const changed = rest(known, 1) === rest(word, 1);
  const missing = rest(known, 1) === rest(word, 0);
  const added = rest(known, 0) === rest(word, 1);
  const swapped =
    known[same] === word[same + 1] && known[same + 1] === word[same] && rest(known, 2) === rest(word, 2);
  return changed || missing || added || swapped;
}
