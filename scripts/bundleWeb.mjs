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

/** Of the Bot Framework only what takes a turn: the whole is ten times as much, and made for servers. */
const RIM = {
  botbuilder: `
    export { BotAdapter } from 'botbuilder-core/lib/botAdapter';
    export { CardFactory } from 'botbuilder-core/lib/cardFactory';
    export { TurnContext } from 'botbuilder-core/lib/turnContext';
    // After those: it imports itself in a circle, and loaded first it would not be there yet.
    export { ActivityHandlerBase } from 'botbuilder-core/lib/activityHandlerBase';
    export { ActionTypes, ActivityTypes, TextFormatTypes } from 'botframework-schema';`,
  // It reads dates that our own grammar does not, for the record of incidents: the desk keeps none.
  '@microsoft/recognizers-text-date-time': `
    export class DateTimeRecognizer { getDateTimeModel() { return { parse: () => [] }; } }`,
};
const LEFT_OUT = /^(assert|crypto|zod|botframework-connector|@azure\/.*|@microsoft\/recognizers-text-suite)$/;

/** Stands for whatever is asked of it, as the framework prepares for its servers when it is loaded. */
const NOTHING = `
  const nothing = new Proxy(function () {}, { get: (_, key) => (key === Symbol.toPrimitive ? () => '' : nothing), apply: () => nothing, construct: () => ({}) });
  module.exports = nothing;`;

const botInBrowser = {
  name: 'bot-in-browser',
  setup(builder) {
    builder.onResolve({ filter: /^[@a-z]/ }, ({ path: name, namespace }) => {
      if (LEFT_OUT.test(name)) return { path: name, namespace: 'left-out' };
      return name in RIM && namespace !== 'rim' ? { path: name, namespace: 'rim' } : undefined;
    });
    builder.onLoad({ filter: /.*/, namespace: 'rim' }, ({ path: name }) => ({
      contents: RIM[name],
      resolveDir: import.meta.dirname,
    }));
    builder.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: NOTHING }));
  },
};

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
      plugins: [minifiedCss, botInBrowser],
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
