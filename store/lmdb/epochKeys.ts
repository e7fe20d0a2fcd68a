import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEAP } from '../checkedClock';
import { createOnce, isCode, syncFolder, UNFINISHED } from '../newFile';

/** How many epochs a conversation's lifetime spans: with more, keys go sooner; with fewer, there are fewer to try. */
const EPOCHS_PER_LIFETIME = 8;
const KEY_SIZE = 32;

/** Random bytes, fit for keys. */
export type RandomBytes = (size: number) => Uint8Array;

interface Epoch {
  /** When it ends, in milliseconds since 1970: no conversation started later gets its key. */
  readonly ends: number;
  readonly key: Buffer;
}

/**
 * The rotating keys of an embedded store. LMDB never overwrites what it deletes: old pages stay in the file until
 * they happen to be reused. So every record is encrypted with the key of the epoch in which its
 * conversation started, and a key is destroyed as soon as all those conversations have ended.
 * Each key is a file of its own, because a file can be overwritten in place.
 */
export class EpochKeys {
  private epochs: readonly Epoch[];
  private readonly epochLength: number;

  /** @param total how long a conversation may live, in milliseconds */
  constructor(
    private readonly folder: string,
    private readonly total: number,
    private readonly random: RandomBytes,
  ) {
    this.epochLength = Math.max(1, Math.ceil(total / EPOCHS_PER_LIFETIME));
    // Left by a process that was killed while it was creating a key.
    for (const name of readdirSync(folder)) if (name.endsWith(UNFINISHED)) rmSync(join(folder, name));
    this.epochs = this.readKeys();
  }

  /** The key for a conversation that starts now. */
  currentKey(now: number): Buffer {
    const ends = (Math.floor(now / this.epochLength) + 1) * this.epochLength;
    const era = this.epochs.find((one) => one.ends === ends) ?? this.createKey(ends);
    return era.key;
  }

  /** The keys of all conversations that may exist at this time, the newest first. */
  liveKeys(now: number): readonly Buffer[] {
    this.currentKey(now);
    return this.epochs.map(({ key }) => key);
  }

  /**
   * Destroys the keys whose conversations have all ended (crypto-shredding), and those that were made by a clock that
   * was ahead.
   * @param times all that it may be now: a key that may be needed by one of them is kept
   */
  shred(times: readonly number[]): void {
    const isNeeded = ({ ends }: Pick<Epoch, 'ends'>) =>
      times.some((now) => ends + this.total > now && ends <= now + this.epochLength + LEAP);
    for (const { ends } of this.readKeys()) {
      if (isNeeded({ ends })) continue;
      // In place, where the file system and the disk allow; copy-on-write ones keep the old bytes for a while.
      writeFileSync(this.file(ends), Buffer.alloc(KEY_SIZE), { flag: 'r+', flush: true });
      rmSync(this.file(ends), { force: true });
      syncFolder(this.folder);
    }
    this.epochs = this.epochs.filter(isNeeded);
  }

  /** Creates the key of an epoch, unless another process was quicker; picks up keys that others have created. */
  private createKey(ends: number): Epoch {
    createOnce(this.file(ends), this.random(KEY_SIZE));
    this.epochs = this.readKeys();
    const entered = this.epochs.find((era) => era.ends === ends);
    if (entered === undefined) throw new Error('The key of this epoch cannot be read');
    return entered;
  }

  /** @throws when a key that conversations may need is damaged */
  refuseDamaged(now: number): void {
    for (const ends of this.ends()) {
      if (ends + this.total > now && this.readKey(ends).length === 0 && existsSync(this.file(ends)))
        throw damaged(this.file(ends));
    }
  }

  private readKeys(): readonly Epoch[] {
    return this.ends().flatMap((ends) => this.readKey(ends));
  }

  /** When each epoch ends whose key there is, the latest first. */
  private ends(): readonly number[] {
    const found = readdirSync(this.folder).flatMap((name) => /^(\d+)\.key$/.exec(name)?.[1] ?? []);
    return found.map(Number).sort((a, b) => b - a);
  }

  /** @returns nothing for a key that is destroyed, or just being so */
  private readKey(ends: number): readonly Epoch[] {
    try {
      const key = readFileSync(this.file(ends));
      if (key.length !== KEY_SIZE) throw damaged(this.file(ends));
      return key.equals(Buffer.alloc(KEY_SIZE)) ? [] : [{ ends, key }];
    } catch (error) {
      // Another process has just destroyed it.
      if (isCode(error, 'ENOENT')) return [];
      throw error;
    }
  }

  private file(ends: number): string {
    return join(this.folder, `${ends}.key`);
  }
}

function damaged(file: string): Error {
  return new Error(`${file} is not a key. Delete it; conversations that began in its three hours end.`);
}
