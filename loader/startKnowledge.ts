import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Knowledge } from '../model/knowledge';
import { builtPath, knowledgeDigest, readBuilt } from './builtKnowledge';
import { type Problem, printProblems } from './problem';
import type { LoadResult } from './readKnowledge';

export interface VersionedKnowledge {
  readonly knowledge: Knowledge;
  /** Of all that it was made from. */
  readonly digest: string;
}

/**
 * The knowledge that a server starts with, as the build has left it where nothing has changed since.
 * @param today ISO date in the UK
 * @throws if it is not sound
 */
export function startKnowledge(folder: string, today: string): VersionedKnowledge {
  const digest = knowledgeDigest(folder);
  const built = readBuilt(builtPath(folder), digest);
  if (built) return { knowledge: built, digest };
  // Only here, as all the rules, and the reader of YAML, take a tenth of a second to load.
  const { loadKnowledge } = require('./loadKnowledge') as typeof import('./loadKnowledge');
  const loaded = loadKnowledge(folder, today);
  if (loaded.kind === 'broken') throw new Error(`The knowledge is not sound.\n${printProblems(loaded.problems)}`);
  return { knowledge: loaded.knowledge, digest };
}

/**
 * The knowledge as its folder has it now, in a thread of its own: to read and check it takes seconds of a processor, and the
 * server goes on answering.
 * @param today ISO date in the UK
 * @throws if the folder cannot be read
 */
export async function knowledgeAnew(
  folder: string,
  today: string,
): Promise<VersionedKnowledge | { readonly problems: readonly Problem[] }> {
  const worker = new Worker(join(__dirname, 'knowledgeWorker.js'), { workerData: { folder, today } });
  const [loaded]: readonly (LoadResult & { readonly digest: string })[] = await once(worker, 'message');
  if (!loaded) throw new Error('The knowledge was not loaded');
  return loaded;
}
