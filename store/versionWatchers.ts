import type { ChangeEvent, StoredActivity } from './conversationStore';

type Listener = (news: ChangeEvent) => void;

/**
 * The listeners of this process, by conversation. Other processes change conversations too, and their events may
 * come late, twice or never: the version last notified is remembered, so that a poll of the store finds what was missed.
 */
export class VersionWatchers {
  private readonly listeners = new Map<string, Set<Listener>>();
  /** `undefined` means that the conversation does not exist; no entry, that it was not checked yet. */
  private readonly notifiedVersions = new Map<string, number | undefined>();
  /** How many changes this process is making, by conversation: a poll would tell of them sooner, and less. */
  private readonly changing = new Map<string, number>();

  /**
   * @param unwatched called when that conversation has no watcher left
   * @returns a function that stops it; calling it twice does no harm
   */
  add(id: string, heard: Listener, unwatched?: () => void): () => void {
    // Wrapped, so that the same function may watch twice and stop once.
    const entry: Listener = (news) => heard(news);
    const entries = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, entries.add(entry));
    return () => {
      if (!entries.delete(entry) || entries.size > 0) return;
      this.listeners.delete(id);
      this.notifiedVersions.delete(id);
      unwatched?.();
    };
  }

  /** The conversations that are watched, each once. */
  ids(): readonly string[] {
    return [...this.listeners.keys()];
  }

  has(id: string): boolean {
    return this.listeners.has(id);
  }

  /** The version last notified: `undefined` when there was none, or that it is gone. */
  notifiedVersion(id: string): number | undefined {
    return this.notifiedVersions.get(id);
  }

  /** The version in the store when watching started. Ignored when there has been an event since. */
  setInitialVersion(id: string, version: number | undefined): void {
    if (this.has(id) && !this.notifiedVersions.has(id)) this.notifiedVersions.set(id, version);
  }

  /** Makes a change of this process, which then tells all of it. */
  async during<T>(id: string, change: () => Promise<T>): Promise<T> {
    const count = (more: number) => this.changing.set(id, (this.changing.get(id) ?? 0) + more).get(id);
    count(1);
    try {
      return await change();
    } finally {
      if (count(-1) === 0) this.changing.delete(id);
    }
  }

  committed(id: string, version: number, added: readonly StoredActivity[] = []): void {
    if (this.notifiedVersions.get(id) === version) return;
    this.notify(id, version, { kind: 'committed', ...(added.length > 0 && { added }) });
  }

  gone(id: string, last: readonly StoredActivity[] = []): void {
    const isTold = this.notifiedVersions.has(id) && this.notifiedVersions.get(id) === undefined;
    if (!isTold) this.notify(id, undefined, { kind: 'gone', last });
  }

  /** The version found by a poll: notifies watchers if it is new to them, and this process is not making it. */
  observeVersion(id: string, version: number | undefined): void {
    if (this.changing.has(id)) return;
    if (version !== undefined) this.committed(id, version);
    else if (this.notifiedVersions.get(id) !== undefined) this.gone(id);
    else this.setInitialVersion(id, undefined);
  }

  private notify(id: string, version: number | undefined, news: ChangeEvent): void {
    const heard = this.listeners.get(id);
    if (!heard) return;
    this.notifiedVersions.set(id, version);
    for (const listener of [...heard]) listener(news);
  }
}
