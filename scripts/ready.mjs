import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder; every command runs there, wherever it was called from. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const INSTALLED = join('node_modules', '.package-lock.json');
const COMPILER = join('node_modules', 'typescript', 'bin', 'tsc');
const BUNDLER = join('scripts', 'bundleServer.mjs');
const COMPILED = join('dist', '.compiled');
const BUILT = join('dist', '.built');
const COMPILED_FROM = ['tsconfig.json', 'package-lock.json'];
/** What the pages are built from, beside that. */
const BUILT_FROM = ['knowledge', 'web', 'scripts'];

/**
 * Installs and builds what is missing or older than its sources.
 * @param pages whether the pages are needed too: whoever changes a sentence and checks it waits for neither build
 */
export function makeReady({ pages = true } = {}) {
  process.chdir(ROOT);
  // A release is built, and has all that it needs.
  if (!existsSync('tsconfig.json')) return;
  if (!existsSync(INSTALLED) || newer('package-lock.json', INSTALLED)) install();
  if (!existsSync(COMPILER)) {
    takeAsBuilt();
    return;
  }
  const { include } = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
  const sources = [...include, ...COMPILED_FROM];
  // In one step, as the bundle takes the place of a file that was compiled.
  makeIfOlder(COMPILED, [...sources, BUNDLER], () => {
    run(process.execPath, [COMPILER, '-p', '.']);
    run(process.execPath, [BUNDLER]);
  });
  if (pages)
    makeIfOlder(BUILT, [...sources, ...BUILT_FROM], () => {
      run(process.execPath, [join('scripts', 'buildWidget.mjs')]);
      run(process.execPath, [join('dist', 'commands', 'build.js')]);
    });
}

/** Where the packages that build were left out on purpose (`npm ci --omit=dev`), somebody has built it elsewhere. @throws if not */
function takeAsBuilt() {
  if (existsSync(join('dist', 'index.js'))) return;
  const cure = 'Run `npm ci` and start it again, or install what `npm run release` makes.';
  process.stderr.write(`Waymark is not built here, and the packages that build it were left out. ${cure}\n`);
  throw new Error('Not built');
}

function install() {
  process.stdout.write('Installing packages…\n');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** The stamp is written last, so that an interrupted build is repeated. */
function makeIfOlder(stamp, sources, make) {
  if (existsSync(stamp) && !sources.some((source) => newer(source, stamp))) return;
  process.stdout.write('Building…\n');
  make();
  mkdirSync('dist', { recursive: true });
  writeFileSync(stamp, '');
}

/** @throws when the command fails; its output is already on the screen */
export function run(command, parameters, options = {}) {
  execFileSync(command, parameters, { stdio: 'inherit', ...options });
}

/** Whether anything at `path` changed after `stamp` was written. */
function newer(path, stamp) {
  const since = statSync(stamp).mtimeMs;
  const changed = (one) => {
    const found = statSync(one);
    if (found.mtimeMs > since && !found.isDirectory()) return true;
    return found.isDirectory() && readdirSync(one).some((name) => changed(join(one, name)));
  };
  return existsSync(path) && changed(path);
}
