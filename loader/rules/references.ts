import type { Knowledge } from '../../model/knowledge';
import { didYouMean, oneOf } from '../didYouMean';
import { quoted } from '../readContext';
import type { PathStep } from '../sourceMap';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';
import { phrasesIn } from './phraseForm';

/** A reference to an entry by its id. */
interface Reference {
  readonly word: string;
  readonly entry: object;
  readonly path: readonly PathStep[];
}

/** What may refer to entries of one kind, and those that there are. */
interface ReferenceCheck {
  /** 'outcome', for "No outcome is called …" */
  readonly called: string;
  readonly existing: readonly string[];
  readonly references: readonly Reference[];
}

const CHECKS: Readonly<Record<string, (known: RuleContext) => ReferenceCheck | readonly ReferenceCheck[]>> = {
  'unknown-outcome': ({ knowledge: { outcomes, decisions } }) => ({
    called: 'outcome',
    existing: idsOf(outcomes),
    references: inField('outcome', decisions),
  }),
  'unknown-topic': ({ knowledge: { topics, outcomes, advice } }) => ({
    called: 'topic',
    existing: idsOf(topics),
    references: [...inField('topic', advice), ...inField('topics', outcomes)],
  }),
  'unknown-area': ({ knowledge: { areas }, raw }) => ({
    called: 'area',
    existing: idsOf(areas),
    references: [...inField('within', areas), ...inField('area', raw.service_files)],
  }),
  'unknown-bank-holidays': ({ knowledge: { areas, bank_holidays } }) => ({
    called: 'list of bank holidays',
    existing: idsOf(bank_holidays),
    references: inField('bank_holidays', areas),
  }),
  'unknown-help': ({ knowledge }) => ({
    called: 'kind of help that a service gives',
    existing: knowledge.services.flatMap(({ help }) => help),
    references: [...helpAskedFor(knowledge), ...inField('help', knowledge.dispositions)],
  }),
  'unknown-phrases': ({ knowledge: { phrases }, named }) => ({
    called: 'thing that Waymark does',
    existing: named.phrases,
    references: inField('id', phrases),
  }),
  'unknown-words': ({ knowledge }) => ({
    called: 'set of words',
    existing: idsOf(knowledge.word_sets),
    references: wordSetsNamed(knowledge),
  }),
  'unknown-part': ({ knowledge: { times } }) => ({
    called: 'part of the day',
    existing: idsOf(times.parts),
    references: [...inField('or', times.parts), ...inField('part', [...times.near, ...times.days])],
  }),
  'unknown-desk-entry': ({ knowledge }) => deskReferences(knowledge),
};

/** Every name that an author writes is that of something that exists. */
export const referenceRules: KnowledgeRules = Object.fromEntries(
  Object.entries(CHECKS).map(([id, checks]) => [
    id,
    (known) => [checks(known)].flat().flatMap((check) => [...unknownReferences(known, check)]),
  ]),
);

export const unaskedHelp: KnowledgeRules = {
  /** Every kind of help that a service gives is asked for somewhere; otherwise one of the two is misspelt. */
  'unasked-help': (known) =>
    unknownReferences(known, {
      called: 'kind of help that an outcome or a topic asks for',
      existing: helpAskedFor(known.knowledge).map(({ word }) => word),
      references: inField('help', known.knowledge.services),
    }),
};

export function idsOf(entries: readonly { readonly id: string }[]): readonly string[] {
  return entries.map(({ id }) => id);
}

/** An empty word is the fallback for one that could not be read and has already been reported. */
function* unknownReferences(
  { sourceMap }: RuleContext,
  { called, existing, references }: ReferenceCheck,
): Iterable<RuleViolation> {
  const known = new Set(existing);
  for (const { word, entry, path } of references) {
    if (word === '' || known.has(word)) continue;
    const message = `No ${called} is called ${quoted(word)}${didYouMean(word, known)}`;
    yield { position: sourceMap.positionOf(entry, ...path), message, cure: oneOf(known) };
  }
}

/** What the entries name in a field that holds one word or several. */
function inField<Field extends string>(
  field: Field,
  entries: readonly { readonly [F in Field]?: string | readonly string[] | undefined }[],
): readonly Reference[] {
  return entries.flatMap((entry) => {
    const said: string | readonly string[] | undefined = entry[field];
    if (typeof said === 'string') return [{ word: said, entry, path: [field] }];
    return (said ?? []).map((word, place) => ({ word, entry, path: [field, place] }));
  });
}

/** Where outcomes and topics ask for kinds of help. */
function helpAskedFor({ outcomes, topics }: Knowledge): readonly Reference[] {
  return [...outcomes, ...topics].flatMap((entry) =>
    entry.help.map(({ kind }, place) => ({ word: kind, entry, path: ['help', place, 'kind'] })),
  );
}

/** A <name> in a phrase is a set of words in words.yaml. */
function wordSetsNamed(knowledge: Knowledge): readonly Reference[] {
  return [...phrasesIn(knowledge)].flatMap(({ entry, path, phrases }) =>
    phrases.flatMap((phrase, place) =>
      [...phrase.matchAll(/<([^<>]*)>/g)].map(([, word = '']) => ({ word, entry, path: [...path, place] })),
    ),
  );
}

function deskReferences(knowledge: Knowledge): readonly ReferenceCheck[] {
  const { script, themes, wrap_up, questions, dispositions, quick_help, flags } = knowledge;
  const options = script.flatMap((step) => step.options);
  const steps = idsOf(script);
  const toSteps = [
    ...inField('next', options),
    ...inField('steps', dispositions),
    ...inField('step', quick_help),
  ];
  const lines = knowledge.practice_calls.flatMap((call) => call.lines);
  const filled = options.flatMap((entry) =>
    Object.keys(entry.fills).map((word) => ({ word, entry, path: ['fills', word] })),
  );
  return [
    { called: 'step', existing: steps, references: toSteps },
    {
      called: 'step or question',
      existing: [...steps, ...idsOf(questions)],
      references: inField('at', lines),
    },
    { called: 'theme', existing: idsOf(themes), references: inField('themes', flags) },
    { called: 'field of the wrap-up', existing: idsOf(wrap_up), references: filled },
  ];
}
