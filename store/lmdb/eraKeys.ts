import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** How many eras a conversation's whole life spans: with more, keys go sooner; with fewer, there are fewer to try. */
const ERAS = 8;
const KEY_SIZE = 32;

/** Random bytes, fit for keys. */
export type Random = (size: number) => Uint8Array;

interface Era {
  /** When it ends, in milliseconds since 1970: no later conversation gets its key. */
  readonly ends: number;
  readonly key: Buffer;
}

/**
 * The keys of an embedded store. LMDB never writes over what it deletes: old pages stay in the file until
 * they happen to be used again. So whatever is kept is sealed with the key of the era in which its
 * conversation began, and a key is destroyed as soon as all those conversations have come to their end.
 * Each is a file of its own, because a file can be written over in place.
 */
export class EraKeys {
  private eras: readonly Era[];
  private readonly length: number;

  /** @param total how long a conversation may live, in milliseconds */
  constructor(
    private readonly folder: string,
    private readonly total: number,
    private readonly random: Random,
  ) {
    this.length = Math.max(1, Math.ceil(total / ERAS));
    // Left by a process that was killed while it made a key.
    for (const name of readdirSync(folder)) if (name.endsWith('.new')) rmSync(join(folder, name));
    this.eras = this.onDisk();
  }

  /** For a conversation that begins now. */
  current(now: number): Buffer {
    const ends = (Math.floor(now / this.length) + 1) * this.length;
    const era = this.eras.find((one) => one.ends === ends) ?? this.enter(ends);
    return era.key;
  }

  /** For all conversations that there may be at this time, the youngest first. */
  live(now: number): readonly Buffer[] {
    this.current(now);
    return this.eras.map(({ key }) => key);
  }

  /** Destroys the keys whose conversations have all come to their end. */
  shred(now: number): void {
    for (const { ends } of this.onDisk()) {
      if (ends + this.total > now) continue;
      overwrite(this.file(ends));
      rmSync(this.file(ends), { force: true });
      syncFolder(this.folder);
    }
    this.eras = this.eras.filter(({ ends }) => ends + this.total > now);
  }

  /** Makes the key of an era, unless another process was quicker; learns of keys that others have made. */
  private enter(ends: number): Era {
    const fresh = join(this.folder, `${Buffer.from(this.random(9)).toString('base64url')}.new`);
    const file = openSync(fresh, 'wx', 0o600);
    writeSync(file, this.random(KEY_SIZE));
    fsyncSync(file);
    closeSync(file);
    try {
      linkSync(fresh, this.file(ends));
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    } finally {
      rmSync(fresh);
    }
    syncFolder(this.folder);
    this.eras = this.onDisk();
    const entered = this.eras.find((era) => era.ends === ends);
    if (entered === undefined) throw new Error('The key of this era cannot be read');
    return entered;
  }

  private onDisk(): readonly Era[] {
    const found = readdirSync(this.folder).map((name) => /^(\d+)\.key$/.exec(name)?.[1]);
    return found
      .flatMap((name) => (name === undefined ? [] : this.readEra(Number(name))))
      .sort((a, b) => b.ends - a.ends);
  }

  private readEra(ends: number): readonly Era[] {
    try {
      return [{ ends, key: readFileSync(this.file(ends)) }];
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

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** In place, where the file system and the disk do so; those that copy on write keep the old bytes for a while. */
function overwrite(path: string): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(KEY_SIZE));
  fsyncSync(file);
  closeSync(file);
}

/** A file's name is safe on disk only once its folder is. */
function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
