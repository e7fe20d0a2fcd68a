/** What is shown of a count is rounded down to a multiple of this. */
export const ROUNDING_STEP = 10;

/** How many new outcomes, of all kinds together, there must be before what is shown changes. */
export const MIN_NEW_OUTCOMES = 50;

/** How often what is shown may change, in milliseconds. */
export const PUBLISH_INTERVAL = 60 * 60_000;

/**
 * Counts which outcomes were reached, and shows them so that no number can be matched to one conversation.
 *
 * A reader of the metrics may know from elsewhere when somebody was in the chat. Rounding alone would not
 * be enough: a count that steps from 0 to 10 just after the only chat of a morning tells how it ended.
 * So all counts change together, on the hour, and only once 50 outcomes have come up since the last
 * change. A step then says no more than that one of those 50 or more was of that kind. What is not yet
 * shown when the process ends is lost, which is the price.
 */
export class OutcomeCounts {
  private readonly counts: Map<string, { reached: number; shown: number }>;
  private window: number;
  private unpublished = 0;

  /**
   * @param ids of all outcomes; any other is not counted
   * @param publish adds to the number that operators see
   */
  constructor(
    ids: readonly string[],
    private readonly now: () => Date,
    private readonly publish: (id: string, more: number) => void,
  ) {
    this.counts = new Map(ids.map((id) => [id, { reached: 0, shown: 0 }]));
    this.window = this.windowNow();
  }

  reached(id: string): void {
    this.publishIfDue();
    const count = this.counts.get(id);
    if (count === undefined) return;
    count.reached++;
    this.unpublished++;
  }

  /** Updates what is shown, if it is due. Call before reading. */
  publishIfDue(): void {
    const window = this.windowNow();
    if (window === this.window) return;
    this.window = window;
    // Too few in a window: do not try again within the next one, as that would show when there were enough.
    if (this.unpublished < MIN_NEW_OUTCOMES) return;
    this.unpublished = 0;
    for (const [id, count] of this.counts) {
      const shown = Math.floor(count.reached / ROUNDING_STEP) * ROUNDING_STEP;
      this.publish(id, shown - count.shown);
      count.shown = shown;
    }
  }

  private windowNow(): number {
    return Math.floor(this.now().getTime() / PUBLISH_INTERVAL);
  }
}
