// npm run ok: format, lint with the import rules, types, knowledge, generated files, tests. Before each commit.
import { makeReady, run } from './ready.mjs';

/** What each is called, and what Node runs for it. */
const checks = [
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome check --error-on-warnings .'],
  ['types of the server and the tests', 'node_modules/typescript/bin/tsc -p tests --noEmit'],
  ['types of the widget', 'node_modules/typescript/bin/tsc -p web --noEmit'],
  ['knowledge', 'dist/commands/check.js'],
  ['tests', 'node_modules/jest/bin/jest.js'],
];

makeReady();
if (process.argv.includes('--no-tests')) checks.pop();
for (const [name, command] of checks) {
  process.stdout.write(`\n== ${name}\n`);
  try {
    run(process.execPath, command.split(' '));
  } catch {
    process.stderr.write(`\nNot ok: ${name}.\n`);
    process.exit(1);
  }
}
process.stdout.write('\nOk.\n');
