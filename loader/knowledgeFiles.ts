import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { RawFile } from './sourceMap';

/** The folder of knowledge that comes with the project, and the weights that were trained with it. */
const PROJECT_KNOWLEDGE = 'knowledge';
const PROJECT_WEIGHTS = join('training', 'weights.json');

/** Every file except hidden ones and editors' backups. */
export function filesIn(folder: string): readonly RawFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !/^\.|~$/.test(one.name))
    .map((one) => join(one.parentPath, one.name))
    .map((path) => ({ path, name: path.slice(join(folder, sep).length).split(sep).join('/') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ path, name }) => ({ name, text: readFileSync(path, 'utf8') }));
}

/** The project's weights stand with its lines; those of any other folder of knowledge stand beside that folder. */
export function weightsPath(folder: string): string {
  const other = resolve(folder);
  return other === resolve(PROJECT_KNOWLEDGE) ? PROJECT_WEIGHTS : `${other}.weights.json`;
}

/** The weights that a folder of knowledge is read with: the project's, until it has its own. */
export function weightsInUse(folder: string): string {
  const own = weightsPath(folder);
  return existsSync(own) ? own : PROJECT_WEIGHTS;
}
