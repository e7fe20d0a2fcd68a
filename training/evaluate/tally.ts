/** What a line was read as, and whether that was right. */
export interface LineResult {
  /** The line's id, with the question where it was read as the reply to one. */
  readonly id: string;
  readonly wanted: string;
  readonly got: string;
  readonly isRight: boolean;
}

/** How many lines were read right, by what they should have been read as. */
export class Tally {
  readonly #results: LineResult[] = [];
  /** Errors that could hurt someone, each with its text. */
  readonly costly: string[] = [];

  constructor(readonly title: string) {}

  get results(): readonly LineResult[] {
    return this.#results;
  }

  add(result: LineResult): void {
    this.#results.push(result);
  }

  /** @returns the share of right ones among these kinds, or among all */
  share(...kinds: readonly string[]): number {
    const chosen = this.#results.filter(({ wanted }) => kinds.length === 0 || kinds.includes(wanted));
    return chosen.filter(({ isRight }) => isRight).length / chosen.length;
  }

  /** Lines for a screen: the total, each kind, and what was taken for what. */
  summary(confusions = 12): readonly string[] {
    const kinds = [...new Set(this.#results.map(({ wanted }) => wanted))].map((kind) => {
      const all = this.#results.filter(({ wanted }) => wanted === kind);
      return `  ${kind.padEnd(20)} ${all.filter(({ isRight }) => isRight).length} of ${all.length}`;
    });
    const confused = new Map<string, number>();
    for (const { wanted, got, isRight } of this.#results) {
      const what = `${wanted} read as ${got}`;
      if (!isRight) confused.set(what, (confused.get(what) ?? 0) + 1);
    }
    const wrong = [...confused]
      .sort(([, one], [, other]) => other - one)
      .slice(0, confusions)
      .map(([what, count]) => `  ${count} x ${what}`);
    return [
      `${this.title}: ${percent(this.share())} of ${this.#results.length}`,
      ...kinds.sort(),
      ...(wrong.length > 0 ? ['  taken for another:', ...wrong] : []),
      ...this.costly.map((text) => `  COSTLY ${text}`),
    ];
  }
}

export function percent(share: number): string {
  return Number.isNaN(share) ? 'none' : `${(100 * share).toFixed(1)}%`;
}
