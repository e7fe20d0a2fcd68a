import type { Knowledge } from '../model/knowledge';
import type { NamedEntries } from '../model/namedEntries';
import { analysePaths } from '../triage/paths';
import { assemble } from './assemble';
import type { Problem } from './problem';
import { type ProofSummary, proofSummary } from './proofSummary';
import { type RawKnowledge, readFiles } from './readFiles';
import { globalRules, localRules } from './rules/allRules';
import type { KnowledgeRules, RuleContext, TextNames } from './rules/knowledgeRule';
import type { RawFile } from './sourceFile';
import type { SourceMap } from './sourceMap';

export interface Expectations {
  /** ISO date in the UK; facts cannot have been checked after it. */
  readonly today: string;
  /** The texts that the code uses by name, with the placeholders it fills in. */
  readonly messages: TextNames;
  readonly labels: Readonly<Record<string, TextNames>>;
  /** The entries that the code uses by id. */
  readonly named: NamedEntries;
}

export type LoadResult =
  | { readonly kind: 'loaded'; readonly knowledge: Knowledge; readonly proof: ProofSummary }
  | { readonly kind: 'broken'; readonly problems: readonly Problem[] };

/**
 * Turns the authors' files into knowledge, or reports everything that is wrong with them. The global
 * rules run last, and only if all else is sound: one slip would make them all fail.
 *
 * @param folder the folder's name in problem messages
 * @param files names relative to that folder
 */
export function readKnowledge(folder: string, files: readonly RawFile[], expected: Expectations): LoadResult {
  const { written, origins, problems, readable } = readFiles(folder, files);
  if (!readable) return { kind: 'broken', problems };
  const known = ruleContext(written, origins, expected);
  const found = [...problems, ...withoutRepeats(problems, violations(localRules, known))];
  if (found.length === 0) found.push(...violations(globalRules, known));
  if (found.length > 0) return { kind: 'broken', problems: found };
  return { kind: 'loaded', knowledge: known.knowledge, proof: proofSummary(known) };
}

function ruleContext(written: RawKnowledge, origins: SourceMap, expected: Expectations): RuleContext {
  const knowledge = assemble(written, origins);
  let explored: ReturnType<typeof analysePaths> | undefined;
  const exploredOnce = () => {
    explored ??= analysePaths(knowledge);
    return explored;
  };
  return { ...expected, knowledge, raw: written, sourceMap: origins, explored: exploredOnce };
}

function violations(rules: KnowledgeRules, known: RuleContext): readonly Problem[] {
  return Object.entries(rules).flatMap(([rule, check]) =>
    [...check(known)].map(({ position, message, cure }) => ({ ...position, rule, message, cure })),
  );
}

/** A fallback for something unreadable would only be reported twice. */
function withoutRepeats(told: readonly Problem[], found: readonly Problem[]): readonly Problem[] {
  const spot = ({ file, line, col }: Problem) => `${file}:${line}:${col}`;
  const spots = new Set(told.map(spot));
  return found.filter((problem) => !spots.has(spot(problem)));
}
