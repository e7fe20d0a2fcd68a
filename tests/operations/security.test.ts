import { existsSync, readFileSync } from 'node:fs';

const page = readFileSync('docs/security.md', 'utf8');

/** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has, by its own file. */
const CHAPTERS = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];

interface Row {
  readonly ids: readonly string[];
  readonly verdict: string;
}

const rows: readonly Row[] = [...page.matchAll(/^\| (\d+\.\d+\.\d+[^|]*) \| (\S+) \| \S.* \|$/gm)].map(
  ([, ids = '', verdict = '']) => ({ ids: ids.split(', ').flatMap(each), verdict }),
);

/** 1.2.6–1.2.8 is three of them. */
function each(written: string): readonly string[] {
  const [from = '', to = from] = written.split('–');
  const section = from.slice(0, from.lastIndexOf('.'));
  const [first, last] = [from, to].map((id) => Number(id.slice(id.lastIndexOf('.') + 1)));
  if (!to.startsWith(`${section}.`) || !first || !last) throw new Error(`No such range: ${written}`);
  return Array.from({ length: last - first + 1 }, (_one, at) => `${section}.${first + at}`);
}

test('whoever assesses Waymark finds every requirement of level 2 once, and none left out', () => {
  const all = rows.flatMap(({ ids }) => ids);
  expect(new Set(all).size).toBe(all.length);
  expect(CHAPTERS.map((_count, at) => all.filter((id) => id.startsWith(`${at + 1}.`)).length)).toEqual(CHAPTERS);
});

test('each has a verdict that is explained', () => {
  expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['holds', '**no**', 'yours', '–']));
});

test('what is named as evidence is there', () => {
  const named = [...page.matchAll(/`((?:tests|channels|server|deploy|docs|store|turns|web|\.ci)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  );
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});
