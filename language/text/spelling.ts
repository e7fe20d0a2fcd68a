/** Shorter words are too similar to others: "may", "march" and "match". */
const LONG_ENOUGH: Readonly<Record<string, number>> = { weekday: 6, month: 6, near: 8, unit: 9, named: 8 };
const SHORTEST = 5;
const LONGEST = 14;

/** Whether a word of this kind is also accepted with one letter wrong. */
export function allowsMisspelling(kind: string, word: string): boolean {
  return /^\p{L}+$/u.test(word) && word.length >= (LONG_ENOUGH[kind] ?? Number.POSITIVE_INFINITY);
}

/**
 * Finds the words one edit away: a letter missing, added, changed, or two swapped. It is a symmetric-delete
 * index (as in SymSpell): words are stored under what is left when any one letter is removed, so that a look-up
 * costs as many steps as the word has letters.
 */
export class SpellingIndex<T> {
  readonly #firstLetters = new Set<string | undefined>();
  readonly #byDeletion = new Map<string, Map<string, T>>();

  add(word: string, meaning: T): void {
    this.#firstLetters.add(word[0]);
    for (const rest of deletions(word)) {
      const alike = this.#byDeletion.get(rest) ?? new Map<string, T>();
      alike.set(word, meaning);
      this.#byDeletion.set(rest, alike);
    }
  }

  /** The meanings of all words that it may be a misspelling of. The first letter has to match: it is seldom wrong. */
  find(word: string): readonly T[] {
    if (word.length < SHORTEST || word.length > LONGEST || !this.#firstLetters.has(word[0])) return [];
    const near = new Map<string, T>();
    for (const rest of deletions(word)) {
      for (const [known, meaning] of this.#byDeletion.get(rest) ?? [])
        if (known[0] === word[0] && isOneEditApart(known, word)) near.set(known, meaning);
    }
    return [...near.values()];
  }
}

function deletions(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))];
}

function isOneEditApart(known: string, word: string): boolean {
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
