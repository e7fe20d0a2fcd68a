/** What is shown of a count is rounded down to a multiple of this. */
export const STEP = 10;

/** How many outcomes, of all kinds together, must have come up before what is shown changes. */
export const LEAST = 50;

/** How often what is shown may change, in milliseconds. */
export const EVERY = 60 * 60_000;

/**
 * Counts which outcomes were reached, and shows it so that no number can be laid beside one conversation.
 *
 * Who reads the numbers may know from elsewhere when somebody was in the chat. Rounding alone would not
 * do then: a count that steps from 0 to 10 just after the only chat of a morning tells how it came out.
 * So all counts change together, on the hour, and only once 50 outcomes have come up since the last
 * change. A step then says no more than that one of those 50 or more was of that kind. What is not yet
 * shown when the process ends is lost, which is the price.
 */
export class OutcomeCounts {
  private readonly counts: Map<string, { reached: number; shown: number }>;
  private window: number;
  private fresh = 0;

  /**
   * @param ids all that there are; any other is counted as none
   * @param show adds to the number that operators see
   */
  constructor(
    ids: readonly string[],
    private readonly now: () => Date,
    private readonly show: (id: string, more: number) => void,
  ) {
    this.counts = new Map(ids.map((id) => [id, { reached: 0, shown: 0 }]));
    this.window = this.windowNow();
  }

  reached(id: string): void {
    this.turnOver();
    const count = this.counts.get(id);
    if (count === undefined) return;
    count.reached++;
    this.fresh++;
  }

  /** Changes what is shown, if it is time. To be called before it is looked at. */
  turnOver(): void {
    const window = this.windowNow();
    if (window === this.window) return;
    this.window = window;
    // A window with too few is no reason to look again within the next: it would tell when there were enough.
    if (this.fresh < LEAST) return;
    this.fresh = 0;
    for (const [id, count] of this.counts) {
      const shown = Math.floor(count.reached / STEP) * STEP;
      this.show(id, shown - count.shown);
      count.shown = shown;
    }
  }

  private windowNow(): number {
    return Math.floor(this.now().getTime() / EVERY);
  }
}
