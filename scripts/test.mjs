// npm test: everything that must hold, from a fresh clone, the browser included.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeReady, run } from './ready.mjs';

const RESULTS = join('dist', 'tests.json');
const jest = [join('node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${RESULTS}`];

try {
  makeReady();
  run(process.execPath, [...jest, ...process.argv.slice(2)], { stdio: ['ignore', 'ignore', 'inherit'] });
} catch {
  process.exitCode = 1;
}
const results = JSON.parse(readFileSync(RESULTS, 'utf8'));
const { numPassedTests, numFailedTests, numPendingTests } = results;
const tests = results.testResults.flatMap(({ assertionResults }) => assertionResults);
const again = tests.filter(({ status, invocations }) => status === 'passed' && invocations > 1).length;
const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
const second = again > 0 ? `, ${again} of those passed at the second try only` : '';
const counted = `${numPassedTests} passed, ${numFailedTests} failed${skipped}${second}\n`;
writeFileSync(join('dist', 'tests.txt'), counted);
process.stdout.write(counted);
