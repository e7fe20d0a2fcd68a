import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT_CASES } from './exitCases';

/** Written anew by `WRITE=1 npx jest tests/web/engines/exitTable`. */
const PAGE = join(__dirname, '../../../docs/exit.md');
const ROWS = /(\| case \|.*\n\| --- .*\n)(?:\|.*\n)*/;

test('docs/exit.md shows the cases of Exit that are tried in each engine, and no others', () => {
  const rows = Object.values(EXIT_CASES).map((one) => `| ${one} | holds | holds | holds |\n`);
  const kept = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  const page = kept.replace(ROWS, (_table, head: string) => head + rows.join(''));
  if (process.env.WRITE) writeFileSync(PAGE, page);
  expect(kept).toBe(page);
});
