import { tooManyRequests } from '../http/httpError';

const MINUTE = 60_000;

/** What is left for one key, and when that was calculated (milliseconds since 1970). */
interface Bucket {
  readonly left: number;
  readonly at: number;
}

/**
 * A rate per minute for each key (an address, a conversation), with bursts up to a minute's worth: a token bucket.
 * A key is held in memory only, for a minute after its last use.
 */
export class RateLimiter {
  /** Least recently used first. */
  private readonly buckets = new Map<string, Bucket>();
  private sweeping: NodeJS.Timeout | undefined;

  /** @param maxKeys how many keys are remembered; beyond that the least recently used is forgotten */
  constructor(
    private readonly perMinute: number,
    private readonly maxKeys: number,
    private readonly now: () => Date,
  ) {}

  /**
   * Takes one token.
   * @throws HttpError with the time to wait, when none is left
   */
  take(key: string): void {
    const at = this.now().getTime();
    const left = this.leftFor(key, at);
    if (left < 1) throw tooManyRequests(((1 - left) / this.perMinute) * 60);
    this.buckets.delete(key);
    this.buckets.set(key, { left: left - 1, at });
    if (this.buckets.size > this.maxKeys) this.forgetOldest();
    this.sweepLater();
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.buckets.size;
  }

  /** Forgets the keys whose buckets are full again, as after a minute. Called automatically. */
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
    // A clock that is set back neither adds nor takes away.
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
