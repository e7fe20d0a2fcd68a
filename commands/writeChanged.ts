import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

interface MadeFile {
  readonly path: string;
  readonly text: string;
}

/** Writes those that are not there yet, or were otherwise, and says which. */
export function writeChanged(files: readonly MadeFile[]): readonly MadeFile[] {
  const changed = files.filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  for (const { path, text } of changed) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`Wrote ${path}.`);
  }
  return changed;
}
