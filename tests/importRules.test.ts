import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const BIOME = resolve('node_modules', '@biomejs', 'biome', 'bin', 'biome');

/** What each room may import of the others; every other room is closed to it. `.` is the root, with index.ts alone. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  '.': ['server', 'loader', 'channels'],
  server: ['channels', 'turns', 'store', 'bots', 'dialogs', 'triage', 'model'],
  commands: ['server', 'bots', 'dialogs', 'turns', 'training', 'loader', 'triage', 'model', 'language'],
  bots: ['dialogs', 'diary', 'triage', 'language', 'model'],
  dialogs: ['triage', 'diary', 'language', 'model'],
  diary: ['language', 'model'],
  triage: ['model'],
  language: ['model'],
  model: [],
  loader: ['model', 'triage', 'language'],
  training: ['loader', 'language', 'model'],
  turns: ['store', 'model'],
  channels: ['turns', 'store', 'model'],
  store: [],
  web: ['model'],
};
const ROOMS = Object.keys(OPEN).filter((room) => room !== '.');

/** Packages that a room must not import: the libraries of the rooms around it, the disk, the clock's neighbours. */
const CLOSED_PACKAGES = [
  ['server', 'yaml'],
  ['server', 'restify'],
  ['bots', 'yaml'],
  ['dialogs', 'node:fs'],
  ['dialogs', 'yaml'],
  ['diary', 'node:fs'],
  ['triage', 'botbuilder'],
  ['triage', 'node:fs'],
  ['language', 'yaml'],
  ['language', '@microsoft/recognizers-text-date-time'],
  ['language/times', 'node:fs'],
  ['language/times', '@microsoft/recognizers-text-number'],
  ['model', 'node:fs'],
  ['loader', 'botbuilder'],
  ['training', 'botbuilder'],
  ['turns', 'restify'],
  ['turns', 'node:fs'],
  ['channels', 'yaml'],
  ['channels/direct-line', 'botbuilder-dialogs'],
  ['store', 'botbuilder'],
  ['web', 'node:fs'],
] as const;

const OPEN_PACKAGES = [
  ['server/settings', 'zod/v4'],
  ['bots', 'botbuilder'],
  ['dialogs', 'botbuilder-dialogs'],
  ['language/times', '@microsoft/recognizers-text-date-time'],
  ['loader', 'node:fs'],
  ['loader', 'yaml'],
  ['store', 'lmdb'],
  ['store/redis', 'node:timers/promises'],
  ['turns', 'node:crypto'],
  ['channels', 'restify'],
] as const;

type Case = readonly [room: string, imported: string];

/** From the room itself and from a folder in it. */
function between(wanted: (open: boolean) => boolean): readonly Case[] {
  return Object.entries(OPEN).flatMap(([room, open]) =>
    ROOMS.filter((other) => other !== room && wanted(open.includes(other))).flatMap((other): Case[] =>
      room === '.'
        ? [[room, `./${other}/some`]]
        : [
            [room, `../${other}/some`],
            [`${room}/inner`, `../../${other}/deep/some`],
          ],
    ),
  );
}

const FORBIDDEN: readonly Case[] = [...between((open) => !open), ...CLOSED_PACKAGES];
const ALLOWED: readonly Case[] = [...between((open) => open), ...OPEN_PACKAGES];

/** One run of the linter over a file for each room, with one import a line, under the real configuration. */
function refused(cases: readonly Case[]): ReadonlySet<Case> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-lint-'));
  const { $schema: _schema, vcs: _vcs, ...configuration } = JSON.parse(readFileSync('biome.json', 'utf8'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(configuration));
  const byFile = new Map<string, Case[]>();
  for (const one of cases) {
    const file = one[0] === '.' ? 'index.ts' : `${one[0]}/some.ts`;
    byFile.set(file, [...(byFile.get(file) ?? []), one]);
  }
  for (const [file, here] of byFile) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    const lines = here.map(([, imported], i) => `import * as imported${i} from '${imported}';`);
    const used = here.map((_, i) => `imported${i}`).join(', ');
    writeFileSync(join(folder, file), `${lines.join('\n')}\nexport { ${used} };\n`);
  }
  const lint = ['lint', '--max-diagnostics=none', '--only=style/noRestrictedImports', '.'];
  const { stdout, stderr } = spawnSync(process.execPath, [BIOME, ...lint], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const places = [...`${stdout}${stderr}`.matchAll(/(\S+\.ts):(\d+):\d+ lint/g)];
  return new Set(
    places.flatMap(([, file = '', line]) => byFile.get(file)?.slice(Number(line) - 1, Number(line)) ?? []),
  );
}

function sources(): readonly string[] {
  const tracked = execFileSync('git', ['ls-files', '*.ts'], { encoding: 'utf8' }).trim().split('\n');
  return tracked.filter((file) => !/^(tests|docs|scripts)\/|\.d\.ts$/.test(file) && existsSync(file));
}

function importedBy(file: string): readonly string[] {
  const imported = [...readFileSync(file, 'utf8').matchAll(/ from '(\.[^']+)'/g)];
  return imported.map(([, path = '']) => `${join(dirname(file), path)}.ts`);
}

describe('who may import whom: the next engineer is told at once', () => {
  const told = refused([...FORBIDDEN, ...ALLOWED]);

  test.each(FORBIDDEN.map((one) => [...one, one] as const))('%s must not import %s', (_room, _imported, one) => {
    expect(told).toContain(one);
  });

  test.each(ALLOWED.map((one) => [...one, one] as const))('%s may import %s', (_room, _imported, one) => {
    expect(told).not.toContain(one);
  });

  test('no file leads back to itself by its imports, not even by types: each can be read without a circle', () => {
    const imports = new Map(sources().map((file) => [file, importedBy(file)]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) return void circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (done.has(file)) return;
      for (const next of imports.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of imports.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('every folder with code is a room under these rules, and only index.ts lies at the root', () => {
    const rooms = new Set(sources().map((file) => (file.includes('/') ? (file.split('/')[0] ?? '') : file)));
    expect([...rooms].sort()).toEqual(['index.ts', ...ROOMS].sort());
  });
});
