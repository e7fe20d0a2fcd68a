import { closeSync, fsyncSync, linkSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './lmdbStore';

/** How many eras a conversation's whole life spans: more of them end sooner, fewer are quicker to look through. */
const ERAS = 8;
const KEY = 32;

interface Era {
  /** When it ends, in milliseconds since 1970: no later conversation gets its key. */
  readonly ends: number;
  readonly key: Buffer;
}

/**
 * The keys of an embedded store. LMDB never writes over what it deletes: old pages stay in the file until
 * they happen to be used again. So whatever is kept is sealed with the key of the era in which its
 * conversation began, and a key is destroyed as soon as all those conversations have come to their end.
 * Each is a file, because a file can be written over in place.
 */
export class EraKeys {
  private eras: readonly Era[] = [];
  private readonly length: number;

  /** @param total how long a conversation may live, in milliseconds */
  constructor(
    private readonly folder: string,
    private readonly total: number,
    private readonly random: Random,
  ) {
    this.length = Math.max(1, Math.ceil(total / ERAS));
  }

  /** The keys under which a conversation may be kept at this time; the first is for one that begins now. */
  live(now: number): readonly [Buffer, ...Buffer[]] {
    const ends = (Math.floor(now / this.length) + 1) * this.length;
    if (!this.eras.some((era) => era.ends === ends)) this.enter(ends);
    const [current, others] = [[] as Buffer[], [] as Buffer[]];
    for (const era of this.eras) (era.ends === ends ? current : others).push(era.key);
    const [first] = current;
    if (first === undefined) throw new Error('The key of this era was not written');
    return [first, ...others];
  }

  /** Destroys the keys whose conversations have all ended. */
  shred(now: number): void {
    for (const { ends } of this.onDisk()) {
      if (ends + this.total > now) continue;
      overwrite(this.file(ends));
      rmSync(this.file(ends), { force: true });
    }
    for (const era of this.eras) if (era.ends + this.total <= now) era.key.fill(0);
    this.eras = this.eras.filter((era) => era.ends + this.total > now);
  }

  /** Makes the key of an era, or takes over that of another process that was quicker, and any that it made before. */
  private enter(ends: number): void {
    const written = join(this.folder, `${Buffer.from(this.random(9)).toString('base64url')}.new`);
    const file = openSync(written, 'wx', 0o600);
    writeSync(file, this.random(KEY));
    fsyncSync(file);
    closeSync(file);
    try {
      linkSync(written, this.file(ends));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      overwrite(written);
    } finally {
      rmSync(written);
    }
    syncFolder(this.folder);
    this.eras = this.onDisk();
  }

  /** Newest first. */
  private onDisk(): readonly Era[] {
    const found = readdirSync(this.folder).map((name) => /^(\d+)\.key$/.exec(name)?.[1]);
    const ends = found.filter((name) => name !== undefined).map(Number);
    return ends
      .sort((a, b) => b - a)
      .map((end) => ({ ends: end, key: readFileSync(this.file(end)) }))
      .filter(({ key }) => key.length === KEY);
  }

  private file(ends: number): string {
    return join(this.folder, `${ends}.key`);
  }
}

function overwrite(path: string): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(KEY));
  fsyncSync(file);
  closeSync(file);
}

/** A file's name is on disk only once its folder is. */
function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
