/** Bundles and minifies what is in web/, and puts it inside its pages. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** Old browsers too, for cheap and old phones. */
const TARGET = {
  target: ['chrome87', 'safari15', 'firefox90'],
  supported: { destructuring: true, 'optional-chain': true },
};
const SMALL = { bundle: true, minify: true, write: false, charset: 'utf8', ...TARGET };

const minifiedCss = {
  name: 'minified-css',
  setup(builder) {
    const load = async ({ path: file }) => ({ contents: await style(file), loader: 'text' });
    builder.onLoad({ filter: /\.css$/ }, load);
  },
};

async function style(file) {
  return first(await build({ ...SMALL, entryPoints: [file] }));
}

/**
 * @param format `esm` where another script imports it
 * @returns a script with everything that it imports; a style sheet that it imports is text in it
 */
export async function script(file, format = 'iife') {
  return first(
    await build({
      ...SMALL,
      entryPoints: [file],
      format,
      plugins: [minifiedCss],
      tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    }),
  );
}

function first({ outputFiles }) {
  return outputFiles[0].text.trim();
}

/**
 * Puts a page's style sheet and script, if it has any, inside it.
 * @returns the page, and for each element's name the hash that a strict CSP needs
 */
export async function page(file) {
  let body = (await readFile(file, 'utf8')).replace(/>\s*\n\s*</g, '>\n<');
  const hashes = {};
  const inline = async (pattern, tag, make) => {
    const [found, source] = body.match(pattern) ?? [];
    if (!found) return;
    const text = await make(path.join(path.dirname(file), source));
    hashes[tag] = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    body = body.replace(found, () => `<${tag}>${text}</${tag}>`);
  };
  await inline(/<link rel="stylesheet" href="(.+?)">/, 'style', style);
  await inline(/<script src="(.+?\.ts)"><\/script>/, 'script', script);
  return { body, hashes };
}
