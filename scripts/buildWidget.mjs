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
  hours: 'Monday to Friday: 9.30am to 4pm (usual hours, check first)',
  open: [[1795770000000, 1795790000000]],
}));
const SELF = "'self'";
const CLOSED = { 'default-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'" };
const TALKS = { 'connect-src': SELF, 'require-trusted-types-for': "'script'" };

/** What is built: from which source, which groups of labels {{json}} stands for, and what its policy allows. */
const FILES = {
  'widget.js': { source: 'widget/loader.ts', json: ['host', 'both'] },
  // Besides its own script, what that imports from its own origin, where everything is served with nosniff.
  'widget.html': { source: 'widget/page.html', json: ['page', 'both'], scripts: SELF, rules: TALKS },
  // The chat itself, imported by its page after the first view.
  'chat.js': { source: 'widget/chat.ts', format: 'esm' },
  // The record of what happened, imported by the chat only when there is one.
  'record.js': { source: 'record/record.ts', format: 'esm', json: ['record', 'both'] },
  'plain.html': { source: 'widget/plain.html' },
  // The blank sheet to print.
  'sheet.html': { source: 'record/sheet.html' },
  // Shows whether a saved record is unchanged; sends nothing.
  'check.html': { source: 'record/check.html', json: ['record', 'both'] },
  // A demonstration host site, with the policy that such a site needs.
  'demo.html': { source: 'demo/demo.html', scripts: SELF, rules: { 'frame-src': SELF } },
  // The pages before the desk's sign-in: one for every notice, and one that opens the desk by a one-time link.
  'door.html': { source: 'door/door.html' },
  'open.html': { source: 'door/open.html', rules: TALKS },
  // What a supervisor sees of the calls.
  'supervisor.html': { source: 'desk/supervisor.html', rules: TALKS },
  // Its form signs out; it imports the bot from its own origin.
  'desk.html': { source: 'desk/page.html', scripts: SELF, rules: { ...TALKS, 'form-action': SELF } },
  // The bot itself, for calls that go on without the server.
  'deskBot.js': { source: '../bots/deskTurns.ts', format: 'esm' },
};

async function build({ source, format, json, scripts, rules }) {
  const file = path.join(WEB, source);
  if (source.endsWith('.ts')) {
    const text = await script(file, format);
    if (text.split(GIVEN).length !== (json ? 2 : 1))
      throw new Error(`${source} must have ${GIVEN} exactly once where it gets words, and not otherwise.`);
    return { body: text.replace(GIVEN, '{{json}}'), type: 'text/javascript; charset=utf-8', json };
  }
  const { body, hashes } = await page(file);
  const allowed = [hashes.script, scripts].filter(Boolean).join(' ');
  const policy = {
    ...CLOSED,
    ...(allowed && { 'script-src': allowed }),
    'style-src': hashes.style,
    ...rules,
  };
  const csp = Object.entries(policy).map(([name, value]) => `${name} ${value}`);
  return { body, type: 'text/html; charset=utf-8', json, csp: csp.join('; ') };
}

/** Every placeholder must be one that the server can fill in. */
function check(name, body, labels) {
  for (const [shown, group, id] of body.matchAll(PLACEHOLDER)) {
    if (id === undefined ? SPECIAL.includes(group) : id in (labels[group] ?? {})) continue;
    throw new Error(`${name} shows ${shown}, which is not in knowledge/labels.yaml.`);
  }
}

/** The size as the server will send it, compressed. */
function weigh(body, json = [], labels) {
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
const sizes = {};
const manifest = {};
await mkdir(values.out, { recursive: true });
for (const [name, about] of Object.entries(FILES)) {
  const { body, ...rest } = await build(about);
  check(name, body, labels);
  sizes[name] = weigh(body, rest.json, labels);
  manifest[name] = rest;
  await writeFile(path.join(values.out, name), body);
}
await writeFile(path.join(values.out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
report(sizes);
