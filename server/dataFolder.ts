import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isError } from '../channels/observability/failure';

/** By the system's name of each, and by its number on Linux, which is all that LMDB tells. */
const READ_ONLY: readonly unknown[] = ['EROFS', 30];
const NOT_ALLOWED: readonly unknown[] = ['EACCES', 'EPERM', 13, 1];
const NO_FOLDER: readonly unknown[] = ['ENOTDIR', 'EEXIST', 20];

const ELSE = 'or set WAYMARK_DATA to another folder.';

/**
 * Uses the data folder, which is made for this user alone where there is none.
 * @throws Error that names the folder and what to do, when it cannot be written
 */
export function inDataFolder<T>(folder: string, use: () => T): T {
  try {
    makeFolder(resolve(folder));
    return use();
  } catch (error) {
    throw folderError(folder, isError(error) && 'code' in error ? error.code : undefined) ?? error;
  }
}

/** Node's own way of making those above it too never ends where the system lets nothing be made, as in /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(folder);
  if (!existsSync(above)) makeFolder(above);
  mkdirSync(folder, { mode: 0o700 });
}

function folderError(folder: string, code: unknown): Error | undefined {
  const says = (what: string) => new Error(`The data folder ${folder} ${what}, ${ELSE}`);
  if (READ_ONLY.includes(code)) return says('is on a file system that is read-only. Let it be written to');
  if (NO_FOLDER.includes(code)) return says('is no folder: a file stands in its way. Move that file');
  if (code === 'ENOENT') return says('cannot be made, as the system lets no folder be there. Take a place on a disk');
  if (!NOT_ALLOWED.includes(code)) return undefined;
  const [owner, user] = [ownerOf(folder), process.geteuid?.()];
  if (owner === undefined || user === undefined || owner === user) {
    return says('may not be written to by this user. Change the rights of it and of what is in it (chmod -R u+rwX)');
  }
  const cure = `Give it to the one who runs Waymark (chown -R ${user} ${folder})`;
  return says(`belongs to another user (number ${owner}, and this is ${user}). ${cure}`);
}

/** @returns undefined where there is no folder yet, or it may not be looked at */
function ownerOf(folder: string): number | undefined {
  try {
    return statSync(folder).uid;
  } catch {
    return undefined;
  }
}
