import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { type CheckedClock, LEAP } from '../checkedClock';
import type { Change, Lifetime, StoredActivity, StoredState } from '../conversationStore';
import { numberActivities, packActivities, unpackActivities } from '../packedActivities';
import type { EpochKeys, RandomBytes } from './epochKeys';
import { activityKey, type LmdbTables, MINUTE } from './lmdbTables';
import type { KeySlot, SlotKeys } from './slotKeys';
import type { Slot } from './slotTable';

/** Bytes of a stored head before its state. */
const HEAD = 32;
const NONCE = 12;
const TAG = 16;
/** Nonces fetched at once: fetching one costs as much as encrypting does. */
const NONCES = 256;

/** Derived from an epoch's key: the name a conversation is stored under, and a part of the key for its records. */
interface EpochPart {
  readonly name: Buffer;
  readonly part: Buffer;
}

/** With the key that encrypts the records: destroying either the epoch's key or that of the slot destroys it. */
interface DerivedKeys extends EpochPart {
  readonly key: Buffer;
}

/** The stored record of one conversation, without its activities. */
export interface ConversationHead {
  readonly version: number;
  /** How many activities there have ever been. */
  readonly count: number;
  /** The time of its first commit, and of its last; milliseconds since 1970. */
  readonly began: number;
  readonly used: number;
  /** The minute since 1970 in which the sweep will remove it. */
  readonly expiryMinute: number;
  readonly state: Uint8Array;
}

export interface ConversationEntry {
  readonly keys: DerivedKeys;
  readonly head: ConversationHead;
  /** The head as it is stored. */
  readonly sealed: Buffer;
}

/** What was read of a conversation, and how it was found. */
export class FoundState implements StoredState {
  readonly version: number;
  readonly state: Uint8Array;
  readonly count: number;
  readonly #entry: ConversationEntry;

  constructor(entry: ConversationEntry) {
    const { version, state, count } = entry.head;
    [this.version, this.state, this.count, this.#entry] = [version, state, count, entry];
  }

  get entry(): ConversationEntry {
    return this.#entry;
  }
}

/** A change, and the slots that must be overwritten once it is on the disk. */
export interface ChangeMade {
  readonly added: readonly StoredActivity[];
  readonly released: readonly Slot[];
}

/** Conversations in LMDB's tables, with names and encryption keys that last no longer than they do. */
export class EncryptedConversations {
  private nonces: Uint8Array = new Uint8Array();

  constructor(
    private readonly tables: LmdbTables,
    private readonly epochKeys: EpochKeys,
    private readonly slotKeys: SlotKeys,
    private readonly lifetime: Lifetime,
    private readonly random: RandomBytes,
    private readonly clock: CheckedClock,
  ) {}

  /** @param now milliseconds since 1970, as everywhere here */
  find(id: string, now: number): ConversationEntry | undefined {
    const found = this.findAny(id, now);
    return found && this.isAlive(found.head) ? found : undefined;
  }

  activities(id: string, from: number, now: number): readonly StoredActivity[] {
    const keys = this.find(id, now)?.keys;
    if (keys === undefined) return [];
    const records = this.tables.activitiesFrom(keys.name, from);
    const said = records.flatMap(({ key, value }) => unpackActivities(decrypt(keys.key, key, value)));
    return said.filter(({ number }) => number >= from);
  }

