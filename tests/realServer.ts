import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Server, startServer } from '../server';
import { readSettings, type Settings } from '../settings';
import { realKnowledge } from './journeys/conversation';

/** A Tuesday morning, when helplines are open. */
export const MORNING = new Date('2026-11-24T10:30:00Z');

/** The whole server as `npm start` runs it, on a free port, with the real knowledge and a clock that stands still. */
export async function startRealServer(
  change: Partial<Settings> = {},
): Promise<Server & { readonly errors: unknown[] }> {
  const read = readSettings({ WAYMARK_PORT: '0' });
  if (read.kind === 'wrong') throw new Error(read.wrong.join('\n'));
  const errors: unknown[] = [];
  const settings = { ...read.settings, web: builtWidget(), ...change };
  const server = await startServer(
    settings,
    realKnowledge,
    () => MORNING,
    (error) => errors.push(error),
  );
  return { ...server, errors };
}

let built: string | undefined;

/** Built afresh for these tests, so that they never see an old one. */
function builtWidget(): string {
  if (built) return built;
  built = mkdtempSync(join(tmpdir(), 'waymark-web-'));
  const { status, stderr } = spawnSync(process.execPath, ['scripts/buildWidget.mjs', '--out', built], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return built;
}
