import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Knowledge } from '../model/knowledge';
import { filesIn, weightsInUse } from './knowledgeFiles';

/** The rooms whose program decides whether knowledge is sound, and what becomes of it. */
const PROGRAM = ['loader', 'model', 'triage', 'language'];
const BUILT = join('dist', 'knowledge.built');

/** Knowledge that was loaded and checked before, and of what exactly: reading and checking it takes two seconds of a start. */
interface BuiltKnowledge {
  readonly of: string;
  readonly knowledge: Knowledge;
}

/** What a folder of knowledge holds, and what reads it: another text of either is another digest. */
export function knowledgeDigest(folder: string): string {
  const hash = createHash('sha256');
  for (const { name, text } of filesIn(folder)) add(hash, name, text);
  const weights = weightsInUse(folder);
  if (existsSync(weights)) add(hash, 'weights', readFileSync(weights));
  for (const room of PROGRAM) addProgram(hash, join(__dirname, '..', room));
  return hash.digest('hex');
}

/** With lengths, so that no two lists of files look the same. */
function add(hash: Hash, name: string, bytes: string | Uint8Array): void {
  hash.update(`${name} ${bytes.length}\n`).update(bytes);
}

function addProgram(hash: Hash, folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const name of names.filter((one) => /\.(js|json|ts)$/.test(one)))
    add(hash, name, readFileSync(join(folder, name)));
}

/** The project's stands with the program; that of any other folder of knowledge stands beside that folder. */
export function builtPath(folder: string): string {
  return resolve(folder) === resolve('knowledge') ? BUILT : `${resolve(folder)}.built`;
}

export function serialiseBuilt(of: string, knowledge: Knowledge): Uint8Array {
  return serialize({ of, knowledge } satisfies BuiltKnowledge);
}

/** @returns undefined where there is none, or it was built of something else: then the knowledge itself has to be read */
export function readBuilt(path: string, of: string): Knowledge | undefined {
  if (!existsSync(path) || !isOwnersOnly(path)) return undefined;
  try {
    const built: BuiltKnowledge = deserialize(readFileSync(path));
    return built.of === of ? built.knowledge : undefined;
  } catch {
    // Cut short, or of a Node that writes it otherwise.
    return undefined;
  }
}

/** What anybody may write to is not believed to be checked. */
function isOwnersOnly(path: string): boolean {
  return (statSync(path).mode & 0o002) === 0;
}
