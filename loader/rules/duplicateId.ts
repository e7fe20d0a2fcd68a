import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';

export interface NamedEntry {
  /** Decisions and the like have none. */
  readonly id?: string;
}

export const duplicateId: KnowledgeRules = {
  /** Ids are unique among the entries of one kind. */
  *'duplicate-id'(known) {
    const { times, script, ...others } = known.knowledge;
    const { weekdays, months, units, parts, near } = times;
    const days = [...near, ...times.days];
    const kinds = { ...others, script, weekdays, months, units, 'parts of the day': parts, days };
    for (const [kind, entries] of Object.entries<object | undefined>(kinds))
      if (Array.isArray(entries)) yield* duplicates(kind.replace('_', ' '), entries, known);
    for (const { id, options } of script) yield* duplicates(`options of step “${id}”`, options, known);
    for (const { id, options } of known.raw.questions) {
      if (options !== 'areas') yield* duplicates(`options of question “${id}”`, options, known);
    }
  },
};

/** @param kind what the entries are called, in the plural */
export function* duplicates(
  kind: string,
  entries: readonly NamedEntry[],
  { sourceMap }: Pick<RuleContext, 'sourceMap'>,
): Iterable<RuleViolation> {
  const seen = new Map<string, NamedEntry>();
  for (const entry of entries) {
    const { id = '' } = entry;
    const first = seen.get(id);
    if (first && id !== '') {
      const { file, line } = sourceMap.positionOf(first, 'id');
      yield {
        position: sourceMap.positionOf(entry, 'id'),
        message: `Two ${kind} are called “${id}”; the first is in ${file}, line ${line}.`,
        cure: 'Give one of them another id, and mend what names it.',
      };
    } else seen.set(id, entry);
  }
}
