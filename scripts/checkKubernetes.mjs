// node scripts/checkKubernetes.mjs [FILE]: whether deploy/kubernetes.yaml is what the API of Kubernetes says that it takes, by its
// published schemas. A field that these do not know, which a cluster may drop without a word, is a fault too.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAllDocuments } from 'yaml';

/** The schemas, compiled: validators of each kind. Nothing else needs them, and they are 25 MB, so that they are no package of the project. */
const SCHEMAS = 'kubernetes-models';
const VERSION = '5.1.0';

const [, , file = join('deploy', 'kubernetes.yaml')] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'waymark-kubernetes-'));
try {
  const flags = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
  execFileSync('npm', ['install', '--prefix', folder, ...flags, `${SCHEMAS}@${VERSION}`], { stdio: 'inherit' });
  const objects = parseAllDocuments(readFileSync(file, 'utf8')).map((one) => one.toJS());
  const faults = (await Promise.all(objects.map(faultsOf))).flat();
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.stdout.write(`${file}: ${objects.map(({ kind }) => kind).join(', ')}; ${faults.length} faults.\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}

async function faultsOf(object) {
  const [version, group = 'core'] = object.apiVersion.split('/').reverse();
  const name = ['IoK8sApi', capital(group.split('.')[0]), capital(version), object.kind].join('');
  const schema = join(folder, 'node_modules', SCHEMAS, '_schemas', `${name}.js`);
  if (!existsSync(schema)) return [`${object.kind}: there is no ${object.apiVersion} of it`];
  const { validate } = await import(pathToFileURL(schema));
  const unread = new Set();
  validate(watched(object, '', unread));
  const wrong = (validate.errors ?? []).map(
    ({ instancePath, keyword, params }) => `${instancePath}: ${keyword} ${JSON.stringify(params)}`,
  );
  return [...wrong, ...[...unread].map((path) => `${path}: no such field`)].map((fault) => `${object.kind}${fault}`);
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}

/** The same value, which notes of each field whether the validator asked for it: it asks for all those that the schema has. */
function watched(value, path, unread) {
  if (value === null || typeof value !== 'object') return value;
  const inside = (key) => `${path}/${key}`;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  for (const key of Object.keys(value)) {
    copy[key] = watched(value[key], inside(key), unread);
    unread.add(inside(key));
  }
  const seen = (key) => unread.delete(inside(String(key)));
  return new Proxy(copy, {
    get: (target, key) => {
      seen(key);
      return Reflect.get(target, key);
    },
    // Of labels and the like any name is asked for.
    ownKeys: (target) => {
      for (const key of Object.keys(target)) seen(key);
      return Reflect.ownKeys(target);
    },
  });
}
