import { closeSync, constants, fdatasyncSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../newFile';
import type { RandomBytes } from './epochKeys';
import type { Slot, SlotTable } from './slotTable';

const KEY_SIZE = 32;
/** Slots added at once: for beginning a conversation nothing is then written beside the database. */
const ADDED_AT_ONCE = 1024;
/** Bytes read at once when the file is checked. */
const CHUNK = KEY_SIZE * 4096;

export interface KeySlot {
  readonly slot: Slot;
  readonly key: Buffer;
}

/**
 * A random key for each conversation, in a slot of one file. LMDB leaves what it deletes in its file; a slot is
 * overwritten in place as soon as its conversation is over, and what was sealed with it is noise from then on.
 * Slots are given out and taken back in LMDB's write transactions, so that processes can share the file.
 */
export class SlotKeys {
  private opened: number | undefined;

  /** @throws when the file is not whole */
  constructor(
    folder: string,
    private readonly table: SlotTable,
    private readonly random: RandomBytes,
  ) {
    const path = join(folder, 'slots');
    this.opened = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    syncFolder(folder);
    if (this.isWhole(table.count)) return;
    this.close();
    throw new Error(
      `${path} has lost keys of conversations. Delete everything in its folder but the file "secret"; conversations that are open end.`,
    );
  }

  /** The key of a conversation; undefined when it began before there were slots. */
  of(name: Buffer): Buffer | undefined {
    const slot = this.table.of(name);
    return slot === undefined ? undefined : this.read(slot);
  }

  /** Inside a transaction: a key that no conversation has had. It is free until the table says that it is taken. */
  next(): KeySlot {
    const slot = this.table.firstFree() ?? this.grow();
    return { slot, key: this.read(slot) };
  }

  /**
   * Inside a transaction: overwrites slots for good, and frees them.
   * @param released by transactions that are on the disk: should this one fail, no conversation may have them
   */
  wipe(released: readonly Slot[]): void {
    const slots = released.filter((slot) => this.table.isUsed(slot));
    if (slots.length === 0) return;
    this.destroy(slots);
    for (const slot of slots) this.table.free(slot);
  }

  /** Overwrites slots that conversations have, where they cannot be removed: it takes no room on the disk. */
  destroy(slots: readonly Slot[]): void {
    if (slots.length === 0) return;
    for (const slot of slots) writeSync(this.file, this.random(KEY_SIZE), 0, KEY_SIZE, slot * KEY_SIZE);
    fdatasyncSync(this.file);
  }

  /** Its number may be another file's from then on. */
  close(): void {
    if (this.opened !== undefined) closeSync(this.opened);
    this.opened = undefined;
  }

  private get file(): number {
    if (this.opened === undefined) throw new Error('The slots are closed');
    return this.opened;
  }

  private read(slot: Slot): Buffer {
    const key = Buffer.alloc(KEY_SIZE);
    if (readSync(this.file, key, 0, KEY_SIZE, slot * KEY_SIZE) < KEY_SIZE) throw new Error('A slot is missing');
    return key;
  }

  /** What lies beyond the count was left by a process that was killed before its transaction was on the disk. */
  private grow(): Slot {
    const first = this.table.count;
    writeSync(this.file, this.random(KEY_SIZE * ADDED_AT_ONCE), 0, KEY_SIZE * ADDED_AT_ONCE, first * KEY_SIZE);
    fsyncSync(this.file);
    this.table.add(first, ADDED_AT_ONCE);
    return first;
  }

  private isWhole(count: number): boolean {
    const end = count * KEY_SIZE;
    if (fstatSync(this.file).size < end) return false;
    const zeros = Buffer.alloc(KEY_SIZE);
    for (let at = 0; at < end; at += CHUNK) {
      const bytes = Buffer.alloc(Math.min(CHUNK, end - at));
      readSync(this.file, bytes, 0, bytes.length, at);
      for (let key = 0; key < bytes.length; key += KEY_SIZE) {
        if (zeros.equals(bytes.subarray(key, key + KEY_SIZE))) return false;
      }
    }
    return true;
  }
}
