import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The ending of a file that is being written, or was when its process was killed. */
export const UNFINISHED = '.new';

/**
 * Creates a file for its owner only, whole and on the disk, or not at all; unless there is one, which is then left
 * as it is: of processes that start at once, all read what one of them wrote.
 */
export function createOnce(file: string, bytes: Uint8Array | string): void {
  const unfinished = `${file}-${randomUUID()}${UNFINISHED}`;
  writeFileSync(unfinished, bytes, { flag: 'wx', mode: 0o600, flush: true });
  try {
    linkSync(unfinished, file);
  } catch (error) {
    // Another process has taken it for what a killed one has left.
    if (isCode(error, 'ENOENT')) createOnce(file, bytes);
    else if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
  syncFolder(dirname(file));
}

/** A file's name is durable only once its folder is synced. */
export function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}

export function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
