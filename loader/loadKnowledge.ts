import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { NAMED_ENTRIES } from '../model/namedEntries';
import { TEXT_IDS } from '../model/textIds';
import { readClassifierWeights, WEIGHTS_FILE } from './classifierWeights';
import { type Expectations, type LoadResult, readKnowledge } from './readKnowledge';
import type { RawFile } from './sourceFile';

/**
 * Loads the knowledge from a folder of YAML files, checked from end to end.
 *
 * @param folder where the files are, usually `knowledge`
 * @param today ISO date in the UK
 * @returns the knowledge with the summary of what was proved, or every problem an author has to fix
 * @throws if the folder cannot be read
 */
export function loadKnowledge(folder: string, { today }: { readonly today: string }): LoadResult {
  const files = filesIn(folder).filter(({ name }) => name !== WEIGHTS_FILE);
  const loaded = readKnowledge(basename(resolve(folder)), files, expectationsOn(today));
  const classifiers = readClassifierWeights(folder);
  if (loaded.kind !== 'loaded' || !classifiers) return loaded;
  return { ...loaded, knowledge: { ...loaded.knowledge, classifiers } };
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