  /** Applies a change, inside a transaction. @returns undefined when the version is no longer the one that was read */
  change(id: string, change: Change, now: number): ChangeMade | undefined {
    const before = this.unchanged(change.read) ?? this.findAny(id, now);
    const alive = before && this.isAlive(before.head) ? before : undefined;
    if ((alive?.head.version ?? 0) !== change.version) return undefined;
    const kept = this.nextHead(alive?.head, change, now);
    const first = kept.count - change.append.length;
    // Everything that may fail comes before the first write: LMDB would keep half of the change.
    // Where nothing earlier is kept, what goes on gets a key anew, so that the old one can be destroyed.
    const fresh =
      alive && !(change.keepFrom !== undefined && change.keepFrom >= first) ? undefined : this.slotKeys.next();
    const keys = this.keysFor(id, alive, fresh, now);
    const head = this.encrypt(keys, keys.name, headToBytes(kept));
    const key = activityKey(keys.name, first);
    const added = numberActivities(first, change.append);
    const said = this.encrypt(keys, key, packActivities(added));
    // What could not be removed on a full disk would otherwise end this one at its own time.
    const waiting = change.waits ? this.sealedId(id, keys.name, fresh?.key) : undefined;
    const released = before
      ? fresh && this.tables.remove(before.keys.name, before.head.expiryMinute)
      : this.remove(id, now);
    if (fresh) this.tables.slots.take(keys.name, fresh.slot);
    else if (change.keepFrom) this.tables.removeActivities(keys.name, change.keepFrom);
    this.tables.putHead(keys.name, head, kept.expiryMinute, fresh ? undefined : alive?.head.expiryMinute);
    if (change.append.length > 0) this.tables.putActivities(key, said);
    this.tables.putWaiting(keys.name, waiting);
    return { added, released: released ?? [] };
  }

  /** What leads from a name back to the id; undefined for a conversation that began before there were slots. */
  private sealedId(id: string, name: Buffer, freshKey: Buffer | undefined): Buffer | undefined {
    const slotKey = freshKey ?? this.slotKeys.of(name);
    return slotKey && this.encrypt(waitingKey(name, slotKey), name, Buffer.from(id));
  }

  /** The ids of conversations of which something waits to be done. */
  waiting(): readonly string[] {
    return this.tables.allWaiting().flatMap(({ key: name, value }) => {
      const slotKey = this.slotKeys.of(name);
      return (slotKey && decryptOrNothing(waitingKey(name, slotKey), value)?.toString()) ?? [];
    });
  }

  /** Inside a transaction. @returns the slots that must be overwritten once it is on the disk */
  remove(id: string, now: number): readonly Slot[] {
    return this.namesOf(id, now).flatMap((name) => {
      const due = this.findAny(id, now)?.head.expiryMinute ?? this.tables.expiryOf(name);
      return due === undefined ? [] : this.tables.remove(name, due);
    });
  }

  /** Destroys its key where it cannot be removed, as the disk is full: it is as good as gone from then on. */
  destroyKey(id: string, now: number): void {
    this.slotKeys.destroy(this.namesOf(id, now).flatMap((name) => this.tables.slots.of(name) ?? []));
  }

  /** The names under which it is stored: one, or none. */
  private namesOf(id: string, now: number): readonly Buffer[] {
    const names = this.epochKeys.liveKeys(now).map((key) => deriveEpochPart(key, id).name);
    return names.filter((name) => this.tables.head(name) !== undefined);
  }

  private keysFor(id: string, alive: ConversationEntry | undefined, fresh: KeySlot | undefined, now: number) {
    if (alive && fresh === undefined) return alive.keys;
    return deriveKeys(alive?.keys ?? deriveEpochPart(this.epochKeys.currentKey(now), id), fresh?.key);
  }

  private nextHead(before: ConversationHead | undefined, change: Change, now: number): ConversationHead {
    const { count } = before ?? { count: 0 };
    const began = Math.min(now, before ? before.began + (this.behindOf(before) ?? 0) : now);
    const ends = Math.min(now + this.lifetime.idle, began + this.lifetime.total);
    return {
      version: change.next,
      count: count + change.append.length,
      began,
      used: now,
      // To the minute, so that most commits leave it unchanged, and so that what is not encrypted reveals less.
      expiryMinute: Math.ceil(ends / MINUTE),
      state: change.state,
    };
  }

  private findAny(id: string, now: number): ConversationEntry | undefined {
    for (const key of this.epochKeys.liveKeys(now)) {
      const epochPart = deriveEpochPart(key, id);
      const head = this.tables.head(epochPart.name);
      if (head === undefined) continue;
      const slotKey = this.slotKeys.of(epochPart.name);
      const keys = deriveKeys(epochPart, slotKey);
      const opened = slotKey ? decryptOrNothing(keys, head) : decrypt(keys.key, keys.name, head);
      if (opened) return { keys, head: headFromBytes(opened), sealed: head };
    }
    return undefined;
  }

