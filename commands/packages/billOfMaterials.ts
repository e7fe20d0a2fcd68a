import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LockFile, productionPackages } from './lockFile';

/** CycloneDX, of what is read and written here. */
export interface BillOfMaterials {
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly { readonly license?: { readonly id?: string }; readonly expression?: string }[];
}

/** npm 11 writes 1.5; all that it uses is the same in this one (ECMA-424, first edition). */
const SPEC_VERSION = '1.6';

/**
 * npm's own bill of what an installation without development packages may hold. npm is shown the project without them: with
 * `--omit=dev` it leaves out what development packages need as well (npm/cli issue 7909), here more than half.
 */
export function billOfMaterials(manifest: Readonly<Record<string, unknown>>, lock: LockFile): BillOfMaterials {
  const above = mkdtempSync(join(tmpdir(), 'waymark-sbom-'));
  // npm names the bill for its folder.
  const folder = join(above, lock.name);
  try {
    mkdirSync(folder);
    const write = (file: string, value: unknown) => writeFileSync(join(folder, file), JSON.stringify(value));
    write('package.json', withoutDev(manifest));
    write('package-lock.json', productionLock(lock));
    const parameters = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
    const written = execFileSync('npm', parameters, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
    return withLicences(JSON.parse(written), lock);
  } finally {
    rmSync(above, { recursive: true, force: true });
  }
}

function withoutDev({ devDependencies: _dev, ...manifest }: Readonly<Record<string, unknown>>) {
  return manifest;
}

function productionLock(lock: LockFile): LockFile {
  const kept = productionPackages(lock).map(({ folder }) => [folder, lock.packages[folder] ?? {}] as const);
  return { ...lock, packages: { '': withoutDev({ ...lock.packages[''] }), ...Object.fromEntries(kept) } };
}

function withLicences(bill: BillOfMaterials, lock: LockFile): BillOfMaterials {
  const licences = new Map(productionPackages(lock).map(({ name, licence }) => [name, licence]));
  const components = bill.components.map((one) => {
    const id = licences.get(one.name);
    return one.licenses?.length || !id ? one : { ...one, licenses: [{ license: { id } }] };
  });
  const $schema = `http://cyclonedx.org/schema/bom-${SPEC_VERSION}.schema.json`;
  return { ...bill, ...{ $schema }, specVersion: SPEC_VERSION, components };
}

const TEXT_OF_LICENCE = /^(licen[cs]e|copying|notice)/i;

/** Every production package that is installed, with its licence and the text that has to be handed on with it. */
export function licenceList(lock: LockFile, filesOf: (folder: string) => readonly string[]): string {
  const entries = productionPackages(lock).map(({ name, version, licence = 'not said', folder }) => {
    const texts = filesOf(folder)
      .filter((file) => TEXT_OF_LICENCE.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
    return [`${name} ${version}: ${licence}`, ...texts].join('\n\n');
  });
  return `${[...new Set(entries)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
