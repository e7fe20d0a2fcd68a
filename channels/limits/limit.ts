import { tooMany } from '../http/refusal';

const MINUTE = 60_000;

/** What is left for one key, and when that was worked out (milliseconds since 1970). */
interface Bucket {
  readonly left: number;
  readonly at: number;
}

/**
 * So many a minute for each key (an address, a conversation), all at once if need be: a token bucket.
 * A key is in memory only, for a minute after it was last counted.
 */
export class Limit {
  /** The one counted longest ago comes first. */
  private readonly buckets = new Map<string, Bucket>();
  private sweeping: NodeJS.Timeout | undefined;

  /** @param mostKeys how many keys are remembered; beyond it the one counted longest ago starts afresh */
  constructor(
    private readonly perMinute: number,
    private readonly mostKeys: number,
    private readonly now: () => Date,
  ) {}

  /**
   * Counts one.
   * @throws Refusal with the time to wait when there is none left
   */
  take(key: string): void {
    const at = this.now().getTime();
    const left = this.leftFor(key, at);
    if (left < 1) throw tooMany(((1 - left) / this.perMinute) * 60);
    this.buckets.delete(key);
    this.buckets.set(key, { left: left - 1, at });
    if (this.buckets.size > this.mostKeys) this.forgetOldest();
    this.sweepLater();
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.buckets.size;
  }

  /** Forgets the keys that have all of theirs again, as after a minute. Runs by itself. */
  sweep(): void {
    const now = this.now().getTime();
    for (const [key, { at }] of this.buckets) {
      if (now - at < MINUTE) return;
      this.buckets.delete(key);
    }
  }

  private leftFor(key: string, now: number): number {
    const bucket = this.buckets.get(key);
    if (bucket === undefined) return this.perMinute;
    // A clock that is set back gives nobody more, nor takes anything away.
    const gained = (Math.max(0, now - bucket.at) / MINUTE) * this.perMinute;
    return Math.min(this.perMinute, bucket.left + gained);
  }

  private forgetOldest(): void {
    for (const oldest of this.buckets.keys()) {
      this.buckets.delete(oldest);
      return;
    }
  }

  private sweepLater(): void {
    if (this.sweeping !== undefined || this.buckets.size === 0) return;
    this.sweeping = setTimeout(() => {
      this.sweeping = undefined;
      this.sweep();
      this.sweepLater();
    }, MINUTE).unref();
  }
}
