// node scripts/bundleServer.mjs: puts the compiled server and the packages that it loads into one file, with the code that V8
// makes of it, as to find, read and compile 1,450 files takes two thirds of a start.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const BUNDLE = 'dist/server/main.js';
/**
 * How the bundler keeps a name: by a property, of every function whenever it is made, hundreds of times a turn. A class has its
 * name mostly, and gets it where two are called alike; what never had one goes without.
 */
const NAMED = '(target, value) => __defProp(target, "name", { value, configurable: true })';
const NAMED_IF_RENAMED = `(target, value) => target.name === value || target.name === "" ? target : (${NAMED})(target, value)`;

const { outputFiles } = await build({
  entryPoints: ['server/main.ts'],
  outfile: BUNDLE,
  write: false,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The log says of an error what class it is of; see `NAMED`.
  keepNames: true,
  // Made for one kind of machine, or loaded only where they are needed.
  external: ['lmdb', 'dtrace-provider', '@redis/client', '@microsoft/recognizers-text-date-time'],
  logLevel: 'warning',
});
// A text of one byte for each sign is read and compiled quicker. The bundler leaves other signs in regular expressions and
// templates, where their number means the same, unless a backslash stands before them.
const { text: bundled } = outputFiles[0];
if (!bundled.includes(NAMED)) throw new Error('The bundler keeps names in another way: mend NAMED.');
const text = bundled.replace(NAMED, NAMED_IF_RENAMED);
if (/\\[\u0080-\uffff]|String\.raw`[^`]*[\u0080-\uffff]/.test(text))
  throw new Error('Write \\u2019 and its like for the sign behind a backslash.');
const escaped = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
writeFileSync(BUNDLE, text.replace(/[\u0080-\uffff]/g, escaped));
const { precompile } = createRequire(import.meta.url)('../dist/server/precompiled.js');
await precompile(resolve(BUNDLE), (server) => server.startProper());
