import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import { Marks } from './marks';

/** A conversation's name, 16 bytes that mean nothing without the key of its era. */
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
  maxDbs: 4,
  // Address space, not memory. It grows when it must, but old maps then stay beside the new one.
  mapSize: 2 ** 34,
};

/** LMDB's side of the store: what is kept under which name. It knows neither ids nor what the bytes mean. */
export class Tables {
  private readonly root: RootDatabase<Buffer, Buffer>;
  private readonly heads: Database<Buffer, Buffer>;
  /** What was said, by name and the number of the first: one record for each commit that said anything. */
  private readonly said: Database<Buffer, Buffer>;
  /** The conversations in the order in which they end: minute, then name. */
  private readonly ends: Database<Buffer, Buffer>;
  readonly marks: Marks;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, 'conversations.mdb');
    this.root = open<Buffer, Buffer>({ path, ...BINARY, ...OPTIONS });
    for (const file of [path, `${path}-lock`]) chmodSync(file, 0o600);
    this.heads = this.root.openDB({ name: 'heads', ...BINARY });
    this.said = this.root.openDB({ name: 'said', ...BINARY });
    this.ends = this.root.openDB({ name: 'ends', ...BINARY });
    this.marks = new Marks(this.root.openDB({ name: 'marks', ...BINARY }));
  }

  /** Runs `work` alone, on what is newest. Resolves when what it wrote is on the disk. It must not throw half-way. */
  transaction<T>(work: () => T): Promise<T> {
    return this.root.transaction(work);
  }

  /** Runs `work`, outside a transaction, on what is newest: LMDB would show what it last read for a moment longer. */
  look<T>(work: () => T): T {
    this.root.resetReadTxn();
    return work();
  }

  head(name: Name): Buffer | undefined {
    return this.heads.getBinary(name);
  }

  /** @param before the minute under which the conversation was to end until now */
  putHead(name: Name, head: Buffer, due: number, before: number | undefined): void {
    this.heads.put(name, head);
    if (due === before) return;
    if (before !== undefined) this.ends.remove(endKey(before, name));
    this.ends.put(endKey(due, name), Buffer.of(1));
  }

  putSaid(key: Buffer, said: Buffer): void {
    this.said.put(key, said);
  }

  /** What was said, from the record that holds number `from` on. */
  saidFrom(name: Name, from: number): readonly { readonly key: Buffer; readonly value: Buffer }[] {
    const start = saidKey(name, Math.min(from, LAST));
    const holding = [...this.said.getKeys({ start, end: name, reverse: true, limit: 1 })][0];
    return [...this.said.getRange({ start: holding ?? start, end: saidKey(name, LAST) })];
  }

  removeSaid(name: Name): void {
    const keys = [...this.said.getKeys({ start: name, end: saidKey(name, LAST) })];
    for (const key of keys) this.said.remove(key);
  }

  remove(name: Name, due: number): void {
    this.heads.remove(name);
    this.removeSaid(name);
    this.ends.remove(endKey(due, name));
  }

  /** Removes conversations whose minute has come. @returns how many */
  removeDue(minute: number, most: number): number {
    const keys = [...this.ends.getKeys({ start: endKey(0), end: endKey(minute + 1), limit: most })];
    for (const key of keys) this.remove(key.subarray(4), key.readUInt32BE(0));
    return keys.length;
  }

  /** A write of its own, as a full disk still reads. */
  probe(): Promise<boolean> {
    return this.root.put(Buffer.from('probe'), Buffer.of(1));
  }

  close(): Promise<void> {
    return this.root.close();
  }
}

export function saidKey(name: Name, first: number): Buffer {
  const key = Buffer.allocUnsafe(name.length + 4);
  key.set(name);
  key.writeUInt32BE(first, name.length);
  return key;
}

function endKey(minute: number, name: Buffer = Buffer.alloc(0)): Buffer {
  const key = Buffer.allocUnsafe(4 + name.length);
  key.writeUInt32BE(minute);
  key.set(name, 4);
  return key;
}
