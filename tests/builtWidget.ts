import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface BuiltWidget {
  readonly folder: string;
  /** What the build said, and whether it failed. */
  readonly printed: string;
  readonly failed: boolean;
}

const SAID = 'said.json';
/** Where the first test file to build it leaves it for the others of the same run; see `runFolder.cjs`. */
const LEFT = process.env.WAYMARK_TEST_RUN && join(process.env.WAYMARK_TEST_RUN, 'web');

let built: BuiltWidget | undefined;

/** The widget, built once in each run from what is there now, so that no test sees an old one. */
export function builtWidget(): BuiltWidget {
  built ??= LEFT && existsSync(LEFT) ? read(LEFT) : buildFirst();
  return built;
}

function read(folder: string): BuiltWidget {
  return { folder, ...JSON.parse(readFileSync(join(folder, SAID), 'utf8')) };
}

function buildFirst(): BuiltWidget {
  const folder = mkdtempSync(join(process.env.WAYMARK_TEST_RUN ?? tmpdir(), 'waymark-web-'));
  const command = ['scripts/buildWidget.mjs', '--out', folder];
  const root = resolve(__dirname, '..');
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  writeFileSync(join(folder, SAID), JSON.stringify({ printed: stdout + stderr, failed: status !== 0 }));
  return read(LEFT ? handOver(folder, LEFT) : folder);
}

/** Another worker may be building it too: who comes first is taken. */
function handOver(folder: string, left: string): string {
  try {
    renameSync(folder, left);
  } catch {
    rmSync(folder, { recursive: true, force: true });
  }
  return left;
}
