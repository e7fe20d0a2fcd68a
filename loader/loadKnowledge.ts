import { basename, resolve } from 'node:path';
import type { Knowledge } from '../model/knowledge';
import { NAMED_ENTRIES } from '../model/namedEntries';
import { TEXT_IDS } from '../model/textIds';
import { ukTime } from '../model/ukTime';
import { readClassifierWeights } from './classifierWeights';
import { filesIn, weightsInUse } from './knowledgeFiles';
import { printProblems } from './problem';
import { type LoadResult, readKnowledge } from './readKnowledge';
import type { Expectations } from './rules/knowledgeRule';

/**
 * Loads the knowledge from a folder of YAML files, checked from end to end, with the weights of the classifiers.
 *
 * @param folder where the files are, usually `knowledge`
 * @param today ISO date in the UK
 * @returns the knowledge with the summary of what was proved, or every problem an author has to fix
 * @throws if the folder cannot be read
 */
export function loadKnowledge(folder: string, today: string): LoadResult {
  const loaded = loadUntrained(folder, today);
  const trained = readClassifierWeights(weightsInUse(folder));
  if (trained.kind === 'broken') {
    const others = loaded.kind === 'broken' ? loaded.problems : [];
    return { kind: 'broken', problems: [...others, trained.problem] };
  }
  if (loaded.kind === 'broken') return loaded;
  return { ...loaded, knowledge: { ...loaded.knowledge, classifiers: trained.weights } };
}

/** The same without weights, as they are trained from it. */
export function loadUntrained(folder: string, today: string): LoadResult {
  return readKnowledge(basename(resolve(folder)), filesIn(folder), expectationsOn(today));
}

/** What the code asks of the knowledge. */
export function expectationsOn(today: string): Expectations {
  return { today, ...TEXT_IDS, named: NAMED_ENTRIES };
}

type LoadSuccess = Extract<LoadResult, { kind: 'loaded' }>;

/** The knowledge in a folder; if it is broken, prints its problems and exits with code 1. */
export function loadOrExit(folder: string, now: Date): Knowledge {
  return successOrExit(loadKnowledge(folder, ukTime(now).date)).knowledge;
}

/** For commands: the knowledge that `npm start` would load now, with the summary of what was proved. */
export function currentKnowledge(): LoadSuccess {
  return successOrExit(loadKnowledge(knowledgeFolder(), ukTime(new Date()).date));
}

/** The same without the weights of the classifiers, for training them. */
export function currentUntrained(): LoadSuccess {
  return successOrExit(loadUntrained(knowledgeFolder(), ukTime(new Date()).date));
}

/** For commands: where the knowledge is. */
export function knowledgeFolder(): string {
  return process.env.WAYMARK_KNOWLEDGE || 'knowledge';
}

function successOrExit(loaded: LoadResult): LoadSuccess {
  if (loaded.kind === 'loaded') return loaded;
  process.stderr.write(printProblems(loaded.problems));
  process.exit(1);
}
