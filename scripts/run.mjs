// node scripts/run.mjs <file below dist, without .js> [parameters]: makes everything ready, then runs it here.
import Module from 'node:module';
import { join } from 'node:path';
import { makeReady, ROOT } from './ready.mjs';

const [, , what, ...parameters] = process.argv;
try {
  makeReady();
} catch {
  process.exit(1);
}
process.argv = [process.execPath, join(ROOT, 'dist', `${what}.js`), ...parameters];
Module.runMain();
