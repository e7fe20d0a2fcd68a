import { basename, dirname } from 'node:path';

/** Its files are found wherever it is started from: a unit or a script may have forgotten to say where. */
export function goToOwnFolder(): void {
  const built = dirname(__dirname);
  if (basename(built) === 'dist') process.chdir(dirname(built));
}
