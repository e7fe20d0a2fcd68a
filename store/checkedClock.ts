/** A step of the wall clock that counts as a leap, in milliseconds: less is what a time server corrects every day. */
export const LEAP = 60_000;
/** How often the two clocks are compared, in milliseconds. A leap between two comparisons shows by itself. */
const COMPARE_EVERY = 1000;
const UNSURE_AFTER_START = 10 * 60_000;
/** How many earlier settings of a clock that leaps again and again are remembered. */
const MOST_EARLIER = 4;

/** A way in which the wall clock was set. */
interface Setting {
  /** What it was ahead of the monotonic clock, in milliseconds. */
  readonly ahead: number;
  /** When it was last in force, by the monotonic clock. */
  readonly last: number;
}

export interface CheckedClockOptions {
  readonly now: () => Date;
  /** A clock that nobody can set, in milliseconds; best one that goes on while the machine sleeps. */
  readonly ticks: () => number;
  /** How long an earlier setting is remembered: as long as what was stored by it may live, in milliseconds. */
  readonly remember: number;
  /** Milliseconds for a time server to put right the clock of a machine that has just started; ten minutes by default. */
  readonly unsure?: number;
}

/**
 * The wall clock, checked against one that nobody can set. When it leaps, it may have been wrong before or be wrong
 * now. So both times are given from then on, until nothing that was stored by the earlier one can be alive: what is
 * alive by one of them is kept.
 */
export class CheckedClock {
  private setting: Setting;
  private earlier: readonly Setting[] = [];
  private readonly started: number;
  private compared: number;
  private readonly listeners: ((by: number) => void)[] = [];

  constructor(private readonly options: CheckedClockOptions) {
    this.started = options.ticks();
    this.compared = options.now().getTime();
    this.setting = { ahead: this.compared - this.started, last: this.started };
  }

  /** @param leapt is told of each leap, with the milliseconds that the wall clock went forward */
  onLeap(leapt: (by: number) => void): void {
    this.listeners.push(leapt);
  }

  /** Milliseconds since 1970: what the wall clock says, then what it would say had it not leapt. */
  times(): readonly [number, ...number[]] {
    const now = this.compare();
    return [now, ...this.earlier.map(({ ahead }) => now - this.setting.ahead + ahead)];
  }

  earliest(): number {
    return Math.min(...this.times());
  }

  latest(): number {
    return Math.max(...this.times());
  }

  /** Whether the machine may still be waiting to learn the time. */
  isUnsure(): boolean {
    const { unsure = UNSURE_AFTER_START } = this.options;
    this.compare();
    return this.setting.last - this.started < unsure;
  }

  /** @returns what the wall clock says */
  private compare(): number {
    const now = this.options.now().getTime();
    if (now >= this.compared && now - this.compared < COMPARE_EVERY) return now;
    this.compared = now;
    const last = this.options.ticks();
    const by = now - last - this.setting.ahead;
    if (Math.abs(by) >= LEAP) this.leap(by, last);
    else this.setting = { ahead: now - last, last };
    this.earlier = this.earlier.filter((one) => last - one.last < this.options.remember);
    return now;
  }

  private leap(by: number, last: number): void {
    const before = this.setting;
    this.setting = { ahead: before.ahead + by, last };
    // A clock that is put back to where it was has no new setting.
    const others = this.earlier.filter(({ ahead }) => Math.abs(ahead - this.setting.ahead) >= LEAP);
    this.earlier = [before, ...others].slice(0, MOST_EARLIER);
    for (const listener of this.listeners) listener(by);
  }
}
