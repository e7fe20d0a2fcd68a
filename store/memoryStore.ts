import type {
  Change,
  ConversationStore,
  Lifetime,
  News,
  StoredActivity,
  StoredState,
} from './conversationStore';
import { Watchers } from './watchers';

/** How often what has expired is looked for, in milliseconds. Until then it takes room, but is never given out. */
const SWEEP_EVERY = 60_000;

interface Kept {
  readonly version: number;
  readonly state: Uint8Array;
  readonly activities: readonly StoredActivity[];
  readonly count: number;
  readonly began: number;
  readonly used: number;
}

/**
 * Keeps conversations in this process's memory: they end with it. For tests, and for trying things out.
 * @param now the clock that lifetimes are measured with
 */
export class MemoryStore implements ConversationStore {
  private readonly kept = new Map<string, Kept>();
  /** When each mark may be forgotten. */
  private readonly marks = new Map<string, number>();
  private readonly watchers = new Watchers();
  private readonly sweeping: NodeJS.Timeout;

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
    const added = change.append.map((record, i) => ({ number: count + i, record: Uint8Array.from(record) }));
    this.kept.set(id, {
      version: change.next,
      state: Uint8Array.from(change.state),
      activities: change.forget || kept === undefined ? added : [...kept.activities, ...added],
      count: count + added.length,
      began: kept?.began ?? used,
      used,
    });
    this.watchers.tell(id, { kind: 'committed' });
    return true;
  }

  async forget(id: string, last: readonly StoredActivity[] = []): Promise<void> {
    this.kept.delete(id);
    this.watchers.tell(id, { kind: 'gone', last });
  }

  watch(id: string, heard: (news: News) => void): () => void {
    return this.watchers.add(id, heard);
  }

  async mark(name: string, life: number): Promise<boolean> {
    const now = this.now().getTime();
    if ((this.marks.get(name) ?? 0) > now) return false;
    this.marks.set(name, now + life);
    return true;
  }

  async isMarked(name: string): Promise<boolean> {
    return (this.marks.get(name) ?? 0) > this.now().getTime();
  }

  async probe(): Promise<void> {}

  async close(): Promise<void> {
    clearInterval(this.sweeping);
    this.kept.clear();
  }

  /** Removes everything that has expired. Runs by itself every minute. */
  sweep(): void {
    for (const id of [...this.kept.keys()]) this.find(id);
    const now = this.now().getTime();
    for (const [name, until] of this.marks) if (until <= now) this.marks.delete(name);
  }

  /** What is kept under this id, after removing it if its time is over. */
  private find(id: string): Kept | undefined {
    const kept = this.kept.get(id);
    if (kept === undefined) return undefined;
    const now = this.now().getTime();
    if (now - kept.used < this.lifetime.idle && now - kept.began < this.lifetime.total) return kept;
    this.kept.delete(id);
    this.watchers.tell(id, { kind: 'gone', last: [] });
    return undefined;
  }
}
