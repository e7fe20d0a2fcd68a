// npm run ok: format, lint with the import rules, types, knowledge, generated files, tests. Before each commit.
import { join } from 'node:path';
import { makeReady, run } from './ready.mjs';

const node = process.execPath;
const packaged = (...path) => join('node_modules', ...path);
const checks = [
  [
    'format and lint',
    node,
    packaged('@biomejs', 'biome', 'bin', 'biome'),
    'check',
    '--error-on-warnings',
    '.',
  ],
  [
    'types of the server and the tests',
    node,
    packaged('typescript', 'bin', 'tsc'),
    '-p',
    'tests',
    '--noEmit',
  ],
  ['types of the widget', node, packaged('typescript', 'bin', 'tsc'), '-p', 'web', '--noEmit'],
  ['knowledge', node, join('dist', 'commands', 'check.js')],
  ['tests', node, packaged('jest', 'bin', 'jest.js')],
];

makeReady();
if (process.argv.includes('--no-tests')) checks.pop();
for (const [name, ...command] of checks) {
  process.stdout.write(`\n== ${name}\n`);
  try {
    run(command[0], command.slice(1));
  } catch {
    process.stderr.write(`\nNot ok: ${name}.\n`);
    process.exit(1);
  }
}
process.stdout.write('\nOk.\n');
