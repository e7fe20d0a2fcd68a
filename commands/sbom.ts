import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { billOfMaterials, licenceList } from './packages/billOfMaterials';
import { readLockFile } from './packages/lockFile';

const BILL = 'dist/waymark.cdx.json';
const LICENCES = 'dist/third-party-licences.txt';

/** `npm run sbom`: what is in an installation, and under which licences it is handed on. */
function main(): void {
  const lock = readLockFile();
  const bill = billOfMaterials(JSON.parse(readFileSync('package.json', 'utf8')), lock);
  const files = (folder: string) =>
    existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isFile() ? [one.name] : []))
      : [];
  mkdirSync('dist', { recursive: true });
  writeFileSync(BILL, `${JSON.stringify(bill, undefined, 2)}\n`);
  writeFileSync(LICENCES, licenceList(lock, files));
  process.stdout.write(`Wrote ${BILL} (CycloneDX ${bill.specVersion}, ${bill.components.length} packages).\n`);
  process.stdout.write(`Wrote ${LICENCES}.\n`);
}

if (process.argv[1] === __filename) main();
