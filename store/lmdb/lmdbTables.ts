import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import { OneTimeUses } from './oneTimeUses';
import { type Slot, SlotTable } from './slotTable';

/** The unit of expiry, in milliseconds. */
export const MINUTE = 60_000;

/** From one minute since 1970 to another, both included. */
export interface Minutes {
  readonly first: number;
  readonly last: number;
}

/** A conversation's name: 16 bytes that mean nothing without the key of its epoch. */
type Name = Buffer;

const BINARY = { encoding: 'binary', keyEncoding: 'binary' } as const;
const LAST = 0xff_ff_ff_ff;

const OPTIONS = {
  // LMDB's own way: a transaction is on the disk before anybody sees it, so that what is acknowledged, or
  // streamed to a watcher, outlives a power cut. (lmdb-js would show it first and sync later; that is no
  // quicker, as measured.) Commits that come while a sync is under way share the next one.
  overlappingSync: false,
  // With it, a full disk rejects a promise that nobody can catch, which ends the process. Commits share
  // transactions without it too.
  eventTurnBatching: false,
  maxDbs: 7,
  // Address space, not memory. It grows when it must, but old maps then stay beside the new one.
  mapSize: 2 ** 34,
};

/** The tables in LMDB: what is stored under which name. It knows neither ids nor what the bytes mean. */
export class LmdbTables {
  private readonly root: RootDatabase<Buffer, Buffer>;
  private readonly heads: Database<Buffer, Buffer>;
  /** Activities, by name and the number of the first: one record for each commit that had any. */
  private readonly activities: Database<Buffer, Buffer>;
  /** The conversations by expiry: minute, then name. */
  private readonly expiries: Database<Buffer, Buffer>;
  /** For conversations of which something waits to be done: what leads back to them, by name. */
  private readonly waiting: Database<Buffer, Buffer>;
  readonly slots: SlotTable;
  readonly oneTimeUses: OneTimeUses;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, 'conversations.mdb');
    this.root = open<Buffer, Buffer>({ path, ...BINARY, ...OPTIONS });
    for (const file of [path, `${path}-lock`]) chmodSync(file, 0o600);
    const table = (name: string) => this.root.openDB<Buffer, Buffer>({ name, ...BINARY });
    this.heads = table('heads');
    this.activities = table('said');
    this.expiries = table('ends');
    this.waiting = table('waiting');
    this.slots = new SlotTable(table('slots'), table('other slots'));
    this.oneTimeUses = new OneTimeUses(table('marks'));
  }

  /** Runs `work` in a write transaction. Resolves when it is on the disk. `work` must not throw half-way. */
  transaction<T>(work: () => T): Promise<T> {
    return this.root.transaction(work);
  }

  /** Reads outside a transaction, from a fresh snapshot: LMDB would otherwise use the last one a moment longer. */
  readLatest<T>(work: () => T): T {
    this.root.resetReadTxn();
    return work();
  }

  head(name: Name): Buffer | undefined {
    return this.heads.getBinary(name);
  }

  /** @param before the minute in which the conversation was to expire until now */
  putHead(name: Name, head: Buffer, due: number, before: number | undefined): void {
    this.heads.put(name, head);
    if (due === before) return;
    if (before !== undefined) this.expiries.remove(expiryKey(before, name));
    this.expiries.put(expiryKey(due, name), Buffer.of(1));
  }

  /** @param sealed undefined when nothing waits any more */
  putWaiting(name: Name, sealed: Buffer | undefined): void {
    if (sealed) this.waiting.put(name, sealed);
    else if (this.waiting.doesExist(name)) this.waiting.remove(name);
  }

  allWaiting(): readonly { readonly key: Buffer; readonly value: Buffer }[] {
    return [...this.waiting.getRange()];
  }

  putActivities(key: Buffer, said: Buffer): void {
    this.activities.put(key, said);
  }

  /** Activities, from the record that holds number `from` on. */
  activitiesFrom(name: Name, from: number): readonly { readonly key: Buffer; readonly value: Buffer }[] {
    const start = activityKey(name, Math.min(from, LAST));
    const holding = [...this.activities.getKeys({ start, end: name, reverse: true, limit: 1 })][0];
    return [...this.activities.getRange({ start: holding ?? start, end: activityKey(name, LAST) })];
  }

  /** @param before the number of the first that is kept: the first of a commit */
  removeActivities(name: Name, before = LAST): void {
    const keys = [...this.activities.getKeys({ start: name, end: activityKey(name, before) })];
    for (const key of keys) this.activities.remove(key);
  }

  /** @returns the slot that must now be overwritten: none, or one */
  remove(name: Name, due: number): readonly Slot[] {
    this.heads.remove(name);
    this.removeActivities(name);
    this.expiries.remove(expiryKey(due, name));
    this.putWaiting(name, undefined);
    return this.slots.release(name);
  }

  /** In which minute a conversation is to expire, found among all: its head, which has it, cannot be read any more. */
  expiryOf(name: Name): number | undefined {
    const key = [...this.expiries.getKeys()].find((one) => name.equals(one.subarray(4)));
    return key?.readUInt32BE(0);
  }

  /** The slots of conversations that were to expire in these minutes. */
  expiredSlots({ first, last }: Minutes): readonly Slot[] {
    const keys = this.expiries.getKeys({ start: expiryKey(first), end: expiryKey(last + 1) });
    return [...keys].flatMap((key) => this.slots.of(key.subarray(4)) ?? []);
  }

  /** Inside a transaction: removes conversations that were to expire in these minutes, at most so many. */
  removeExpired(
    { first, last }: Minutes,
    most: number,
  ): { readonly count: number; readonly released: readonly Slot[] } {
    const keys = [...this.expiries.getKeys({ start: expiryKey(first), end: expiryKey(last + 1), limit: most })];
    const released = keys.flatMap((key) => this.remove(key.subarray(4), key.readUInt32BE(0)));
    return { count: keys.length, released };
  }

  close(): Promise<void> {
    return this.root.close();
  }
}

export function activityKey(name: Name, first: number): Buffer {
  return Buffer.concat([name, uint32(first)]);
}

function expiryKey(minute: number, name: Name = Buffer.alloc(0)): Buffer {
  return Buffer.concat([uint32(minute), name]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
