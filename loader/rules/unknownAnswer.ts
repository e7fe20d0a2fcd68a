import { UNSURE } from '../../model/answers';
import { quoted } from '../reading';
import { didYouMean, oneOf } from '../suggest';
import { conditions, type Placed } from './conditions';
import { idsOf } from './references';
import type { Finding, Known, Rule } from './rule';

/** A condition names only answers that its question has. `unsure` stands for a skipped question too. */
export const unknownAnswer: Rule = {
  id: 'unknown-answer',
  *check(known) {
    for (const placed of conditions(known)) yield* unknownIn(placed, known);
  },
};

function* unknownIn({ when, entry, path }: Placed, { knowledge, origins }: Known): Iterable<Finding> {
  for (const [id, wanted] of Object.entries(when)) {
    const question = knowledge.questions.find((one) => one.id === id);
    if (!question) continue;
    const answers = [...new Set([...idsOf(question.options), UNSURE])];
    for (const [place, answer] of wanted.entries()) {
      if (answers.includes(answer)) continue;
      yield {
        at: origins.place(entry, ...path, id, place),
        message: `The question “${id}” has no answer ${quoted(answer)}${didYouMean(answer, answers)}`,
        cure: oneOf(answers),
      };
    }
  }
}
