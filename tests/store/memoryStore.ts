import type {
  Change,
  ChangeEvent,
  ConversationStore,
  Lifetime,
  StoredActivity,
  StoredState,
} from '../../store/conversationStore';
import { VersionWatchers } from '../../store/versionWatchers';

/** How often expired entries are removed, in milliseconds. Until then they take up memory, but are never returned. */
const SWEEP_EVERY = 60_000;

interface MemoryEntry {
  readonly version: number;
  readonly state: Uint8Array;
  readonly activities: readonly StoredActivity[];
  readonly count: number;
  readonly began: number;
  readonly used: number;
  readonly waits: boolean;
}

/**
 * Stores conversations in this process's memory: they end with it. For tests.
 * @param now the clock that lifetimes are measured with
 */
export class MemoryStore implements ConversationStore {
  private readonly entries = new Map<string, MemoryEntry>();
  /** When each name that was used may be forgotten. */
  private readonly oneTimeUses = new Map<string, number>();
  private readonly watchers = new VersionWatchers();
  private readonly sweeping: NodeJS.Timeout;
  /** For a test to say that the store is nearly full. */
  left = 1;

  constructor(
    private readonly lifetime: Lifetime,
    private readonly now: () => Date,
  ) {
    this.sweeping = setInterval(() => this.sweep(), SWEEP_EVERY);
    this.sweeping.unref();
  }

  async read(id: string): Promise<StoredState | undefined> {
    const kept = this.find(id);
    return kept && { version: kept.version, state: kept.state, count: kept.count };
  }

  async activities(id: string, from: number): Promise<readonly StoredActivity[]> {
    return this.find(id)?.activities.filter((activity) => activity.number >= from) ?? [];
  }

  async commit(id: string, change: Change): Promise<boolean> {
    const kept = this.find(id);
    if ((kept?.version ?? 0) !== change.version) return false;
    const used = this.now().getTime();
    const count = kept?.count ?? 0;
    const earlier = kept?.activities.filter(({ number }) => number >= (change.keepFrom ?? 0)) ?? [];
    const added = change.append.map((record, i) => ({ number: count + i, record: Uint8Array.from(record) }));
    this.entries.set(id, {
      version: change.next,
      state: Uint8Array.from(change.state),
      activities: [...earlier, ...added],
      count: count + added.length,
      began: kept?.began ?? used,
      used,
      waits: change.waits === true,
    });
    this.watchers.committed(id, change.next, added);
    return true;
  }

  async forget(id: string, last: readonly StoredActivity[] = []): Promise<void> {
    this.entries.delete(id);
    this.watchers.gone(id, last);
  }

  watch(id: string, heard: (news: ChangeEvent) => void): () => void {
    return this.watchers.add(id, heard);
  }

  async waiting(): Promise<readonly string[]> {
    return [...this.entries.keys()].filter((id) => this.find(id)?.waits);
  }

  async useOnce(name: string, life: number): Promise<boolean> {
    const now = this.now().getTime();
    if ((this.oneTimeUses.get(name) ?? 0) > now) return false;
    this.oneTimeUses.set(name, now + life);
    return true;
  }

  async isUsed(name: string): Promise<boolean> {
    return (this.oneTimeUses.get(name) ?? 0) > this.now().getTime();
  }

  room(): number {
    return this.left;
  }

  async probe(): Promise<void> {}

  async close(): Promise<void> {
    clearInterval(this.sweeping);
    this.entries.clear();
  }

  /** Removes everything that has expired. Runs automatically every minute. */
  sweep(): void {
    for (const id of [...this.entries.keys()]) this.find(id);
    const now = this.now().getTime();
    for (const [name, until] of this.oneTimeUses) if (until <= now) this.oneTimeUses.delete(name);
  }

  /** The entry for this id; removes it if it has expired. */
  private find(id: string): MemoryEntry | undefined {
    const kept = this.entries.get(id);
    if (kept === undefined) return undefined;
    const now = this.now().getTime();
    if (now - kept.used < this.lifetime.idle && now - kept.began < this.lifetime.total) return kept;
    this.entries.delete(id);
    this.watchers.gone(id);
    return undefined;
  }
}
