import { DANGER, WHERE } from '../../model/answers';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';
import { idsOf } from './reference';

interface NamedEntry {
  /** Decisions and the like have none. */
  readonly id?: string;
}

export const idRules: KnowledgeRules = {
  /** Ids are unique among the entries of one kind. */
  *'duplicate-id'(known) {
    const { times, script, ...others } = known.knowledge;
    const { weekdays, months, units, parts, near } = times;
    const days = [...near, ...times.days];
    const kinds = { ...others, script, weekdays, months, units, 'parts of the day': parts, days };
    for (const [kind, entries] of Object.entries<object | undefined>(kinds))
      if (Array.isArray(entries)) yield* duplicates(kind.replace('_', ' '), entries, known);
    for (const { id, options } of script) yield* duplicates(`options of step “${id}”`, options, known);
    for (const { id, options, between } of known.raw.questions) {
      const own = options === 'areas' ? [] : options;
      yield* duplicates(`options of question “${id}”`, [...own, ...between], known);
    }
  },

  /** Every entry that the code uses by id exists, and the options of WHERE are the areas. */
  *'named-entries'(known) {
    const { topics, short_answers: answers, phrases, word_sets: sets } = known.knowledge;
    const questions = [...new Set([...QUESTIONS, ...Object.keys(known.named.options)])];
    yield* missing('question', questions, known.raw.questions, known);
    yield* missing('topic', known.named.topics, topics, known);
    yield* missing('short answer', known.named.short_answers, answers, known);
    yield* missing('set of phrases', known.named.phrases, phrases, known);
    yield* missing('set of words', known.named.word_sets, sets, known);
    yield* missingHelp(known);
    yield* namedOptions(known);
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

const QUESTIONS = [DANGER, WHERE];

function* missing(
  called: string,
  named: readonly string[],
  entries: readonly { readonly id: string }[],
  { sourceMap }: RuleContext,
): Iterable<RuleViolation> {
  const [first] = entries;
  if (!first) return;
  for (const id of named.filter((one) => !idsOf(entries).includes(one))) {
    yield {
      position: sourceMap.positionOf(first),
      message: `There is no ${called} with the id “${id}”, which Waymark itself asks for.`,
      cure: 'Add it, or mend the id of the one that is meant.',
    };
  }
}

function* missingHelp({ named, knowledge, sourceMap }: RuleContext): Iterable<RuleViolation> {
  const { services } = knowledge;
  const [first] = services;
  if (!first) return;
  for (const kind of named.help.filter((one) => !services.some(({ help }) => help.includes(one)))) {
    yield {
      position: sourceMap.positionOf(first, 'help'),
      message: `No service gives the help “${kind}”, which Waymark itself asks for.`,
      cure: 'Add it to a service, or mend the name of the kind that is meant.',
    };
  }
}

function* namedOptions({ raw, sourceMap, named }: RuleContext): Iterable<RuleViolation> {
  for (const question of raw.questions) {
    const { id, options } = question;
    const at = sourceMap.keyPositionOf(question, 'options');
    if (options === 'areas') continue;
    if (id === WHERE) {
      yield {
        position: at,
        message: `The answers of “${WHERE}” are not the areas.`,
        cure: 'Write “options: areas” in its place; the areas themselves stand in areas.yaml.',
      };
      continue;
    }
    for (const option of (named.options[id] ?? []).filter((one) => !idsOf(options).includes(one))) {
      yield {
        position: at,
        message: `The question “${id}” has no option “${option}”, which Waymark itself asks for.`,
        cure: 'Add it, or mend the id of the one that is meant.',
      };
    }
  }
}
