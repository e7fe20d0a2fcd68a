/** How many lines were read right, by what they should have been read as. */
export class Tally {
  readonly #kinds = new Map<string, { right: number; all: number }>();
  readonly #wrong = new Map<string, number>();
  /** Errors that could hurt someone, each with its text. */
  readonly costly: string[] = [];

  constructor(readonly title: string) {}

  add(wanted: string, got: string, isRight: boolean): void {
    const kind = this.#kinds.get(wanted) ?? { right: 0, all: 0 };
    kind.all++;
    if (isRight) kind.right++;
    else this.#wrong.set(`${wanted} read as ${got}`, (this.#wrong.get(`${wanted} read as ${got}`) ?? 0) + 1);
    this.#kinds.set(wanted, kind);
  }

  /** @returns the share of right ones among these kinds, or among all */
  share(...kinds: readonly string[]): number {
    const chosen = [...this.#kinds].filter(([kind]) => kinds.length === 0 || kinds.includes(kind));
    const sum = (part: 'right' | 'all') => chosen.reduce((total, [, counts]) => total + counts[part], 0);
    return sum('all') === 0 ? Number.NaN : sum('right') / sum('all');
  }

  /** Lines for a screen: the total, each kind, and what was taken for what. */
  summary(confusions = 12): readonly string[] {
    const all = [...this.#kinds.values()].reduce((total, { all: count }) => total + count, 0);
    const kinds = [...this.#kinds].map(
      ([kind, counts]) => `  ${kind.padEnd(20)} ${counts.right} of ${counts.all}`,
    );
    const wrong = [...this.#wrong]
      .sort(([, one], [, other]) => other - one)
      .slice(0, confusions)
      .map(([what, count]) => `  ${count} x ${what}`);
    return [
      `${this.title}: ${percent(this.share())} of ${all}`,
      ...kinds.sort(),
      ...(wrong.length > 0 ? ['  taken for another:', ...wrong] : []),
      ...this.costly.map((text) => `  COSTLY ${text}`),
    ];
  }
}

export function percent(share: number): string {
  return Number.isNaN(share) ? 'none' : `${(100 * share).toFixed(1)}%`;
}
