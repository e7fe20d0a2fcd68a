import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { basename, dirname } from 'node:path';
import { constants, Script } from 'node:vm';

/** Node's wrapper around the text of a module. */
type Wrapper = (exports: unknown, require: NodeRequire, module: unknown, path: string, folder: string) => void;

const DIGEST_BYTES = 32;

/**
 * A module, like `require`, with the code that V8 made of it when it was built: to compile all of it anew takes a third of a
 * second. Of another text, or by another Node, that code is not taken, and the start is as slow as without.
 */
export function requirePrecompiled(path: string): unknown {
  const code = codePath(path);
  if (!existsSync(code)) return createRequire(path)(path);
  const source = readFileSync(path);
  const stored = readFileSync(code);
  const isOfSource = digest(source).equals(stored.subarray(0, DIGEST_BYTES));
  return run(path, compiled(path, source, isOfSource ? stored.subarray(DIGEST_BYTES) : undefined));
}

/** For the build: keeps beside a module what V8 makes of it. @param use uses it, as V8 compiles a function only when it is called */
export async function precompile(path: string, use: (exported: unknown) => unknown): Promise<void> {
  const source = readFileSync(path);
  const script = compiled(path, source);
  await use(run(path, script));
  writeFileSync(codePath(path), Buffer.concat([digest(source), script.createCachedData()]));
}

function codePath(path: string): string {
  return `${path}.v8`;
}

/** V8 itself looks only at how long the text is. */
function digest(source: Buffer): Buffer {
  return createHash('sha256').update(source).digest();
}

function compiled(path: string, source: Buffer, cachedData?: Buffer): Script {
  const { USE_MAIN_CONTEXT_DEFAULT_LOADER: importModuleDynamically } = constants;
  // V8 keeps the name as well: not where it was built.
  const filename = `${basename(dirname(path))}/${basename(path)}`;
  return new Script(wrap(source.toString()), {
    filename,
    importModuleDynamically,
    ...(cachedData && { cachedData }),
  });
}

function run(path: string, script: Script): unknown {
  // What packages use of Node that it advises against, Node says of a bundle, though not of packages: on lines that are no
  // JSON, to somebody who can change nothing about it.
  process.noDeprecation = true;
  const module = { exports: {} };
  const wrapper: Wrapper = script.runInThisContext();
  wrapper(module.exports, createRequire(path), module, path, dirname(path));
  return module.exports;
}
