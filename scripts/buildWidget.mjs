/**
 * Builds what runs in a browser into dist/web: the loader script, and pages with their style and script
 * inside. What is left to the server are {{placeholders}}; dist/web/manifest.json tells for each file
 * what they are and which Content-Security-Policy its page needs. Prints the sizes, and fails when the
 * first view of the chat is over budget.
 *
 *   node scripts/buildWidget.mjs [--out FOLDER]
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { parse } from 'yaml';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const WEB = path.join(ROOT, 'web');
/** One round of a new TCP connection carries about this much, in bytes. */
const BUDGET = 14 * 1024;
/** Far older than the newest, for cheap and old telephones. */
const TARGET = {
  target: ['chrome87', 'safari14', 'firefox78'],
  supported: { destructuring: true, 'optional-chain': true },
};
/** Filled by the server with more than a label. */
const SPECIAL = ['json', 'services'];
/** Stands in the loader's source where the server's JSON comes. */
const GIVEN = '__WAYMARK__';
/** About what the server puts in for the helplines, so that the printed size is an honest one. */
const HELPLINES = ['Stalking', 'Victims', 'Abuse', 'Local', 'Listening'].map((word) => ({
  name: `The National ${word} Helpline`,
  number: '0808 000 0000',
}));

const minifiedCss = {
  name: 'minified-css',
  setup(builder) {
    builder.onLoad({ filter: /\.css$/ }, async ({ path: file }) => ({
      contents: await style(file),
      loader: 'text',
    }));
  },
};

async function style(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    ...TARGET,
  });
  return outputFiles[0].text.trim();
}

async function script(file) {
  const options = { bundle: true, minify: true, write: false, format: 'iife', ...TARGET, charset: 'utf8' };
  const { outputFiles } = await build({
    ...options,
    entryPoints: [file],
    plugins: [minifiedCss],
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  return outputFiles[0].text.trim();
}

/** A page with its style sheet and script put inside, and the hashes by which a strict policy lets them through. */
async function page(html) {
  const folder = path.join(WEB, path.dirname(html));
  let body = (await readFile(path.join(WEB, html), 'utf8')).replace(/>\s*\n\s*</g, '>\n<');
  const hashes = {};
  const inline = async (pattern, tag, make) => {
    const [found, file] = body.match(pattern) ?? [];
    if (!found) return;
    const text = await make(path.join(folder, file));
    hashes[tag] = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    body = body.replace(found, () => `<${tag}>${text}</${tag}>`);
  };
  await inline(/<link rel="stylesheet" href="(.+?)">/, 'style', style);
  await inline(/<script src="(.+?\.ts)"><\/script>/, 'script', script);
  return { body, hashes };
}

const CLOSED = { 'default-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'" };

async function widget() {
  const { body, hashes } = await page('widget/page.html');
  const rules = { 'script-src': hashes.script, 'style-src': hashes.style, 'connect-src': "'self'" };
  return entry('text/html', body, ['page', 'both'], { ...rules, 'require-trusted-types-for': "'script'" });
}

async function plain() {
  const { body, hashes } = await page('widget/plain.html');
  return entry('text/html', body, [], { 'style-src': hashes.style });
}

/** Stands for somebody else's site, and has the policy that such a site needs. */
async function demo() {
  const { body, hashes } = await page('demo/demo.html');
  return entry('text/html', body, [], {
    'script-src': "'self'",
    'style-src': hashes.style,
    'frame-src': "'self'",
  });
}

async function loader() {
  const text = await script(path.join(WEB, 'widget/loader.ts'));
  if (text.split(GIVEN).length !== 2) throw new Error(`widget.js must have ${GIVEN} exactly once.`);
  return entry('text/javascript', text.replace(GIVEN, '{{json}}'), ['host', 'both']);
}

/** @param groups which labels, by the beginning of their ids, {{json}} stands for */
function entry(type, body, groups, rules) {
  const csp =
    rules &&
    Object.entries({ ...CLOSED, ...rules })
      .map(([name, value]) => `${name} ${value}`)
      .join('; ');
  return {
    body,
    type: `${type}; charset=utf-8`,
    ...(groups.length ? { json: groups } : {}),
    ...(csp ? { csp } : {}),
  };
}

/** Every placeholder must be one that the server knows how to fill. */
function check(name, body, labels) {
  for (const [, id] of body.matchAll(/\{\{([a-z0-9-]+)\}\}/g)) {
    if (!SPECIAL.includes(id) && !(id in labels))
      throw new Error(`${name} shows {{${id}}}, which is not in knowledge/labels.yaml.`);
  }
}

/** As the server will send it, compressed. */
function weigh({ body, json = [] }, labels) {
  const chosen = Object.fromEntries(Object.entries(labels).filter(([id]) => json.includes(id.split('-')[0])));
  const full = body
    .replaceAll('{{json}}', () => JSON.stringify({ labels: chosen, helplines: HELPLINES }))
    .replace(/\{\{([a-z0-9-]+)\}\}/g, (_, id) => labels[id] ?? '');
  return brotliCompressSync(full, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

async function main() {
  const { values } = parseArgs({
    options: { out: { type: 'string', default: path.join(ROOT, 'dist', 'web') } },
  });
  const { labels } = parse(await readFile(path.join(ROOT, 'knowledge', 'labels.yaml'), 'utf8'), {
    schema: 'failsafe',
  });
  const files = {
    'widget.js': await loader(),
    'widget.html': await widget(),
    'plain.html': await plain(),
    'demo.html': await demo(),
  };
  await mkdir(values.out, { recursive: true });
  const sizes = {};
  const manifest = {};
  for (const [name, { body, ...about }] of Object.entries(files)) {
    check(name, body, labels);
    sizes[name] = weigh(files[name], labels);
    manifest[name] = about;
    await writeFile(path.join(values.out, name), body);
  }
  await writeFile(path.join(values.out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  report(sizes);
}

function report(sizes) {
  const line = (name, size) => console.log(`${name.padEnd(18)}${String(size).padStart(7)} bytes`);
  for (const [name, size] of Object.entries(sizes)) line(name, size);
  const first = sizes['widget.js'] + sizes['widget.html'];
  line('first usable view', first);
  if (first <= BUDGET) return;
  console.error(
    `The first usable view of the chat is ${first - BUDGET} bytes over its budget of ${BUDGET} (brotli).`,
  );
  process.exitCode = 1;
}

await main();
