import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS_SCHEMA } from '../../server/settings/schema';

const PAPERS = join('docs', 'papers');
const papers = readdirSync(PAPERS).map((file) => [file, readFileSync(join(PAPERS, file), 'utf8')] as const);
const text = (name: string) => papers.find(([file]) => file === name)?.[1] ?? '';

test('every control of the safety case has its evidence, and that is there', () => {
  const rows = text('safety-case.md').match(/^\| \d+ \|.*$/gm) ?? [];
  expect(rows.length).toBeGreaterThanOrEqual(16);
  for (const row of rows) {
    const named = row.match(/`tests\/[^`]+`/g) ?? [];
    expect([row.slice(0, 60), named.length > 0]).toEqual([row.slice(0, 60), true]);
  }
});

test.each(papers)('%s names tests that there are', (_file, paper) => {
  for (const [, path = ''] of paper.matchAll(/`(tests\/[^`]+)`/g))
    expect([path, existsSync(path)]).toEqual([path, true]);
});

test.each(papers)('%s says of settings what holds when nothing is set', (_file, paper) => {
  for (const [, name = '', value] of paper.matchAll(/`(WAYMARK_\w+)`: \[(\d+)\]/g)) {
    const usual = SETTINGS_SCHEMA.shape[name as keyof typeof SETTINGS_SCHEMA.shape].safeParse(undefined).data;
    expect([name, `${usual}`]).toEqual([name, value]);
  }
});

test('what visitors are told of times is what holds when nothing is set', () => {
  const read = SETTINGS_SCHEMA.parse({});
  const notice = text('privacy-notice.md').replace(/\s*\n>\s*/g, ' ');
  expect(notice).toContain(`[${read.WAYMARK_FORGET_IDLE_MINUTES}] minutes after your last message`);
  expect(notice).toContain(`after [${read.WAYMARK_FORGET_HOURS}] hours at most`);
});
