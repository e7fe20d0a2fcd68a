import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { LABELS } from '../model/labels';
import { MESSAGES } from '../model/messages';
import { NAMED_ENTRIES } from '../model/names';
import { EARS_FILE, readEars } from './classifierWeights';
import { type Loaded, readKnowledge } from './readKnowledge';
import type { WrittenFile } from './sourceFile';

/**
 * Loads the knowledge from a folder of YAML files, checked from end to end.
 *
 * @param folder where the files are, usually `knowledge`
 * @param today ISO date in the UK
 * @returns the knowledge with the promises it was found to keep, or every problem an author has to mend
 * @throws if the folder cannot be read
 */
export function loadKnowledge(folder: string, { today }: { readonly today: string }): Loaded {
  const expected = { today, messages: MESSAGES, labels: LABELS, named: NAMED_ENTRIES };
  const files = filesIn(folder).filter(({ name }) => name !== EARS_FILE);
  const loaded = readKnowledge(basename(resolve(folder)), files, expected);
  const ears = readEars(folder);
  if (loaded.kind !== 'loaded' || !ears) return loaded;
  return { ...loaded, knowledge: { ...loaded.knowledge, ears } };
}

/** Everything but what editors and desktops leave behind. */
export function filesIn(folder: string): readonly WrittenFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !/^\.|~$/.test(one.name))
    .map((one) => join(one.parentPath, one.name))
    .map((path) => ({ path, name: path.slice(join(folder, sep).length).split(sep).join('/') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ path, name }) => ({ name, text: readFileSync(path, 'utf8') }));
}
