import { MONTH_NAMES, UNIT_NAMES, WORD_GROUPS } from '../../model/times';
import { DAYS } from '../../model/ukTime';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';
import { idsOf } from './reference';

export const timeRules: KnowledgeRules = {
  /** Every weekday, month, unit and group of words exists, and so do the parts of the day that the code uses by id. */
  *'named-times'({ knowledge, sourceMap }) {
    const { times } = knowledge;
    const lists = [
      { called: 'weekday', ids: DAYS, entries: times.weekdays },
      { called: 'month', ids: MONTH_NAMES, entries: times.months },
      { called: 'unit', ids: UNIT_NAMES, entries: times.units },
      { called: 'part of the day', ids: ['night'], entries: times.parts },
      { called: 'group of words', ids: WORD_GROUPS, entries: times.words },
    ];
    for (const { called, ids, entries } of lists) {
      const known = idsOf(entries);
      for (const id of ids.filter((one) => !known.includes(one))) {
        yield {
          position: sourceMap.positionOf(entries[0] ?? times),
          message: `There is no ${called} with the id “${id}”, which Waymark itself asks for.`,
          cure: `Add “- { id: ${id}, also: [...] }” with the ways to say it.`,
        };
      }
    }
  },

  /** A phrase has one meaning in each list. "Night" may be a part of the day and a unit: those are separate lists. */
  *'time-said-twice'(known) {
    const { weekdays, months, units, parts, near, days, numbers } = known.knowledge.times;
    for (const list of [[...weekdays, ...months], units, parts, [...near, ...days], numbers]) yield* twice(list, known);
  },

  /** A named day is defined in exactly one way. */
  *'day-of-year'({ knowledge, sourceMap }) {
    for (const day of knowledge.times.days) {
      const said = WAYS.filter((way) => day[way] !== undefined);
      if (said.length === 1) continue;
      const [first, second] = said;
      yield {
        position: second === undefined ? sourceMap.positionOf(day, 'id') : sourceMap.keyPositionOf(day, second),
        message: first
          ? `“${day.id}” says in two ways when it is: “${first}” and “${second}”.`
          : `“${day.id}” does not say when it is.`,
        cure: 'Write exactly one of: on (12-26), easter (-2), nth (the second Sunday of November), dates (a list).',
      };
    }
  },

  /** A part of the day does not end before it begins. */
  *'part-order'({ knowledge, sourceMap }) {
    for (const part of knowledge.times.parts.filter(({ from, to }) => to < from)) {
      yield {
        position: sourceMap.positionOf(part, 'to'),
        message: `“${part.id}” would end before it begins.`,
        cure: 'After midnight the hours count on: five in the morning is "29:00".',
      };
    }
  },
};

const PHRASE_FIELDS = ['also', 'beside', 'ordinals', 'times'] as const;
type TimePhrases = { readonly id?: string; readonly value?: number } & {
  readonly [F in (typeof PHRASE_FIELDS)[number]]?: readonly string[];
};

function* twice(entries: readonly TimePhrases[], { sourceMap }: RuleContext): Iterable<RuleViolation> {
  const seen = new Map<string, TimePhrases>();
  for (const entry of entries) {
    const phrases = PHRASE_FIELDS.flatMap((field) => (entry[field] ?? []).map((one) => [field, one] as const));
    for (const [field, phrase] of phrases) {
      const first = seen.get(phrase);
      if (first && first !== entry && phrase !== '') {
        yield {
          position: sourceMap.positionOf(entry, field),
          message: `“${phrase}” would mean both “${first.id ?? first.value}” and “${entry.id ?? entry.value}”.`,
          cure: 'Take it away from one of them.',
        };
      } else seen.set(phrase, entry);
    }
  }
}

const WAYS = ['on', 'easter', 'nth', 'dates'] as const;
