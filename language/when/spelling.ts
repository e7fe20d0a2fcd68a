/** Shorter words are too like others: "may", "march" and "match". */
const LONG_ENOUGH: Readonly<Record<string, number>> = { weekday: 6, month: 6, near: 8, unit: 9, named: 8 };

/** Whether a word of this kind is also taken with one letter wrong. */
export function nearMiss(kind: string, word: string): boolean {
  return /^\p{L}+$/u.test(word) && word.length >= (LONG_ENOUGH[kind] ?? Number.POSITIVE_INFINITY);
}

/**
 * Finds the one known word that a word was meant to be: a letter missing, added, changed, or two swapped.
 * Words are kept by what is left when any one letter is taken away, so that a look-up costs as many
 * steps as the word has letters.
 */
export class SpellingIndex {
  readonly #byRest = new Map<string, Set<string>>();

  add(word: string): void {
    for (const rest of rests(word)) {
      const alike = this.#byRest.get(rest) ?? new Set();
      alike.add(word);
      this.#byRest.set(rest, alike);
    }
  }

  /** Nothing if none or several are as near. The first letter is seldom wrong. */
  find(word: string): string | undefined {
    if (word.length < 5 || word.length > 14) return undefined;
    const near = new Set<string>();
    for (const rest of rests(word)) {
      for (const known of this.#byRest.get(rest) ?? [])
        if (known[0] === word[0] && isOneSlip(known, word)) near.add(known);
    }
    return near.size === 1 ? [...near][0] : undefined;
  }
}

function rests(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))];
}

function isOneSlip(known: string, word: string): boolean {
  let same = 0;
  while (same < known.length && known[same] === word[same]) same++;
  const tails = [
    [1, 1],
    [1, 0],
    [0, 1],
  ] as const;
  if (tails.some(([a, b]) => known.slice(same + a) === word.slice(same + b))) return true;
  const swapped = known[same] === word[same + 1] && known[same + 1] === word[same];
  return swapped && known.slice(same + 2) === word.slice(same + 2);
}
