import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a server needs of the project, beside the packages. */
export const FOLDERS = ['dist', 'knowledge', 'docs', 'deploy'];
const FILES = [
  ...['package.json', 'package-lock.json', '.npmrc', '.env.example'],
  ...['README.md', 'CHANGELOG.md', 'SECURITY.md', 'LICENSE'],
  ...['scripts/run.mjs', 'scripts/ready.mjs', 'training/weights.json'],
];
/** What tests, programmers and this machine have left in them. */
const OURS = /^(dist\/(coverage|mutants|tests\.|\.built)|deploy\/(\.env$|tls))/;

/** Puts together what is released: in the project's folder, built. @param folder which is not there yet */
export function stage(folder) {
  for (const one of [...FOLDERS, ...FILES]) {
    mkdirSync(dirname(join(folder, one)), { recursive: true });
    cpSync(one, join(folder, one), { recursive: true, filter: (path) => !OURS.test(path) });
  }
  for (const one of productionFolders()) link(one, join(folder, one));
}

/** The packages that run, by the lock file; what is for another kind of machine is not there. */
function productionFolders() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const all = Object.entries(packages).filter(([name, { dev }]) => name !== '' && !dev);
  // What is installed within another package comes with that.
  return all.map(([name]) => name).filter((name) => name.lastIndexOf('node_modules/') === 0 && existsSync(name));
}

/** As links, where the machine can: there are 25,000 files. */
function link(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' });
  } catch {
    cpSync(from, to, { recursive: true });
  }
}
