import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagesReport } from '../../commands/checkPackages';
import {
  type AdvisoryList,
  auditFindings,
  offlineFindings,
  type Verdict,
  verdicts,
} from '../../commands/packages/advisories';
import { type BillOfMaterials, billOfMaterials, licenceList } from '../../commands/packages/billOfMaterials';
import { productionPackages, readLockFile } from '../../commands/packages/lockFile';

const lock = readLockFile();
const locked: Readonly<Record<string, { readonly integrity?: string }>> = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
).packages;
const list: AdvisoryList = JSON.parse(readFileSync('.ci/advisories.json', 'utf8'));
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const DAY = '2026-11-28';

test('nobody is given a package that is not the one that was looked at, on any kind of machine', () => {
  const unchecked = Object.entries(locked).filter(([folder, one]) => folder && !/^sha512-/.test(one.integrity ?? ''));
  expect(unchecked.map(([folder]) => folder)).toEqual([]);
});

describe('A known flaw in a package that runs', () => {
  const flawed = (version: string) => [{ name: 'ws', version, licence: 'MIT', folder: 'node_modules/ws' }];
  const kinds = (found: readonly Verdict[]) => found.map(({ kind }) => kind);

  test.each([
    ['8.17.0', ['fails']],
    ['8.17.1', []],
    ['7.5.9', ['fails']],
    ['7.5.10', []],
    ['5.2.4', []],
    ['2.0.9', []],
    ['9.0.0', []],
  ])('in version %s is found in the list', (version, expected) => {
    expect(kinds(verdicts(offlineFindings(list, flawed(version)), [], DAY))).toEqual(expected);
  });

  test('is excused by name and until a day, and no longer', () => {
    const found = offlineFindings(list, flawed('8.17.0'));
    const excuse = { id: 'GHSA-3h5v-q93c-6h6q', package: 'ws', reason: 'because', until: DAY };
    expect(kinds(verdicts(found, [excuse], DAY))).toEqual(['excused']);
    expect(kinds(verdicts(found, [excuse], '2026-11-29'))).toEqual(['fails']);
    expect(kinds(verdicts(found, [{ ...excuse, package: 'wss' }], DAY))).toEqual(['fails']);
    expect(packagesReport('How.', verdicts(found, [excuse], '2026-11-29'))).toMatch(
      /FAILS: its excuse ended on 2026-11-28/,
    );
  });

  test('that is less than high is told, and stops nobody', () => {
    const [finding] = offlineFindings(list, flawed('8.17.0'));
    if (!finding) throw new Error('The list has lost it.');
    expect(kinds(verdicts([{ ...finding, severity: 'moderate' }], [], DAY))).toEqual(['noted']);
  });

  test('is read from the registry’s own answer, once each, and not from what merely depends on it', () => {
    const flaw = {
      name: 'ws',
      severity: 'high',
      title: 'A flaw',
      url: 'https://example.org/advisories/GHSA-1',
    } as const;
    const answer = { vulnerabilities: { ws: { via: [flaw] }, botbuilder: { via: ['ws', flaw] } } };
    const { url: _url, title: summary, name, ...rest } = flaw;
    expect(auditFindings(answer)).toEqual([{ id: 'GHSA-1', package: name, summary, ...rest }]);
  });

  test('is not taken to be absent because the registry gave no answer', () => {
    expect(auditFindings({})).toBeUndefined();
    expect(auditFindings({ vulnerabilities: {} })).toEqual([]);
  });
});

test('today’s packages pass, and each excuse is for a flaw that is there, with a reason and an end within a year', () => {
  const found = offlineFindings(list, productionPackages(lock));
  expect(verdicts(found, list.excused, list.checked).filter(({ kind }) => kind === 'fails')).toEqual([]);
  for (const { id, package: name, reason, until } of list.excused) {
    expect(found.filter((one) => one.id === id && one.package === name)).not.toEqual([]);
    expect(reason.length).toBeGreaterThan(20);
    expect(Date.parse(until) - Date.parse(list.checked)).toBeLessThan(366 * 86_400_000);
  }
});

test('each advisory in the list can be looked up, and is of a package that runs', () => {
  const names = new Set(productionPackages(lock).map(({ name }) => name));
  for (const { id, package: name, ranges } of list.advisories) {
    expect(id).toMatch(/^GHSA(-[2-9cfghjmpqrvwx]{4}){3}$/);
    expect(names).toContain(name);
    for (const { introduced, fixed } of ranges) expect(`${introduced} ${fixed}`).toMatch(/^\d[\d.]* \d+\.\d+\.\d+$/);
  }
});

test('nobody can upload a file: no route has a body parser of restify, whose flaw is excused for that', () => {
  const sources = ['channels', 'server'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(room, name), 'utf8')),
  );
  expect(sources.filter((source) => /bodyParser|multipart|formidable|restify\.plugins/i.test(source))).toEqual([]);
});

describe('Whoever is handed Waymark is told what is in it', () => {
  let bill: BillOfMaterials;
  beforeAll(() => {
    bill = billOfMaterials(manifest, lock);
  });

  test('every package that may be installed to run it, and none that only builds or tests it', () => {
    const [listed, wanted] = [bill.components, productionPackages(lock)].map((all) =>
      [...new Set(all.map(({ name, version }) => `${name} ${version}`))].sort(),
    );
    expect(listed).toEqual(wanted);
    expect(bill.metadata.component).toMatchObject({ name: 'waymark', version: lock.version });
  });

  test('with a licence and a hash of each', () => {
    const poor = bill.components.filter(({ licenses, hashes }) => !licenses?.length || !hashes?.length);
    expect(poor.map(({ name }) => name)).toEqual([]);
  });

  test('and what needs what', () => {
    const known = new Set(bill.dependencies.map(({ ref }) => ref));
    expect(bill.dependencies.flatMap(({ dependsOn = [] }) => dependsOn).filter((ref) => !known.has(ref))).toEqual([]);
    expect(bill.dependencies.find(({ ref }) => ref === `waymark@${lock.version}`)?.dependsOn).toHaveLength(
      Object.keys(manifest.dependencies).length,
    );
  });

  test('with the words of the licences that have to be handed on', () => {
    const text = licenceList(lock, (folder) => (folder === 'node_modules/yaml' ? ['LICENSE', 'index.js'] : []));
    expect(text).toMatch(/^yaml \S+: ISC\n\n[\s\S]*Eemeli Aro/m);
    expect(text).not.toContain('not said');
    expect(text).not.toContain('"use strict"');
  });
});
