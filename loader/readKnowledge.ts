import type { Knowledge } from '../model/knowledge';
import type { NamedEntries } from '../model/names';
import { explore } from '../triage/paths';
import { assemble } from './assemble';
import type { Origins } from './origins';
import type { Problem } from './problem';
import { type Promises, promisesOf } from './promises';
import { readFiles, type Written } from './readFiles';
import { placeRules, wholeRules } from './rules/allRules';
import type { Known, Rule, TextNames } from './rules/rule';
import type { WrittenFile } from './sourceFile';

export interface Expected {
  /** ISO date in the UK; facts cannot have been checked after it. */
  readonly today: string;
  /** The texts that the code asks for by name, with the placeholders it fills in. */
  readonly messages: TextNames;
  readonly labels: TextNames;
  /** The entries that the code asks for by id. */
  readonly named: NamedEntries;
}

export type Loaded =
  | { readonly kind: 'loaded'; readonly knowledge: Knowledge; readonly promises: Promises }
  | { readonly kind: 'broken'; readonly problems: readonly Problem[] };

/**
 * Turns the authors' files into knowledge, or tells everything that is wrong with them. The rules
 * over the whole come last, and only if all is sound so far: one slip would set them all off.
 *
 * @param folder how the files' folder is called in what authors are told
 * @param files names relative to that folder
 */
export function readKnowledge(folder: string, files: readonly WrittenFile[], expected: Expected): Loaded {
  const { written, origins, problems, readable } = readFiles(folder, files);
  if (!readable) return { kind: 'broken', problems };
  const known = knownFrom(written, origins, expected);
  const found = [...problems, ...elsewhere(problems, breaches(placeRules, known))];
  if (found.length === 0) found.push(...breaches(wholeRules, known));
  if (found.length > 0) return { kind: 'broken', problems: found };
  return { kind: 'loaded', knowledge: known.knowledge, promises: promisesOf(known) };
}

function knownFrom(written: Written, origins: Origins, expected: Expected): Known {
  const knowledge = assemble(written, origins);
  let explored: ReturnType<typeof explore> | undefined;
  const exploredOnce = () => {
    explored ??= explore(knowledge);
    return explored;
  };
  return { ...expected, knowledge, written, origins, explored: exploredOnce };
}

function breaches(rules: readonly Rule[], known: Known): readonly Problem[] {
  return rules.flatMap(({ id, check }) =>
    [...check(known)].map(({ at, message, cure }) => ({ ...at, rule: id, message, cure })),
  );
}

/** What stands in for something unreadable would only be told of twice. */
function elsewhere(told: readonly Problem[], found: readonly Problem[]): readonly Problem[] {
  const spot = ({ file, line, col }: Problem) => `${file}:${line}:${col}`;
  const spots = new Set(told.map(spot));
  return found.filter((problem) => !spots.has(spot(problem)));
}
