import { createHash } from 'node:crypto';
import type { Database } from 'lmdb';

/** One-time uses in LMDB: a hash of the name, and until when (milliseconds since 1970) it must be remembered. */
export class OneTimeUses {
  constructor(private readonly table: Database<Buffer, Buffer>) {}

  /** Inside a transaction. @returns true on first use */
  add(name: string, until: number, now: number): boolean {
    if (this.has(name, now)) return false;
    const value = Buffer.alloc(8);
    value.writeDoubleBE(until);
    this.table.put(digest(name), value);
    return true;
  }

  has(name: string, now: number): boolean {
    return (this.table.getBinary(digest(name))?.readDoubleBE() ?? 0) > now;
  }

  /** Inside a transaction: they are few, one for each Exit of the last half hour and each sign-in of the last hours. */
  removeExpired(now: number): void {
    const over = [...this.table.getRange()].filter(({ value }) => value.readDoubleBE() <= now);
    for (const { key } of over) this.table.remove(key);
  }
}

function digest(name: string): Buffer {
  return createHash('sha256').update(name).digest().subarray(0, 16);
}
