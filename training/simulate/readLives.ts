import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../../loader/knowledgeFiles';
import type { Problem } from '../../loader/problem';
import { readFile } from '../../loader/readFiles';
import { duplicates } from '../../loader/rules/idRules';
import { positionOfFile, type RawFile, SourceMap } from '../../loader/sourceMap';
import { type Life, type LifeKnowledge, livesFile } from './lifeFormat';
import { lifeProblems } from './lifeRules';

/** The folder of lives, from the project's folder. */
export const LIVES = join('training', 'lives');

/** The consequence of problems in them. */
export const LIVES_IN_PART = 'The lives are played without what is wrong';

/** `practice` is what one looks at when the bot is mended; `heldout` only says how well that went. */
export const LIFE_SETS = ['practice', 'heldout'] as const;
export type LifeSet = (typeof LIFE_SETS)[number];

/** The lives of each set, and everything that their authors have to mend. */
export interface LivesRead extends Readonly<Record<LifeSet, readonly Life[]>> {
  readonly problems: readonly Problem[];
}

/**
 * Reads and checks every life. One with problems is read too, without what is wrong with it.
 *
 * @param folder the folder's name in problem messages
 * @param files names relative to that folder
 */
export function readLives(folder: string, files: readonly RawFile[], knowledge: LifeKnowledge): LivesRead {
  const sink = { sourceMap: new SourceMap(), problems: [] as Problem[] };
  const format = livesFile(knowledge);
  const read = (set: LifeSet) =>
    files
      .filter(({ name }) => setOf(name) === set)
      .flatMap(({ name, text }) => readFile({ name: `${folder}/${name}`, text }, format, sink)?.lives ?? []);
  const [practice, heldout] = [read('practice'), read('heldout')];
  const all = [...practice, ...heldout];
  sink.problems.push(
    ...files.filter(({ name }) => setOf(name) === undefined).map(({ name }) => unknownFile(`${folder}/${name}`)),
    ...[...duplicates('lives', all, sink)].map(({ position, ...others }) => ({
      ...position,
      rule: 'duplicate-id',
      ...others,
    })),
    ...all.flatMap((life) => lifeProblems(life, sink.sourceMap)),
  );
  return { practice, heldout, problems: sink.problems };
}

export function projectLives(knowledge: LifeKnowledge): LivesRead {
  return readLives(LIVES, existsSync(LIVES) ? filesIn(LIVES) : [], knowledge);
}

function setOf(name: string): LifeSet | undefined {
  const [, set] = /^([a-z]+)\/[a-z0-9-]+\.yaml$/.exec(name) ?? [];
  return LIFE_SETS.find((one) => one === set);
}

function unknownFile(path: string): Problem {
  const message = `Nothing reads a file called ${path}.`;
  const cure = `Put it into ${LIFE_SETS.map((set) => `${LIVES}/${set}/`).join(' or ')}, with a name that ends in .yaml, or take it away.`;
  return { ...positionOfFile(path), rule: 'unknown-file', message, cure };
}
