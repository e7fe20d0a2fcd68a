// npm test: everything that must hold, from a fresh clone, the browser included. `npm test -- --coverage` counts what is covered as well,
// which takes half as long again.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageTable } from './coverage.cjs';
import { makeReady, run } from './ready.mjs';

const RESULTS = join('dist', 'tests.json');
const COUNTED = join('dist', 'tests.txt');
const COVERED = join('dist', 'coverage', 'coverage-summary.json');
const chosen = process.argv.slice(2);
const jest = [join('node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${RESULTS}`];

function summary() {
  const results = JSON.parse(readFileSync(RESULTS, 'utf8'));
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = results;
  const tests = results.testResults.flatMap(({ assertionResults }) => assertionResults);
  const again = tests.filter(({ status, invocations }) => status === 'passed' && invocations > 1).length;
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
  const second = again > 0 ? `, ${again} of those passed at the second try only` : '';
  // A file that cannot run, or leaves something open, is a failure although none of its tests is.
  const counted = `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed${skipped}${second}\n`;
  return leftOut(tests.filter(({ status }) => status === 'pending')) + counted;
}

/** What could not be tried here says why in its own title, or in that of its group. */
function leftOut(tests) {
  const counts = new Map();
  for (const {
    ancestorTitles: [group],
    title,
  } of tests) {
    const name = group ?? title;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `left out: ${name}${count > 1 ? ` (${count} tests)` : ''}\n`).join('');
}

try {
  makeReady();
  // Those of an earlier run say nothing about this one.
  for (const old of [RESULTS, COUNTED, COVERED]) rmSync(old, { force: true });
  run(process.execPath, [...jest, ...chosen], { stdio: ['ignore', 'ignore', 'inherit'] });
} catch {
  process.exitCode = 1;
}
if (existsSync(COVERED)) process.stdout.write(coverageTable(JSON.parse(readFileSync(COVERED, 'utf8'))));
if (existsSync(RESULTS)) {
  const counted = summary();
  writeFileSync(COUNTED, counted);
  process.stdout.write(counted);
}
