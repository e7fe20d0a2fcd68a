import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { precompile, requirePrecompiled } from '../../server/precompiled';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-precompiled-'));
  file = join(folder, 'main.js');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const saying = (word: string) =>
  writeFileSync(file, `exports.said = () => '${word}';\nexports.folder = require('node:path').basename(__dirname);\n`);
const said = () => (requirePrecompiled(file) as { readonly said: () => string }).said();

test('what was compiled at the build is what starts, and finds what it needs', async () => {
  saying('one');
  await precompile(file, (exported) => (exported as { readonly said: () => string }).said());
  expect(existsSync(`${file}.v8`)).toBe(true);
  expect(said()).toBe('one');
  expect(requirePrecompiled(file)).toMatchObject({ folder: folder.split(/[\\/]/).at(-1) });
});

test('a text that was changed after the build is what runs, be it as long as before', async () => {
  saying('one');
  await precompile(file, (exported) => (exported as { readonly said: () => string }).said());
  saying('two');
  expect(said()).toBe('two');
});

test('every letter and sign is what it is in the text: phones write “I can’t” with a sign of their own', async () => {
  writeFileSync(file, "exports.said = () => String(/[’“”–]/u.test('can’t')) + ' can’t';\n");
  const own = said();
  await precompile(file, (exported) => (exported as { readonly said: () => string }).said());
  expect(said()).toBe(own);
  expect(own).toBe('true can’t');
});

test('where nothing was compiled, or it was cut short, it starts all the same', async () => {
  saying('one');
  expect(said()).toBe('one');
  await precompile(file, () => {});
  for (const length of [2000, 100, 40, 3, 0]) {
    truncateSync(`${file}.v8`, length);
    expect(said()).toBe('one');
  }
});
