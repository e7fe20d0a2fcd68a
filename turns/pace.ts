/** How many turns begin in one round of the event loop. Their work is a few milliseconds. */
const PER_ROUND = 4;

/**
 * Spreads turns that come together over rounds of the event loop. In each round Node accepts a single new connection:
 * were all turns that are there worked off in one, somebody who has just come would wait for seconds behind those
 * who talk already.
 */
export class Pace {
  private readonly waiting: (() => void)[] = [];

  /** Resolves when it is one's turn, in the order of the calls. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      if (this.waiting.push(resolve) === 1) setImmediate(() => this.round());
    });
  }

  private round(): void {
    const now = this.waiting.slice(0, PER_ROUND);
    for (const begin of now) begin();
    this.waiting.splice(0, now.length);
    if (this.waiting.length > 0) setImmediate(() => this.round());
  }
}
