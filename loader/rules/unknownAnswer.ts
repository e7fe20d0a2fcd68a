import { UNSURE } from '../../model/answers';
import { didYouMean, oneOf } from '../didYouMean';
import { quoted } from '../readContext';
import { conditions, type LocatedCondition } from './conditions';
import type { KnowledgeRule, RuleContext, RuleViolation } from './knowledgeRule';
import { idsOf } from './references';

/** A condition names only answers that its question has. `unsure` also covers a skipped question. */
export const unknownAnswer: KnowledgeRule = {
  id: 'unknown-answer',
  *check(known) {
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
