// node scripts/bundleServer.mjs: puts the compiled server and the packages that it loads into one file, with the code that V8
// makes of it, as to find, read and compile 1,450 files takes two thirds of a start.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const BUNDLE = 'dist/server/main.js';

await build({
  entryPoints: ['server/main.ts'],
  outfile: BUNDLE,
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The log says of an error what class it is of.
  keepNames: true,
  // Made for one kind of machine, or loaded only where they are needed.
  external: ['lmdb', 'dtrace-provider', '@redis/client', '@microsoft/recognizers-text-date-time'],
  logLevel: 'warning',
});
const { precompile } = createRequire(import.meta.url)('../dist/server/precompiled.js');
await precompile(resolve(BUNDLE), (server) => server.startProper());
