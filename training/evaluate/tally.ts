/** How well lines are read. */
export interface Evaluation {
  readonly tallies: readonly Tally[];
  /** Shares from 0 to 1, or NaN where no line tells. */
  readonly measures: readonly { readonly name: string; readonly share: number }[];
}

/** How many lines were read right, by what they should have been read as. */
export class Tally {
  readonly results: { id: string; wanted: string; got: string; isRight: boolean }[] = [];
  /** Errors that could hurt someone, each with its text. */
  readonly costly: string[] = [];

  constructor(readonly title: string) {}

  /** @param id the line's, with the question where it was read as the reply to one */
  add(id: string, wanted: string, got: string, isRight: boolean = got === wanted): void {
    this.results.push({ id, wanted, got, isRight });
  }

  /** @returns the share of right ones among these of one kind, or among all */
  share(kind?: string): number {
    const chosen = this.results.filter(({ wanted }) => kind === undefined || kind === wanted);
    return chosen.filter(({ isRight }) => isRight).length / chosen.length;
  }

  /** How many there are of these kinds. */
  count(...kinds: readonly string[]): number {
    return this.results.filter(({ wanted }) => kinds.includes(wanted)).length;
  }

  /** Lines for a screen: the total, each kind, and what was taken for what. */
  summary(): readonly string[] {
    const kinds = [...new Set(this.results.map(({ wanted }) => wanted))].map((kind) => {
      const all = this.results.filter(({ wanted }) => wanted === kind);
      return `  ${kind.padEnd(20)} ${all.filter(({ isRight }) => isRight).length} of ${all.length}`;
    });
    const confused = new Map<string, number>();
    for (const { wanted, got, isRight } of this.results) {
      const what = `${wanted} read as ${got}`;
      if (!isRight) confused.set(what, (confused.get(what) ?? 0) + 1);
    }
    const wrong = [...confused]
      .sort(([, one], [, other]) => other - one)
      .slice(0, CONFUSIONS_SHOWN)
      .map(([what, count]) => `  ${count} x ${what}`);
    return [
      `${this.title}: ${percent(this.share())} of ${this.results.length}`,
      ...kinds.sort(),
      ...(wrong.length > 0 ? ['  taken for another:', ...wrong] : []),
      ...this.costly.map((text) => `  COSTLY ${text}`),
    ];
  }
}

const CONFUSIONS_SHOWN = 12;
const CHANGES_SHOWN = 10;
/** How long the names of measures are at most. */
const NAMES = 24;

/** What got better and worse between two readings of the same lines, for a screen: ids, and never a text. */
export function comparison(before: Evaluation, after: Evaluation): readonly string[] {
  const changes = changedResults(before, after);
  const better = changes.filter(({ verdict }) => verdict === 'better');
  const worse = changes.filter(({ verdict }) => verdict === 'worse');
  const ordered = [...worse, ...better, ...changes.filter(({ verdict }) => verdict.startsWith('still'))];
  return [
    `${'held-out lines'.padEnd(NAMES)} before    after`,
    ...after.measures.map(({ name, share }, at) => {
      const was = before.measures[at]?.share ?? Number.NaN;
      return `${name.padEnd(NAMES)} ${percent(was).padStart(6)}   ${percent(share).padStart(6)}`;
    }),
    `Read otherwise: ${changes.length}, of which ${better.length} are right now and ${worse.length} no longer.`,
    ...ordered.slice(0, CHANGES_SHOWN).map(({ text, verdict }) => `  ${text} (${verdict})`),
    ...(ordered.length > CHANGES_SHOWN ? [`  and ${ordered.length - CHANGES_SHOWN} more`] : []),
  ];
}

function changedResults({ tallies: before }: Evaluation, { tallies: after }: Evaluation) {
  return after.flatMap(({ results }, tally) =>
    results.flatMap((to, at) => {
      const from = before[tally]?.results[at];
      if (!from || from.got === to.got) return [];
      const [better, worse] = from.isRight ? ['still right', 'worse'] : ['better', 'still wrong'];
      const verdict = to.isRight ? better : worse;
      return [{ verdict, text: `${to.id}: ${from.got} -> ${to.got}, should be ${to.wanted}` }];
    }),
  );
}

export function percent(share: number): string {
  return Number.isNaN(share) ? 'none' : `${(100 * share).toFixed(1)}%`;
}
