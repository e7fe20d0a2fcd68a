import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { NAMED_ENTRIES } from '../model/namedEntries';
import { TEXT_IDS } from '../model/textIds';
import { readClassifierWeights, weightsInUse } from './classifierWeights';
import { type Expectations, type LoadResult, readKnowledge } from './readKnowledge';
import type { RawFile } from './sourceFile';

interface LoadOptions {
  /** ISO date in the UK. */
  readonly today: string;
}

/**
 * Loads the knowledge from a folder of YAML files, checked from end to end, with the weights of the classifiers.
 *
 * @param folder where the files are, usually `knowledge`
 * @returns the knowledge with the summary of what was proved, or every problem an author has to fix
 * @throws if the folder cannot be read
 */
export function loadKnowledge(folder: string, options: LoadOptions): LoadResult {
  const loaded = loadUntrained(folder, options);
  const trained = readClassifierWeights(weightsInUse(folder));
  if (trained.kind === 'broken') {
    const others = loaded.kind === 'broken' ? loaded.problems : [];
    return { kind: 'broken', problems: [...others, trained.problem] };
  }
  if (loaded.kind === 'broken') return loaded;
  return { ...loaded, knowledge: { ...loaded.knowledge, classifiers: trained.weights } };
}

/** The same without weights, as they are trained from it. */
export function loadUntrained(folder: string, { today }: LoadOptions): LoadResult {
  return readKnowledge(basename(resolve(folder)), filesIn(folder), expectationsOn(today));
}

/** What the code asks of the knowledge. */
export function expectationsOn(today: string): Expectations {
  return { today, ...TEXT_IDS, named: NAMED_ENTRIES };
}

/** Every file except hidden ones and editors' backups. */
export function filesIn(folder: string): readonly RawFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !/^\.|~$/.test(one.name))
    .map((one) => join(one.parentPath, one.name))
    .map((path) => ({ path, name: path.slice(join(folder, sep).length).split(sep).join('/') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ path, name }) => ({ name, text: readFileSync(path, 'utf8') }));
}
