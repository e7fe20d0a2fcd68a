import type { Activity } from 'botbuilder';

/** How many turns begin in one round of the event loop. Their work is a few milliseconds. */
const PER_ROUND = 4;

/**
 * Spreads turns that come together over rounds of the event loop. In each round Node accepts a single new connection:
 * were all turns that are there worked off in one, somebody who has just come would wait for seconds behind those
 * who talk already.
 */
export class Pace {
  private readonly urgent: (() => void)[] = [];
  private readonly waiting: (() => void)[] = [];

  /** Resolves when it is one's turn, in the order of the calls, but what is urgent before all else. */
  next(isUrgent = false): Promise<void> {
    return new Promise((resolve) => {
      (isUrgent ? this.urgent : this.waiting).push(resolve);
      if (this.urgent.length + this.waiting.length === 1) setImmediate(() => this.round());
    });
  }

  private round(): void {
    const now = [...this.urgent, ...this.waiting].slice(0, PER_ROUND);
    for (const begin of now) begin();
    const waited = Math.max(0, now.length - this.urgent.length);
    this.urgent.splice(0, now.length);
    this.waiting.splice(0, waited);
    if (this.urgent.length + this.waiting.length > 0) setImmediate(() => this.round());
  }
}

/** Who leaves, or presses a button, such as that for danger, does not wait behind the long stories of others. */
export function goesFirst({ type, value }: Partial<Activity>): boolean {
  return type === 'endOfConversation' || value !== undefined;
}
