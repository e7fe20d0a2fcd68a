/** What design.md allows on the screen at once, in words; the rest is one press away. */
export const ORDINARY_TURN = 60;
export const OUTCOME = 150;
export const TOPIC = 120;
/** A part of a topic or a list, beside which stands what is asked next. */
export const PART = TOPIC - 15;

/** The words of a text as they are read: a telephone number is one. */
export function wordCount(text: string): number {
  const numbersInOne = text.replace(/(\d) (?=\d)/g, '$1');
  return numbersInOne.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A part of a list that can be read at once, and where the next part begins, if there is one. */
export interface Page<T> {
  readonly shown: readonly T[];
  readonly next?: number;
}

/** As many things as have room from one place on, and at least one. */
export function pageOf<T>(all: readonly T[], from: number, room: number, words: (one: T) => number): Page<T> {
  let end = from;
  for (let used = 0; end < all.length; end++) {
    const one = all[end];
    used += one === undefined ? 0 : words(one);
    if (used > room && end > from) break;
  }
  return { shown: all.slice(from, end), ...(end < all.length && { next: end }) };
}
