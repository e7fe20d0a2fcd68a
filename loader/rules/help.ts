import type { RuleContext } from './knowledgeRule';
import type { Reference } from './references';

/** Where outcomes and topics ask for kinds of help. */
export function helpAskedFor({ knowledge }: RuleContext): readonly Reference[] {
  return [...knowledge.outcomes, ...knowledge.topics].flatMap((entry) =>
    entry.help.map(({ kind }, place) => ({ word: kind, entry, path: ['help', place, 'kind'] })),
  );
}

/** Where services say which kinds of help they give. */
export function helpGiven({ knowledge }: RuleContext): readonly Reference[] {
  return knowledge.services.flatMap((entry) =>
    entry.help.map((word, place) => ({ word, entry, path: ['help', place] })),
  );
}
