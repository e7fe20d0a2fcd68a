import { UNSURE } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { Condition } from '../../model/questions';
import { didYouMean, oneOf } from '../didYouMean';
import { quoted } from '../readContext';
import { deskReferences } from './deskReferences';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';
import { entriesWithLaw } from './lawRules';
import { phrasesIn } from './phraseForm';
import { idsOf, inField, type Reference, type ReferenceCheck } from './reference';

/** A condition, and where it is in the entry it belongs to. */
type LocatedCondition = Omit<Reference, 'word'> & { readonly when: Condition };

const CHECKS: Readonly<Record<string, (known: RuleContext) => ReferenceCheck | readonly ReferenceCheck[]>> = {
  'unknown-outcome': ({ knowledge: { outcomes, decisions } }) => ({
    called: 'outcome',
    existing: idsOf(outcomes),
    references: inField('outcome', decisions),
  }),
  'unknown-question': ({ knowledge }) => ({
    called: 'question',
    existing: idsOf(knowledge.questions),
    asKey: true,
    references: conditions(knowledge).flatMap(({ when, entry, path }) =>
      Object.keys(when).map((word) => ({ word, entry, path: [...path, word] })),
    ),
  }),
  'unknown-topic': ({ knowledge: { topics, outcomes, advice, short_answers } }) => ({
    called: 'topic',
    existing: idsOf(topics),
    references: [
      ...inField('topic', [...advice, ...short_answers, ...short_answers.flatMap(({ first }) => first)]),
      ...inField('topics', outcomes),
    ],
  }),
  'unknown-sign': ({ knowledge: { danger_signs: signs } }) => ({
    called: 'danger sign',
    existing: idsOf(signs),
    references: inField('covers', signs),
  }),
  'unknown-short-answer': ({ knowledge: { questions, short_answers } }) => ({
    called: 'short answer',
    existing: idsOf(short_answers),
    references: inField(
      'at_once',
      questions.flatMap(({ options }) => options),
    ),
  }),
  'unknown-area': ({ knowledge: { areas }, raw }) => ({
    called: 'area',
    existing: idsOf(areas),
    references: [
      ...inField('within', areas),
      ...inField('area', [...raw.service_files, ...raw.places]),
      ...inField('holds_in', raw.laws),
    ],
  }),
  'unknown-law': ({ knowledge }) => ({
    called: 'law',
    existing: idsOf(knowledge.laws),
    references: inField('law', entriesWithLaw(knowledge)),
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

/** An empty word is the fallback for one that could not be read and has already been reported. */
function* unknownReferences(
  { sourceMap }: RuleContext,
  { called, existing, references, asKey }: ReferenceCheck,
): Iterable<RuleViolation> {
  const known = new Set(existing);
  for (const { word, entry, path } of references) {
    if (word === '' || known.has(word)) continue;
    const message = `No ${called} is called ${quoted(word)}${didYouMean(word, known)}`;
    const position = asKey ? sourceMap.keyPositionOf(entry, ...path) : sourceMap.positionOf(entry, ...path);
    yield { position, message, cure: oneOf(known) };
  }
}

/** Where outcomes and topics ask for kinds of help. */
function helpAskedFor({ outcomes, topics, short_answers }: Knowledge): readonly Reference[] {
  return [...outcomes, ...topics, ...short_answers].flatMap((entry) =>
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

export const conditionRules: KnowledgeRules = {
  /** A condition names only answers that its question has. `unsure` also covers a skipped question. */
  *'unknown-answer'(known) {
    for (const placed of conditions(known.knowledge)) yield* unknownIn(placed, known);
  },
};

function* unknownIn(
  { when, entry, path }: LocatedCondition,
  { knowledge, sourceMap }: RuleContext,
): Iterable<RuleViolation> {
  for (const [id, wanted] of Object.entries(when)) {
    const question = knowledge.questions.find((one) => one.id === id);
    if (!question) continue;
    const answers = [...new Set([...idsOf(question.options), UNSURE])];
    for (const [place, answer] of wanted.entries()) {
      if (answers.includes(answer)) continue;
      yield {
        position: sourceMap.positionOf(entry, ...path, id, place),
        message: `The question “${id}” has no answer ${quoted(answer)}${didYouMean(answer, answers)}`,
        cure: oneOf(answers),
      };
    }
  }
}

/** Every condition an author has written, in whatever file. */
function conditions(knowledge: Knowledge): readonly LocatedCondition[] {
  const { decisions, danger_signs, advice, outcomes, topics, short_answers } = knowledge;
  const { questions, script, themes, flags, four, to_do: toDo, dispositions, services } = knowledge;
  return [
    ...[...decisions, ...danger_signs].map((entry) => ({ when: entry.when, entry, path: ['when'] })),
    ...[...outcomes, ...topics, ...short_answers].flatMap((entry) =>
      entry.first.map(({ when }, place) => ({ when, entry, path: ['first', place, 'when'] })),
    ),
    ...services.map((entry) => ({ when: entry.not_for ?? {}, entry, path: ['not_for'] })),
    ...services.map((entry) => ({ when: entry.meant_for ?? {}, entry, path: ['meant_for'] })),
    ...advice.map((entry) => ({ when: entry.fits, entry, path: ['fits'] })),
    ...[...outcomes, ...topics, ...short_answers].flatMap((entry) =>
      entry.help.map(({ when }, place) => ({ when, entry, path: ['help', place, 'when'] })),
    ),
    ...questions.flatMap(({ options }) => options.map((entry) => ({ when: entry.implies, entry, path: ['implies'] }))),
    ...questions.flatMap(({ id, between }) =>
      between.map((entry) => ({ when: { [id]: entry.options }, entry, path: ['options'] })),
    ),
    ...four.map((entry) => ({ when: { [entry.question]: [...entry.yes, ...entry.no] }, entry, path: [] })),
    ...themes.map((entry) => ({ when: entry.heard, entry, path: ['heard'] })),
    ...[...script, ...flags, ...toDo, ...dispositions].map((entry) => ({
      when: entry.when ?? {},
      entry,
      path: ['when'],
    })),
    ...script.flatMap(({ options }) => options.map((entry) => ({ when: entry.answers, entry, path: ['answers'] }))),
  ];
}
