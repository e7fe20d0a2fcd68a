import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';

export const serviceRules: KnowledgeRules = {
  /** A service opens before it closes. */
  *'hours-order'({ knowledge, sourceMap }) {
    for (const { id, hours } of knowledge.services) {
      if (hours.kind !== 'weekly') continue;
      for (const times of hours.open.filter(({ opens, closes }) => opens >= closes)) {
        yield {
          position: sourceMap.positionOf(times, 'closes'),
          message: `The service “${id}” would close before it opens.`,
          cure: 'If it is open past midnight, write two items: one that closes at "24:00", one for the days after that opens at "00:00".',
        };
      }
    }
  },

  /** Nothing can have been checked in the future. */
  *'date-in-future'({ knowledge, sourceMap, today }) {
    for (const entry of [...knowledge.services, ...knowledge.bank_holidays]) {
      if (entry.assured_date <= today) continue;
      yield {
        position: sourceMap.positionOf(entry, 'assured_date'),
        message: `“${entry.id}” was last checked on ${entry.assured_date}, but today is ${today}.`,
        cure: 'Write the day on which it was last checked.',
      };
    }
    for (const entry of knowledge.services) {
      if (entry.source_date === undefined || entry.source_date <= today) continue;
      yield {
        position: sourceMap.positionOf(entry, 'source_date'),
        message: `The source of “${entry.id}” is dated ${entry.source_date}, but today is ${today}.`,
        cure: 'Write the date that the page or document bears.',
      };
    }
  },

  /** Every entry names its sources. */
  *'source-missing'(known) {
    const { services, topics, advice, short_answers } = known.knowledge;
    for (const one of services) if (one.assured_from.length === 0) yield missing(known, one, 'assured_from');
    for (const one of [...topics, ...advice, ...short_answers])
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
