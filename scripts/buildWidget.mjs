/**
 * Builds what runs in a browser into dist/web: the loader script, and pages with their style and script
 * inside. The server fills in {{placeholders}}; dist/web/manifest.json says for each file
 * what {{json}} stands for and which Content-Security-Policy the page needs. Prints the sizes, and fails
 * when the first view of the chat is over budget.
 *
 *   node scripts/buildWidget.mjs [--out FOLDER]
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { parse } from 'yaml';
import { page, script } from './bundleWeb.mjs';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const WEB = path.join(ROOT, 'web');
/** The first round trip of a new TCP connection carries about this many bytes. */
const BUDGET = 14 * 1024;
const PLACEHOLDER = /\{\{([a-z]+)(?:\.([a-z0-9-]+))?\}\}/g;
/** Filled by the server with more than a label. */
const SPECIAL = ['json', 'services', 'fields', 'door'];
/** Marks where the server's JSON goes in the loader's source. */
const GIVEN = '__WAYMARK__';
/** Roughly what the server fills in for the helplines, so that the printed size is realistic. */
const HELPLINES = ['Stalking', 'Victims', 'Abuse', 'Local', 'Listening', 'Police'].map((word) => ({
  name: `The National ${word} Helpline`,
  number: '0808 000 0000',
}));
const CLOSED = { 'default-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'" };

async function loader() {
  return given('widget.js', await script(path.join(WEB, 'widget/loader.ts')), ['host', 'both']);
}

/** The record of what happened, fetched by the chat only when there is one. */
async function record() {
  return given('record.js', await script(path.join(WEB, 'record/record.ts'), 'esm'), ['record', 'both']);
}

function given(name, text, labels) {
  if (text.split(GIVEN).length !== 2) throw new Error(`${name} must have ${GIVEN} exactly once.`);
  return { body: text.replace(GIVEN, '{{json}}'), ...about('text/javascript', labels) };
}

async function widget() {
  const { body, hashes } = await page(path.join(WEB, 'widget/page.html'));
  const rules = {
    // Its own script, and what that imports from its own origin, where everything is served with nosniff.
    'script-src': `${hashes.script} 'self'`,
    'style-src': hashes.style,
    'connect-src': "'self'",
    'require-trusted-types-for': "'script'",
  };
  return { body, ...about('text/html', ['page', 'both'], rules) };
}

async function plain() {
  const { body, hashes } = await page(path.join(WEB, 'widget/plain.html'));
  return { body, ...about('text/html', [], { 'style-src': hashes.style }) };
}

/** The blank sheet to print. */
async function sheet() {
  const { body, hashes } = await page(path.join(WEB, 'record/sheet.html'));
  return { body, ...about('text/html', [], { 'script-src': hashes.script, 'style-src': hashes.style }) };
}

/** A demonstration host site, with the policy that such a site needs. */
async function demo() {
  const { body, hashes } = await page(path.join(WEB, 'demo/demo.html'));
  const rules = { 'script-src': "'self'", 'style-src': hashes.style, 'frame-src': "'self'" };
  return { body, ...about('text/html', [], rules) };
}

/** The pages before the desk's sign-in: one for every notice, and one that opens the desk by a one-time link. */
async function door() {
  const { body, hashes } = await page(path.join(WEB, 'door/door.html'));
  return { body, ...about('text/html', [], { 'style-src': hashes.style }) };
}

async function open() {
  const { body, hashes } = await page(path.join(WEB, 'door/open.html'));
  const rules = {
    'script-src': hashes.script,
    'style-src': hashes.style,
    'connect-src': "'self'",
    'require-trusted-types-for': "'script'",
  };
  return { body, ...about('text/html', [], rules) };
}

/** Its form signs out. */
async function desk() {
  const { body, hashes } = await page(path.join(WEB, 'desk/page.html'));
  const rules = {
    'script-src': hashes.script,
    'style-src': hashes.style,
    'connect-src': "'self'",
    'form-action': "'self'",
    'require-trusted-types-for': "'script'",
  };
  return { body, ...about('text/html', [], rules) };
}

/** @param json the groups of labels that {{json}} stands for */
function about(type, json, rules) {
  const policy = Object.entries({ ...CLOSED, ...rules }).map(([name, value]) => `${name} ${value}`);
  return {
    type: `${type}; charset=utf-8`,
    ...(json.length ? { json } : {}),
    ...(rules ? { csp: policy.join('; ') } : {}),
  };
}

/** Every placeholder must be one that the server can fill in. */
function check(name, body, labels) {
  for (const [shown, group, id] of body.matchAll(PLACEHOLDER)) {
    if (id === undefined ? SPECIAL.includes(group) : id in (labels[group] ?? {})) continue;
    throw new Error(`${name} shows ${shown}, which is not in knowledge/labels.yaml.`);
  }
}

/** The size as the server will send it, compressed. */
function weigh({ body, json = [] }, labels) {
  const chosen = Object.entries(labels).filter(([group]) => json.includes(group));
  const given = JSON.stringify({ labels: Object.fromEntries(chosen), helplines: HELPLINES });
  const full = body
    .replaceAll('{{json}}', () => given)
    .replace(PLACEHOLDER, (_, group, id) => labels[group]?.[id] ?? '');
  return brotliCompressSync(full).length;
}

function report(sizes) {
  const line = (name, size) => console.log(`${name.padEnd(18)}${String(size).padStart(7)} bytes`);
  for (const [name, size] of Object.entries(sizes)) line(name, size);
  const first = sizes['widget.js'] + sizes['widget.html'];
  line('first usable view', first);
  if (first <= BUDGET) return;
  const over = first - BUDGET;
  console.error(`The first usable view of the chat is ${over} bytes over its budget of ${BUDGET} (brotli).`);
  process.exitCode = 1;
}

const { values } = parseArgs({
  options: { out: { type: 'string', default: path.join(ROOT, 'dist', 'web') } },
});
const yaml = await readFile(path.join(ROOT, 'knowledge', 'labels.yaml'), 'utf8');
const { labels } = parse(yaml, { schema: 'failsafe' });
const files = {
  'widget.js': await loader(),
  'widget.html': await widget(),
  'record.js': await record(),
  'plain.html': await plain(),
  'sheet.html': await sheet(),
  'demo.html': await demo(),
  'door.html': await door(),
  'open.html': await open(),
  'desk.html': await desk(),
};
const sizes = {};
const manifest = {};
await mkdir(values.out, { recursive: true });
for (const [name, { body, ...rest }] of Object.entries(files)) {
  check(name, body, labels);
  sizes[name] = weigh(files[name], labels);
  manifest[name] = rest;
  await writeFile(path.join(values.out, name), body);
}
await writeFile(path.join(values.out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
report(sizes);