  /** What was read, if nobody has changed or removed it since: no two heads look alike, as each has a nonce of its own. */
  private unchanged(read: StoredState | undefined): ConversationEntry | undefined {
    if (!(read instanceof FoundState)) return undefined;
    const { keys, sealed } = read.entry;
    return this.tables.head(keys.name)?.equals(sealed) ? read.entry : undefined;
  }

  private isAlive(head: ConversationHead): boolean {
    return this.behindOf(head) !== undefined;
  }

  /**
   * How far a clock by which this conversation is alive is behind the wall clock; undefined when it has ended by all.
   * What is from the future is not alive, save where the machine may still be about to learn the time.
   */
  private behindOf({ began, used }: ConversationHead): number | undefined {
    const { idle, total } = this.lifetime;
    const [now, ...earlier] = this.clock.times();
    const ahead = this.clock.isUnsure() ? Number.POSITIVE_INFINITY : LEAP;
    const time = [now, ...earlier].find((one) => one - used < idle && one - began < total && used - one <= ahead);
    return time === undefined ? undefined : now - time;
  }

  /**
   * AES-256-GCM.
   * @param at the associated data: the key it is stored under, so that one record cannot stand in for another
   */
  private encrypt({ key }: Pick<DerivedKeys, 'key'>, at: Buffer, bytes: Buffer): Buffer {
    if (this.nonces.length === 0) this.nonces = this.random(NONCE * NONCES);
    const nonce = this.nonces.subarray(0, NONCE);
    this.nonces = this.nonces.subarray(NONCE);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(at);
    const words = cipher.update(bytes);
    cipher.final();
    return Buffer.concat([nonce, cipher.getAuthTag(), words]);
  }
}

function headToBytes(kept: ConversationHead): Buffer {
  const bytes = Buffer.allocUnsafe(HEAD + kept.state.length);
  bytes.writeDoubleBE(kept.version, 0);
  bytes.writeUInt32BE(kept.count, 8);
  bytes.writeUInt32BE(kept.expiryMinute, 12);
  bytes.writeDoubleBE(kept.began, 16);
  bytes.writeDoubleBE(kept.used, 24);
  bytes.set(kept.state, HEAD);
  return bytes;
}

function headFromBytes(bytes: Buffer): ConversationHead {
  return {
    version: bytes.readDoubleBE(0),
    count: bytes.readUInt32BE(8),
    expiryMinute: bytes.readUInt32BE(12),
    began: bytes.readDoubleBE(16),
    used: bytes.readDoubleBE(24),
    state: bytes.subarray(HEAD),
  };
}

/** Without the epoch's key, neither can be derived from the id, nor the id from them. */
function deriveEpochPart(epochKey: Uint8Array, id: string): EpochPart {
  const digest = createHmac('sha512', epochKey).update(id).digest();
  return { name: digest.subarray(0, 16), part: digest.subarray(32) };
}

/** @param slotKey undefined for a conversation that began before there were slots */
function deriveKeys({ name, part }: EpochPart, slotKey: Buffer | undefined): DerivedKeys {
  return { name, part, key: slotKey ? createHmac('sha256', slotKey).update(part).digest() : part };
}

/** For what leads back to a conversation without its id, and dies with its slot. */
function waitingKey(name: Buffer, slotKey: Buffer): Pick<DerivedKeys, 'key' | 'name'> {
  return { name, key: createHmac('sha256', slotKey).update('waiting').digest() };
}

/** @returns undefined where the key was destroyed and the rest could not be removed */
function decryptOrNothing({ key, name }: Pick<DerivedKeys, 'key' | 'name'>, sealed: Buffer): Buffer | undefined {
  try {
    return decrypt(key, name, sealed);
  } catch {
    return undefined;
  }
}

/** @throws when the bytes were not encrypted with this key for this place */
function decrypt(key: Buffer, at: Uint8Array, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(at).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  const bytes = decipher.update(sealed.subarray(NONCE + TAG));
  decipher.final();
  return bytes;
}
