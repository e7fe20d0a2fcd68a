// npm run mutants [-- room ...]: changes the code in small ways, one at a time, and tells which changes no test notices.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { makeReady } from '../ready.mjs';
import { ROOMS } from './rooms.cjs';

const FOLDER = resolve('dist', 'mutants');
const STRYKER = join('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

/** The knowledge for all runs, so that no mutant is judged by whether it still loads. */
function leaveKnowledge() {
  const { loadKnowledge } = createRequire(import.meta.url)('../../dist/loader/loadKnowledge.js');
  const { knowledge } = loadKnowledge('knowledge', new Date().toISOString().slice(0, 10));
  const { classifiers: _weights, ...rest } = knowledge;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'knowledge.json'), JSON.stringify(rest));
}

function mutate(room) {
  const env = { ...process.env, MUTANTS_ROOM: room, WAYMARK_TEST_RUN: FOLDER };
  const { status } = spawnSync(process.execPath, [STRYKER, 'run'], { env, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

/** Killed and timed out by all that count; what does not compile or is ignored does not. */
function score(room) {
  const report = join(FOLDER, `${room}.json`);
  if (!existsSync(report)) return { room, killed: '', lived: '', share: 'none' };
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  const states = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...names) => states.filter((status) => names.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const lived = count('Survived', 'NoCoverage');
  return { room, killed, lived, share: `${((100 * killed) / (killed + lived)).toFixed(1)}%` };
}

makeReady();
leaveKnowledge();
const rooms = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(ROOMS);
for (const room of rooms) mutate(room);
rmSync(join(FOLDER, 'sandbox'), { recursive: true, force: true });
process.stdout.write('\nroom         killed  lived   score\n');
for (const { room, killed, lived, share } of rooms.map(score)) {
  process.stdout.write(
    `${room.padEnd(10)}${String(killed).padStart(9)}${String(lived).padStart(7)}${share.padStart(8)}\n`,
  );
}
