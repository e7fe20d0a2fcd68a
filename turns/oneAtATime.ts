/** Lets one piece of work for each id run at a time, in the order they came. */
export class OneAtATime {
  private readonly lines = new Map<string, Promise<unknown>>();

  run<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.lines.get(id) ?? Promise.resolve();
    const mine = before.then(work);
    const settled: Promise<void> = mine.catch(() => undefined).then(() => this.leave(id, settled));
    this.lines.set(id, settled);
    return mine;
  }

  /** Resolves when nothing is running or waiting. */
  async idle(): Promise<void> {
    while (this.lines.size > 0) await Promise.all(this.lines.values());
  }

  private leave(id: string, last: Promise<unknown>): void {
    if (this.lines.get(id) === last) this.lines.delete(id);
  }
}
