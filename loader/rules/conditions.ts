import type { Condition } from '../../model/condition';
import type { PathStep } from '../sourceMap';
import type { RuleContext } from './knowledgeRule';

/** A condition, and where it is in the entry it belongs to. */
export interface LocatedCondition {
  readonly when: Condition;
  readonly entry: object;
  readonly path: readonly PathStep[];
}

/** Every condition an author has written, in whatever file. */
export function conditions({ knowledge }: RuleContext): readonly LocatedCondition[] {
  const { decisions, danger_signs, advice, outcomes, topics, script, themes, flags, four, dispositions } =
    knowledge;
  return [
    ...[...decisions, ...danger_signs].map((entry) => ({ when: entry.when, entry, path: ['when'] })),
    ...advice.map((entry) => ({ when: entry.fits, entry, path: ['fits'] })),
    ...[...outcomes, ...topics].flatMap((entry) =>
      entry.help.map(({ when }, place) => ({ when, entry, path: ['help', place, 'when'] })),
    ),
    ...four.map((entry) => ({ when: { [entry.question]: [...entry.yes, ...entry.no] }, entry, path: [] })),
    ...themes.map((entry) => ({ when: entry.heard, entry, path: ['heard'] })),
    ...[...flags, ...dispositions].map((entry) => ({ when: entry.when ?? {}, entry, path: ['when'] })),
    ...script.flatMap(({ options }) =>
      options.map((entry) => ({ when: entry.answers, entry, path: ['answers'] })),
    ),
  ];
}
