/** Numbers that look random and are the same in every training (mulberry32). */
export class Random {
  #state = 7;

  /** From 0 up to, but not including, 1. */
  readonly next = (): number => {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };

  shuffled<T>(list: readonly T[]): readonly T[] {
    const keys = list.map((one) => ({ one, key: this.next() }));
    return keys.sort((a, b) => a.key - b.key).map(({ one }) => one);
  }

  /** So many of a list, or all where there are no more. */
  some<T>(list: readonly T[], count: number): readonly T[] {
    return list.length <= count ? list : this.shuffled(list).slice(0, count);
  }

  /** @returns numbers from minus to plus the most */
  uniform(count: number, most: number): Float32Array {
    return Float32Array.from({ length: count }, () => (this.next() * 2 - 1) * most);
  }
}
