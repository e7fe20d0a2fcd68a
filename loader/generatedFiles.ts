import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file that is written by a command, never by hand. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes the files; with `--check` among the arguments only compares, for a build that must not change them.
 *
 * @param command the npm command that writes them, named when a file is out of date
 * @returns the exit code: 1 if a checked file is out of date
 */
export function updateGenerated(
  files: readonly GeneratedFile[],
  command: string,
  args: readonly string[],
  say: (line: string) => void,
): number {
  const old = files.filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  if (args.includes('--check')) {
    for (const { path } of old) say(`${path} is out of date. Run: npm run ${command}`);
    return old.length > 0 ? 1 : 0;
  }
  for (const { path, text } of old) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    say(`Wrote ${path}.`);
  }
  if (old.length === 0) say('Nothing to write: all is current.');
  return 0;
}
