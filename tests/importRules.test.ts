import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const BIOME = resolve('node_modules', '@biomejs', 'biome', 'bin', 'biome');

const FORBIDDEN = [
  ['triage', 'node:fs'],
  ['triage', 'botbuilder'],
  ['triage', '../dialogs/words'],
  ['language', 'yaml'],
  ['language', '../store/memoryStore'],
  ['language', '@microsoft/recognizers-text-date-time'],
  ['language/when', 'node:fs'],
  ['language/when', '@microsoft/recognizers-text-number'],
  ['loader', '../channels/http'],
  ['loader', 'botbuilder'],
  ['dialogs', 'yaml'],
  ['dialogs', 'node:fs'],
  ['dialogs', '../channels/http'],
  ['bots', '../store/memoryStore'],
  ['channels', '../dialogs/words'],
  ['channels/direct-line', '../../triage/nextStep'],
  ['channels/desk', '../../dialogs/words'],
  ['teams', '../channels/turns'],
  ['teams', 'botbuilder'],
  ['store', '../channels/turns'],
  ['store', 'botbuilder'],
  ['web/widget', '../../channels/http'],
  ['web/widget', 'node:fs'],
  ['web/desk', '../../dialogs/deskState'],
] as const;

const ALLOWED = [
  ['triage', './answers'],
  ['language', '../triage/answers'],
  ['language/when', '../../triage/openHours'],
  ['language/when', '../words'],
  ['language/when', '@microsoft/recognizers-text-date-time'],
  ['dialogs', '../triage/nextStep'],
  ['dialogs', 'botbuilder-dialogs'],
  ['bots', '../dialogs/words'],
  ['loader', 'node:fs'],
  ['web/desk', '../../dialogs/deskActivities'],
  ['channels/direct-line', '../../store/conversationStore'],
] as const;

/** One run of the linter over a file for each case, in a folder of its own with the real configuration. */
function refusedFiles(cases: readonly (readonly [string, string])[]): ReadonlySet<string> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-lint-'));
  const configuration = {
    ...JSON.parse(readFileSync('biome.json', 'utf8')),
    $schema: undefined,
    vcs: undefined,
  };
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(configuration));
  for (const [i, [where, imported]] of cases.entries()) {
    mkdirSync(join(folder, where), { recursive: true });
    const source = `import * as imported from '${imported}';\n\nexport { imported };\n`;
    writeFileSync(join(folder, where, `case${i}.ts`), source);
  }
  const lint = ['lint', '--max-diagnostics=none', '--only=style/noRestrictedImports', '.'];
  const { stdout, stderr } = spawnSync(process.execPath, [BIOME, ...lint], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return new Set(
    [...`${stdout}${stderr}`.matchAll(/(\S+case\d+)\.ts:\d+:\d+ lint/g)].map(([, file]) => file ?? ''),
  );
}

describe('who may import whom: the next engineer is told at once', () => {
  const cases = [...FORBIDDEN, ...ALLOWED];
  const refused = refusedFiles(cases);
  const isRefused = (i: number) => refused.has(`${cases[i]?.[0]}/case${i}`);

  test.each(FORBIDDEN.map((one, i) => [...one, i] as const))(
    '%s must not import %s',
    (_folder, _imported, i) => {
      expect(isRefused(i)).toBe(true);
    },
  );

  test.each(ALLOWED.map((one, i) => [...one, FORBIDDEN.length + i] as const))(
    '%s may import %s',
    (_folder, _imported, i) => {
      expect(isRefused(i)).toBe(false);
    },
  );
});
