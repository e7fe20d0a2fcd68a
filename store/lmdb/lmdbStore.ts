import type {
  Change,
  ConversationStore,
  Lifetime,
  News,
  StoredActivity,
  StoredState,
} from '../conversationStore';
import { StoreError } from '../storeError';
import { VersionWatchers } from '../versionWatchers';
import { EraKeys, type Random } from './eraKeys';
import { type Found, SealedConversations } from './sealedConversations';
import { Tables } from './tables';

/** How often what has expired is removed, in milliseconds. It is never given out meanwhile. */
const SWEEP_EVERY = 60_000;
/** How often to look for what other processes, or the clock, did to a watched conversation, in milliseconds. */
const LOOK_EVERY = 1000;
/** How many conversations one transaction of a sweep removes: a few milliseconds, in which turns wait. */
const SWEEP_AT_ONCE = 100;

export interface LmdbStoreNeeds {
  /** Where the data goes. Made, open to its owner alone, when it is not there. */
  readonly folder: string;
  readonly lifetime: Lifetime;
  readonly now: () => Date;
  readonly random: Random;
}

/**
 * Keeps conversations in a folder of this machine, with LMDB. Several processes may share the folder; those
 * that watch hear of each other's commits within a second, but not of what was said last before the end.
 */
export class LmdbStore implements ConversationStore {
  private readonly tables: Tables;
  private readonly conversations: SealedConversations;
  private readonly keys: EraKeys;
  private readonly watchers = new VersionWatchers();
  private readonly timers: readonly NodeJS.Timeout[];
  private sweeping: Promise<void> | undefined;

  /** @throws when the folder cannot be used */
  constructor(private readonly needs: LmdbStoreNeeds) {
    const { folder, lifetime, random } = needs;
    this.tables = new Tables(folder);
    this.keys = new EraKeys(folder, lifetime.total, random);
    this.conversations = new SealedConversations(this.tables, this.keys, lifetime, random);
    // One that fails is made up for by the next; `probe` tells of a broken disk.
    const sweep = () => this.sweep().catch(() => {});
    this.timers = [setInterval(sweep, SWEEP_EVERY), setInterval(() => this.look(), LOOK_EVERY)];
    for (const timer of this.timers) timer.unref();
    sweep(); // What has expired while no process ran.
  }

  async read(id: string): Promise<StoredState | undefined> {
    const kept = await attempt(() => this.find(id)?.kept);
    return kept && { version: kept.version, state: kept.state, count: kept.count };
  }

  activities(id: string, from: number): Promise<readonly StoredActivity[]> {
    return attempt(() => this.tables.look(() => this.conversations.activities(id, from, this.time())));
  }

  async commit(id: string, change: Change): Promise<boolean> {
    const done = await this.transaction(() => this.conversations.change(id, change, this.time()));
    if (done) this.watchers.committed(id, change.next);
    return done;
  }

  async forget(id: string, last: readonly StoredActivity[] = []): Promise<void> {
    await this.transaction(() => this.conversations.remove(id, this.time()));
    this.watchers.gone(id, last);
  }

  watch(id: string, heard: (news: News) => void): () => void {
    const stop = this.watchers.add(id, heard);
    this.lookAt(id, (version) => this.watchers.began(id, version));
    return stop;
  }

  mark(name: string, life: number): Promise<boolean> {
    const now = this.time();
    return this.transaction(() => this.tables.marks.set(name, now + life, now));
  }

  isMarked(name: string): Promise<boolean> {
    return attempt(() => this.tables.look(() => this.tables.marks.has(name, this.time())));
  }

  async probe(): Promise<void> {
    await attempt(() => this.tables.probe());
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.sweeping?.catch(() => {});
    await this.tables.close();
  }

  /** Removes everything that has expired, and the keys that nothing is left for. Runs by itself every minute. */
  sweep(): Promise<void> {
    this.sweeping ??= this.sweepAll().finally(() => {
      this.sweeping = undefined;
    });
    return this.sweeping;
  }

  /** Tells watchers what they have not heard of yet. Runs by itself every second. */
  look(): void {
    for (const id of this.watchers.ids()) {
      this.lookAt(id, (version) => this.watchers.found(id, version));
    }
  }

  private lookAt(id: string, seen: (version: number | undefined) => void): void {
    let version: number | undefined;
    try {
      version = this.find(id)?.kept.version;
    } catch {
      return; // The next look tries again.
    }
    seen(version);
  }

  private async sweepAll(): Promise<void> {
    const now = this.time();
    const some = () => {
      this.tables.marks.removeOver(now);
      return this.conversations.removeExpired(now, SWEEP_AT_ONCE);
    };
    while ((await this.transaction(some)) === SWEEP_AT_ONCE);
    this.keys.shred(now);
    this.look();
  }

  private find(id: string): Found | undefined {
    return this.tables.look(() => this.conversations.find(id, this.time()));
  }

  private transaction<T>(work: () => T): Promise<T> {
    return attempt(() => this.tables.transaction(work));
  }

  private time(): number {
    return this.needs.now().getTime();
  }
}

/** The engine's own errors may quote keys, or bytes. */
async function attempt<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    silence(error);
    throw new StoreError('The data folder cannot be read or written, or its disk is full');
  }
}

/** A commit that fails brings along a second rejection, which would end the process if nobody took it. */
function silence(error: unknown): void {
  if (typeof error !== 'object' || error === null || !('commitError' in error)) return;
  Promise.resolve(error.commitError).catch(() => {});
}
