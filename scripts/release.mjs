// npm run release [-- --out release]: one archive with everything that a server needs, and its checksum.
//
// It holds what is built, the packages that run, the knowledge and the documents: on the server there is nothing to install
// but Node. Before that it writes down which ids this release has, for the check of the next one.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeReady, run } from './ready.mjs';
import { FOLDERS, stage } from './stage.mjs';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'release' } } });

/** What only programmers read, most of the size of the packages. */
const LEFT_OUT = ['*.map', '*.d.ts', '*.d.mts', '*.d.cts', '*.tsbuildinfo'];

makeReady();
run(process.execPath, [join('dist', 'commands', 'check.js')], { stdio: ['ignore', 'ignore', 'inherit'] });
run(process.execPath, [join('dist', 'commands', 'releasedIds.js')]);
run(process.execPath, [join('dist', 'commands', 'build.js')]);
run(process.execPath, [join('dist', 'commands', 'sbom.js')]);

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const name = `waymark-${version}`;
const folder = mkdtempSync(join(tmpdir(), 'waymark-release-'));
try {
  stage(join(folder, name));
  mkdirSync(values.out, { recursive: true });
  const archive = resolve(values.out, `${name}.tar.gz`);
  // The same files make the same archive, whoever packs it, and whenever.
  const owner = [
    '--sort=name',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mode=u+rwX,go+rX,go-w',
    `--mtime=${date()}`,
  ];
  const excluded = LEFT_OUT.map((one) => `--exclude=${one}`);
  execFileSync('tar', ['-C', folder, ...owner, ...excluded, '-I', 'gzip -n', '-cf', archive, name], {
    stdio: 'inherit',
  });
  const digest = createHash('sha256').update(readFileSync(archive)).digest('hex');
  writeFileSync(`${archive}.sha256`, `${digest}  ${name}.tar.gz\n`);
  const size = (readFileSync(archive).length / 1e6).toFixed(1);
  process.stdout.write(
    `${join(values.out, `${name}.tar.gz`)}: ${size} MB, for ${process.platform} ${process.arch}.\n${digest}\n`,
  );
  const { stdout: unpinned } = spawnSync(join('deploy', 'pin-images.sh'), ['--check'], { encoding: 'utf8' });
  if (unpinned)
    process.stdout.write(`By tag, and not pinned (deploy/pin-images.sh): ${unpinned.trim().split('\n').join(', ')}.\n`);
  process.stdout.write(
    `Commit knowledge/released-ids.yaml with the release. It holds ${FOLDERS.join(', ')} and node_modules.\n`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** Of the last commit, where there is one. */
function date() {
  try {
    return execFileSync('git', ['log', '-1', '--format=%cI'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '2026-01-01T00:00:00Z';
  }
}
