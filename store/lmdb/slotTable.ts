import type { Database } from 'lmdb';

/** What a slot is to nobody: `free` to be taken, or `used`, until what is in it has been overwritten. */
const FREE = 0;
const USED = 1;
/** Before the number of slots that there are. */
const COUNT = Buffer.of(2);

/** A slot of the key file, counted from 0. */
export type Slot = number;

/** Which conversation has which slot of the key file. All that writes must be called inside a transaction. */
export class SlotTable {
  /**
   * @param taken slots, by the name of the conversation
   * @param others the slots that no conversation has, by what they are and their number
   */
  constructor(
    private readonly taken: Database<Buffer, Buffer>,
    private readonly others: Database<Buffer, Buffer>,
  ) {}

  /** How many slots there are in all. */
  get count(): number {
    return this.others.getBinary(COUNT)?.readUInt32BE() ?? 0;
  }

  /** @returns undefined for a conversation that began before there were slots */
  of(name: Buffer): Slot | undefined {
    return this.taken.getBinary(name)?.readUInt32BE();
  }

  firstFree(): Slot | undefined {
    return this.list(FREE, 1)[0];
  }

  add(first: Slot, count: number): void {
    for (let slot = first; slot < first + count; slot++) this.put(FREE, slot);
    this.others.put(COUNT, uint32(first + count));
  }

  take(name: Buffer, slot: Slot): void {
    this.others.remove(place(FREE, slot));
    this.taken.put(name, uint32(slot));
  }

  /** @returns the slot that the conversation had, which must now be overwritten: none, or one */
  release(name: Buffer): readonly Slot[] {
    const slot = this.of(name);
    if (slot === undefined) return [];
    this.taken.remove(name);
    this.put(USED, slot);
    return [slot];
  }

  /** The slots that wait to be overwritten. */
  used(most: number): readonly Slot[] {
    return this.list(USED, most);
  }

  isUsed(slot: Slot): boolean {
    return this.others.getBinary(place(USED, slot)) !== undefined;
  }

  /** It has been overwritten. */
  free(slot: Slot): void {
    this.others.remove(place(USED, slot));
    this.put(FREE, slot);
  }

  private put(kind: number, slot: Slot): void {
    this.others.put(place(kind, slot), Buffer.of(1));
  }

  private list(kind: number, limit: number): readonly Slot[] {
    const keys = this.others.getKeys({ start: place(kind, 0), end: Buffer.of(kind + 1), limit });
    return [...keys].map((key) => key.readUInt32BE(1));
  }
}

function place(kind: number, slot: Slot): Buffer {
  return Buffer.concat([Buffer.of(kind), uint32(slot)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
