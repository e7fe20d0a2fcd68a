/** After this many streams that did not serve, news is asked for instead. */
const MOST_FAILURES = 2;
/** How long it is then asked for before a stream is tried again: twice as long each time, in milliseconds. */
const FIRST_BREAK = 60_000;
const LONGEST_BREAK = 600_000;

/** How streams have fared on this line: some networks let none live. */
export class StreamRecord {
  /** How many in a row have not served. */
  failures = 0;
  #breakUntil = 0;

  worthTrying(): boolean {
    return Date.now() >= this.#breakUntil;
  }

  add(served: boolean): void {
    this.failures = served ? 0 : this.failures + 1;
    if (this.failures < MOST_FAILURES) return;
    const pause = FIRST_BREAK * 2 ** (this.failures - MOST_FAILURES);
    this.#breakUntil = Date.now() + Math.min(LONGEST_BREAK, pause);
  }
}
