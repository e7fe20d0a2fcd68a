import type { Finding, Known, Rule } from './rule';

/** Every fact says where it comes from. */
export const sourceMissing: Rule = {
  id: 'source-missing',
  *check(known) {
    const { services, topics, advice } = known.knowledge;
    for (const one of services) if (one.assured_from.length === 0) yield missing(known, one, 'assured_from');
    for (const one of [...topics, ...advice])
      if (one.sources.length === 0) yield missing(known, one, 'sources');
  },
};

function missing({ origins }: Known, entry: { readonly id: string }, field: string): Finding {
  return {
    at: origins.keyPlace(entry, field),
    message: `“${entry.id}” does not say where its facts come from.`,
    cure: `Write at least one source in “${field}”.`,
  };
}
