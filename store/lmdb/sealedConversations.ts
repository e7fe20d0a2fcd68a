import type { Change, Lifetime, StoredActivity } from '../conversationStore';
import { numbered, pack, unpack } from '../packed';
import type { EraKeys, Random } from './eraKeys';
import { type Kept, keptFromBytes, keptToBytes } from './kept';
import { type Place, placeOf, seal, unseal } from './sealed';
import { saidKey, type Tables } from './tables';

const MINUTE = 60_000;
const NONCE_SIZE = 12;
/** Nonces drawn at once: one draw costs as much as sealing does. */
const NONCES = 256;

export interface Found {
  readonly place: Place;
  readonly kept: Kept;
}

/** Conversations in LMDB's tables, under names and sealed with keys that last no longer than they do. */
export class SealedConversations {
  private nonces: Uint8Array = new Uint8Array();

  constructor(
    private readonly tables: Tables,
    private readonly keys: EraKeys,
    private readonly lifetime: Lifetime,
    private readonly random: Random,
  ) {}

  /** @param now milliseconds since 1970, as everywhere here */
  find(id: string, now: number): Found | undefined {
    const found = this.findAny(id, now);
    return found && this.isAlive(found.kept, now) ? found : undefined;
  }

  activities(id: string, from: number, now: number): readonly StoredActivity[] {
    const place = this.find(id, now)?.place;
    if (place === undefined) return [];
    const records = this.tables.saidFrom(place.name, from);
    const said = records.flatMap(({ key, value }) => unpack(unseal(place.key, key, value)));
    return said.filter(({ number }) => number >= from);
  }

  /** Makes a change, inside a transaction. @returns false when its version is no longer the one that was read */
  change(id: string, change: Change, now: number): boolean {
    const before = this.findAny(id, now);
    const alive = before && this.isAlive(before.kept, now) ? before : undefined;
    if ((alive?.kept.version ?? 0) !== change.version) return false;
    const place = alive?.place ?? placeOf(this.keys.current(now), id);
    const kept = this.keptAfter(alive?.kept, change, now);
    const first = kept.count - change.append.length;
    // All that may fail comes before the first write: LMDB would keep half of the change.
    const head = this.seal(place, place.name, keptToBytes(kept));
    const key = saidKey(place.name, first);
    const said = this.seal(place, key, pack(numbered(first, change.append)));
    if (before && !alive) this.tables.remove(before.place.name, before.kept.due);
    if (change.forget) this.tables.removeSaid(place.name);
    this.tables.putHead(place.name, head, kept.due, alive?.kept.due);
    if (change.append.length > 0) this.tables.putSaid(key, said);
    return true;
  }

  /** Inside a transaction. */
  remove(id: string, now: number): void {
    const found = this.findAny(id, now);
    if (found) this.tables.remove(found.place.name, found.kept.due);
  }

  /** Inside a transaction: removes what has expired. @returns how many, `most` when there may be more */
  removeExpired(now: number, most: number): number {
    return this.tables.removeDue(Math.floor(now / MINUTE), most);
  }

  private keptAfter(before: Kept | undefined, change: Change, now: number): Kept {
    const { began, count } = before ?? { began: now, count: 0 };
    const ends = Math.min(now + this.lifetime.idle, began + this.lifetime.total);
    return {
      version: change.next,
      count: count + change.append.length,
      began,
      used: now,
      // By the minute, so that most commits leave it as it is, and so that what is not sealed tells less.
      due: Math.ceil(ends / MINUTE),
      state: change.state,
    };
  }

  private findAny(id: string, now: number): Found | undefined {
    for (const key of this.keys.live(now)) {
      const place = placeOf(key, id);
      const head = this.tables.head(place.name);
      if (head) return { place, kept: keptFromBytes(unseal(place.key, place.name, head)) };
    }
    return undefined;
  }

  private isAlive({ began, used }: Kept, now: number): boolean {
    return now - used < this.lifetime.idle && now - began < this.lifetime.total;
  }

  private seal(place: Place, at: Buffer, bytes: Buffer): Buffer {
    if (this.nonces.length === 0) this.nonces = this.random(NONCE_SIZE * NONCES);
    const nonce = this.nonces.subarray(0, NONCE_SIZE);
    this.nonces = this.nonces.subarray(NONCE_SIZE);
    return seal(place.key, at, bytes, nonce);
  }
}
