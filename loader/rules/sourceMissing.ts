import type { KnowledgeRule, RuleContext, RuleViolation } from './knowledgeRule';

/** Every entry names its sources. */
export const sourceMissing: KnowledgeRule = {
  id: 'source-missing',
  *check(known) {
    const { services, topics, advice } = known.knowledge;
    for (const one of services) if (one.assured_from.length === 0) yield missing(known, one, 'assured_from');
    for (const one of [...topics, ...advice])
      if (one.sources.length === 0) yield missing(known, one, 'sources');
  },
};

function missing({ sourceMap }: RuleContext, entry: { readonly id: string }, field: string): RuleViolation {
  return {
    position: sourceMap.keyPositionOf(entry, field),
    message: `“${entry.id}” does not say where its facts come from.`,
    cure: `Write at least one source in “${field}”.`,
  };
}
