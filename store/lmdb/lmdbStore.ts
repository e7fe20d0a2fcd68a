import { statfsSync } from 'node:fs';
import { getSystemErrorMap } from 'node:util';
import type { CheckedClock } from '../checkedClock';
import {
  type Change,
  type ChangeEvent,
  type ConversationStore,
  type Lifetime,
  ROOM_FOR_NEW,
  type StoredActivity,
  type StoredState,
  StoreError,
} from '../conversationStore';
import { VersionWatchers } from '../versionWatchers';
import { deadMinutes } from './deadMinutes';
import { type ConversationEntry, EncryptedConversations, FoundState } from './encryptedConversations';
import { EpochKeys, type RandomBytes } from './epochKeys';
import { LmdbTables, type Minutes } from './lmdbTables';
import { SlotKeys } from './slotKeys';
import type { Slot } from './slotTable';

/** In milliseconds: the engine tells why a commit failed just after it tells that it failed. */
const COMMIT_ERROR_WITHIN = 50;
/** How often what has expired is removed, in milliseconds. It is never returned meanwhile. */
const SWEEP_EVERY = 60_000;
/** How often to poll for what other processes, or the clock, did to a watched conversation, in milliseconds. */
const POLL_INTERVAL = 1000;
/** In how many parts that is done: in one, ten thousand conversations would hold everybody up for a tenth of a second. */
const POLL_PARTS = 20;
/** Of a probe's state, and of what is said in it: more than any turn has. */
const PROBE_BYTES = 64 * 1024;
/** How many conversations one transaction of a sweep removes: it takes a few milliseconds, and turns wait. */
const SWEEP_AT_ONCE = 100;

/** Bytes: below them nobody new is let in, below a quarter of them nothing is stored. */
const RESERVE = 16 * 1024 * 1024;
/** Milliseconds between looks at the disk. */
const LOOK_EVERY = 250;

export interface LmdbStoreOptions {
  /** The data folder. Created, for its owner only, when it does not exist. */
  readonly folder: string;
  readonly lifetime: Lifetime;
  readonly clock: CheckedClock;
  readonly random: RandomBytes;
  /** Bytes of the disk that are left free: removing needs some too. */
  readonly reserve?: number;
}

/**
 * Stores conversations in a folder of this machine, with LMDB. Several processes may share the folder; those
 * that watch hear of each other's commits within a second, but not of what was said last before the end.
 */
export class LmdbStore implements ConversationStore {
  private readonly tables: LmdbTables;
  private readonly conversations: EncryptedConversations;
  private readonly keys: EpochKeys;
  private readonly slotKeys: SlotKeys;
  private readonly released = new Set<Slot>();
  private wiping: Promise<void> | undefined;
  private readonly watchers = new VersionWatchers();
  private readonly timers: readonly NodeJS.Timeout[];
  private unpolled: string[] = [];
  private sweeping: Promise<void> | undefined;
  private free = 0;
  private lookedAt = Number.NEGATIVE_INFINITY;

  /** @throws when the folder cannot be used */
  constructor(private readonly options: LmdbStoreOptions) {
    const { folder, lifetime, random, clock } = options;
    this.tables = new LmdbTables(folder);
    this.keys = new EpochKeys(folder, lifetime.total, random);
    this.keys.refuseDamaged(this.time());
    this.slotKeys = new SlotKeys(folder, this.tables.slots, random);
    this.conversations = new EncryptedConversations(this.tables, this.keys, this.slotKeys, lifetime, random, clock);
    // The next sweep makes up for one that fails; `probe` reports a broken disk.
    const sweep = () => this.sweep().catch(() => {});
    this.timers = [setInterval(sweep, SWEEP_EVERY), setInterval(() => this.pollPart(), POLL_INTERVAL / POLL_PARTS)];
    for (const timer of this.timers) timer.unref();
  }

  async read(id: string): Promise<StoredState | undefined> {
    const found = await attempt(() => this.find(id));
    return found && new FoundState(found);
  }

  activities(id: string, from: number): Promise<readonly StoredActivity[]> {
    return attempt(() => this.tables.readLatest(() => this.conversations.activities(id, from, this.time())));
  }

  /** @throws StoreError when only the room is left that is needed for removing, and for those who talk already */
  async commit(id: string, change: Change): Promise<boolean> {
    const { reserve = RESERVE } = this.options;
    if ((await attempt(() => this.freeBytes())) < (change.version === 0 ? reserve : reserve / 4))
      throw new StoreError('The disk is nearly full: what is left is for removing', 'ENOSPC');
    return this.watchers.during(id, async () => {
      const made = await this.transaction(() => this.conversations.change(id, change, this.time()));
      if (made === undefined) return false;
      await this.wipe(made.released);
      this.watchers.committed(id, change.next, made.added);
      return true;
    });
  }

  forget(id: string, last: readonly StoredActivity[] = []): Promise<void> {
    return this.watchers.during(id, async () => {
      await this.remove(id);
      this.watchers.gone(id, last);
    });
  }

  watch(id: string, heard: (news: ChangeEvent) => void): () => void {
    const stop = this.watchers.add(id, heard);
    this.checkVersion(id, (version) => this.watchers.setInitialVersion(id, version));
    return stop;
  }

  waiting(): Promise<readonly string[]> {
    return attempt(() => this.tables.readLatest(() => this.conversations.waiting()));
  }

  useOnce(name: string, life: number): Promise<boolean> {
    const { clock } = this.options;
    return this.transaction(() => this.tables.oneTimeUses.add(name, clock.latest() + life, clock.earliest()));
  }

  isUsed(name: string): Promise<boolean> {
    return attempt(() =>
      this.tables.readLatest(() => this.tables.oneTimeUses.has(name, this.options.clock.earliest())),
    );
  }

