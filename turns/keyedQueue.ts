/** Runs one piece of work at a time for each id, in the order in which they came. */
export class KeyedQueue {
  private readonly queues = new Map<string, Promise<unknown>>();

  run<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.queues.get(id) ?? Promise.resolve();
    const mine = before.then(work);
    const settled: Promise<void> = mine.catch(() => undefined).then(() => this.leave(id, settled));
    this.queues.set(id, settled);
    return mine;
  }

  /** Resolves when the last piece of work for this id has ended; undefined when there is none. It never rejects. */
  last(id: string): Promise<unknown> | undefined {
    return this.queues.get(id);
  }

  /** Resolves when nothing is running or waiting. */
  async idle(): Promise<void> {
    while (this.queues.size > 0) await Promise.all(this.queues.values());
  }

  private leave(id: string, last: Promise<unknown>): void {
    if (this.queues.get(id) === last) this.queues.delete(id);
  }
}
