import type { KnowledgeRule, RuleContext, RuleViolation } from './knowledgeRule';

export interface NamedEntry {
  readonly id: string;
}

/** Ids are unique among the entries of one kind. */
export const duplicateId: KnowledgeRule = {
  id: 'duplicate-id',
  *check(known) {
    const {
      messages: _messages,
      labels: _labels,
      decisions: _decisions,
      four: _four,
      spellings: _spellings,
      classifiers: _ears,
      times,
      ...others
    } = known.knowledge;
    const kinds = {
      ...others,
      weekdays: times.weekdays,
      months: times.months,
      units: times.units,
      'parts of the day': times.parts,
      days: [...times.near, ...times.days],
    };
    for (const [kind, entries] of Object.entries<readonly NamedEntry[]>(kinds))
      yield* duplicates(kind.replace('_', ' '), entries, known);
    for (const { id, options } of kinds.script) yield* duplicates(`options of step “${id}”`, options, known);
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
    const first = seen.get(entry.id);
    if (first && entry.id !== '') {
      const { file, line } = sourceMap.positionOf(first, 'id');
      yield {
        position: sourceMap.positionOf(entry, 'id'),
        message: `Two ${kind} are called “${entry.id}”; the first is in ${file}, line ${line}.`,
        cure: 'Give one of them another id, and mend what names it.',
      };
    } else seen.set(entry.id, entry);
  }
}