  room(): number {
    const { reserve = RESERVE } = this.options;
    return reserve === 0 ? 1 : Math.min(1, (ROOM_FOR_NEW * this.freeBytes()) / reserve);
  }

  async probe(): Promise<void> {
    // As large as a turn, and by the same way: a full disk still has room for a byte, and can be read.
    const id = `probe ${Buffer.from(this.options.random(9)).toString('base64url')}`;
    const bytes = this.options.random(PROBE_BYTES);
    await this.commit(id, { version: 0, next: 1, state: bytes, append: [bytes] });
    await this.forget(id);
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.sweeping?.catch(() => {});
    await this.tables.close();
    this.slotKeys.close();
  }

  /**
   * Removes everything that has expired, and keys no longer needed. Runs automatically every minute, but not while
   * the machine may still be about to learn the time: what has ended is not returned then either.
   */
  sweep(): Promise<void> {
    this.sweeping ??= this.sweepAll().finally(() => {
      this.sweeping = undefined;
    });
    return this.sweeping;
  }

  /** Notifies watchers of what they have missed. Runs automatically every second. */
  poll(ids = this.watchers.ids()): void {
    for (const id of ids) {
      this.checkVersion(id, (version) => this.watchers.observeVersion(id, version));
    }
  }

  private async remove(id: string): Promise<void> {
    try {
      await this.wipe(await this.transaction(() => this.conversations.remove(id, this.time())));
    } catch (error) {
      // A full disk has no room to remove anything, but what is on it can be overwritten.
      await attempt(() => this.tables.readLatest(() => this.conversations.destroyKey(id, this.time())));
      throw error;
    }
  }

  private pollPart(): void {
    const ids = this.watchers.ids();
    if (this.unpolled.length === 0) this.unpolled = [...ids];
    this.poll(this.unpolled.splice(0, Math.ceil(ids.length / POLL_PARTS)));
  }

  private checkVersion(id: string, seen: (version: number | undefined) => void): void {
    let version: number | undefined;
    try {
      version = this.find(id)?.head.version;
    } catch {
      return; // The next poll tries again.
    }
    seen(version);
  }

  private async sweepAll(): Promise<void> {
    // Left by a process that was killed before it had overwritten them.
    await this.wipe(this.tables.readLatest(() => this.tables.slots.used(SWEEP_AT_ONCE)));
    const { clock, lifetime } = this.options;
    if (clock.isUnsure()) return;
    const times = clock.times();
    for (const minutes of deadMinutes(times, lifetime.idle)) {
      while ((await this.removeExpired(minutes)) === SWEEP_AT_ONCE);
    }
    await this.transaction(() => this.tables.oneTimeUses.removeExpired(Math.min(...times)));
    this.keys.shred(times);
    this.poll();
  }

  private async removeExpired(minutes: Minutes): Promise<number> {
    try {
      const { count, released } = await this.transaction(() => this.tables.removeExpired(minutes, SWEEP_AT_ONCE));
      await this.wipe(released);
      return count;
    } catch (error) {
      await attempt(() => this.slotKeys.destroy(this.tables.readLatest(() => this.tables.expiredSlots(minutes))));
      throw error;
    }
  }

  /**
   * Destroys the keys in slots that transactions on the disk have released. Calls that come together share a sync.
   * Not in those very transactions: should one fail, its conversation would have lost its key.
   */
  private async wipe(released: readonly Slot[]): Promise<void> {
    if (released.length === 0) return;
    for (const slot of released) this.released.add(slot);
    this.wiping ??= this.wipeReleased();
    await this.wiping;
  }

  private async wipeReleased(): Promise<void> {
    try {
      await this.transaction(() => {
        const slots = [...this.released];
        this.released.clear();
        this.wiping = undefined;
        this.slotKeys.wipe(slots);
      });
    } catch {
      // The disk is full: they are overwritten all the same, and freed by a later sweep.
      const slots = [...this.released];
      this.released.clear();
      await attempt(() => this.slotKeys.destroy(slots));
    } finally {
      this.wiping = undefined;
    }
  }

  /** Bytes that are free on the disk. Looked at now and then: what is written meanwhile is far less than the reserve. */
  private freeBytes(): number {
    const now = performance.now();
    if (now - this.lookedAt > LOOK_EVERY) {
      this.lookedAt = now;
      const { bavail, bsize } = statfsSync(this.options.folder);
      this.free = bavail * bsize;
    }
    return this.free;
  }

  private find(id: string): ConversationEntry | undefined {
    return this.tables.readLatest(() => this.conversations.find(id, this.time()));
  }

  private transaction<T>(work: () => T): Promise<T> {
    return attempt(() => this.tables.transaction(work));
  }

  private time(): number {
    return this.options.clock.times()[0];
  }
}

/** The engine's own errors may quote keys, or bytes: all that is taken from them is the system's number. */
async function attempt<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = systemCode(error) ?? systemCode(await commitErrorOf(error));
    throw new StoreError('The data folder cannot be read or written, or its disk is full', code);
  }
}

/** LMDB tells the system's number of an error, and its own below zero. */
function systemCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'number' && code > 0 ? getSystemErrorMap().get(-code)?.[0] : undefined;
}

/** A failed commit brings a second rejection, which says why, and would end the process if nobody handled it. Nobody waits for it long. */
async function commitErrorOf(error: unknown): Promise<unknown> {
  if (typeof error !== 'object' || error === null || !('commitError' in error)) return undefined;
  const why = Promise.resolve(error.commitError).catch((one: unknown) => one);
  return Promise.race([why, new Promise((done) => setTimeout(done, COMMIT_ERROR_WITHIN))]);
}
