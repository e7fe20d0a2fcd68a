// node scripts/run.mjs <file below dist, without .js> [parameters]: makes everything ready, then runs it here.
import { spawnSync } from 'node:child_process';
import Module from 'node:module';
import { join } from 'node:path';
import { makeReady, ROOT } from './ready.mjs';

const [, , what, ...parameters] = process.argv;
try {
  makeReady({ pages: what !== 'commands/check' });
} catch {
  process.exit(1);
}
// The server's memory holds what people have just written: it leaves no core file. Where there is no prlimit (it is in
// Linux alone), or a program takes the place of the file, that stays as the machine has it.
if (what === 'index') spawnSync('prlimit', [`--pid=${process.pid}`, '--core=0:0']);
process.argv = [process.execPath, join(ROOT, 'dist', `${what}.js`), ...parameters];
Module.runMain();
