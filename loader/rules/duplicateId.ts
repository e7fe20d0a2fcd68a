import type { Finding, Known, Rule } from './rule';

interface Named {
  readonly id: string;
}

/** Ids tell entries apart, so no two of a kind may share one. */
export const duplicateId: Rule = {
  id: 'duplicate-id',
  *check(known) {
    const {
      messages: _messages,
      labels: _labels,
      decisions: _decisions,
      four: _four,
      spellings: _spellings,
      ears: _ears,
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
    for (const [kind, entries] of Object.entries<readonly Named[]>(kinds))
      yield* shared(kind.replace('_', ' '), entries, known);
    for (const { id, options } of kinds.script) yield* shared(`options of step “${id}”`, options, known);
    for (const { id, options } of known.written.questions) {
      if (options !== 'areas') yield* shared(`options of question “${id}”`, options, known);
    }
  },
};

function* shared(kind: string, entries: readonly Named[], { origins }: Known): Iterable<Finding> {
  const seen = new Map<string, Named>();
  for (const entry of entries) {
    const first = seen.get(entry.id);
    if (first && entry.id !== '') {
      const { file, line } = origins.place(first, 'id');
      yield {
        at: origins.place(entry, 'id'),
        message: `Two ${kind} are called “${entry.id}”; the first is in ${file}, line ${line}.`,
        cure: 'Give one of them another id, and mend what names it.',
      };
    } else seen.set(entry.id, entry);
  }
}
