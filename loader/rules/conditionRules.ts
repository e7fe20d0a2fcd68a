import { UNSURE } from '../../model/answers';
import type { Condition } from '../../model/questions';
import { didYouMean, oneOf } from '../didYouMean';
import { quoted } from '../readContext';
import type { PathStep } from '../sourceMap';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';
import { idsOf } from './references';

export const conditionRules: KnowledgeRules = {
  /** A condition names only questions that exist. */
  *'unknown-question'(known) {
    const ids = idsOf(known.knowledge.questions);
    for (const { when, entry, path } of conditions(known)) {
      for (const question of Object.keys(when).filter((id) => !ids.includes(id))) {
        yield {
          position: known.sourceMap.keyPositionOf(entry, ...path, question),
          message: `No question is called ${quoted(question)}${didYouMean(question, ids)}`,
          cure: oneOf(ids),
        };
      }
    }
  },

  /** A condition names only answers that its question has. `unsure` also covers a skipped question. */
  *'unknown-answer'(known) {
    for (const placed of conditions(known)) yield* unknownIn(placed, known);
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

/** A condition, and where it is in the entry it belongs to. */
interface LocatedCondition {
  readonly when: Condition;
  readonly entry: object;
  readonly path: readonly PathStep[];
}

/** Every condition an author has written, in whatever file. */
function conditions({ knowledge }: RuleContext): readonly LocatedCondition[] {
  const { decisions, danger_signs, advice, outcomes, topics, script, themes, flags, four, dispositions } =
    knowledge;
  return [
    ...[...decisions, ...danger_signs].map((entry) => ({ when: entry.when, entry, path: ['when'] })),
    ...advice.map((entry) => ({ when: entry.fits, entry, path: ['fits'] })),
    ...[...outcomes, ...topics].flatMap((entry) =>
      entry.help.map(({ when }, place) => ({ when, entry, path: ['help', place, 'when'] })),
    ),
    ...four.map((entry) => ({ when: { [entry.question]: [...entry.yes, ...entry.no] }, entry, path: [] })),
    ...themes.map((entry) => ({ when: entry.heard, entry, path: ['heard'] })),
    ...[...flags, ...dispositions].map((entry) => ({ when: entry.when ?? {}, entry, path: ['when'] })),
    ...script.flatMap(({ options }) =>
      options.map((entry) => ({ when: entry.answers, entry, path: ['answers'] })),
    ),
  ];
}
