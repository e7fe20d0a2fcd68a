import { DANGER, WHERE, WHO_FOR } from '../../model/answers';
import { idsOf } from './references';
import type { Finding, Known, Rule } from './rule';

const QUESTIONS = [DANGER, WHO_FOR, WHERE];

/** What Waymark itself asks for by id is there; where someone is can only be an area. */
export const namedEntries: Rule = {
  id: 'named-entries',
  *check(known) {
    const { topics, phrases, word_sets: sets, quick_help, wrap_up } = known.knowledge;
    yield* missing('question', QUESTIONS, known.written.questions, known);
    yield* missing('topic', known.named.topics, topics, known);
    yield* missing('set of phrases', known.named.phrases, phrases, known);
    yield* missing('set of words', known.named.word_sets, sets, known);
    yield* missing('quick help', known.named.quick_help, quick_help, known);
    yield* missing('field of the wrap-up', known.named.wrap_up, wrap_up, known);
    yield* namedOptions(known);
  },
};

function* missing(
  called: string,
  named: readonly string[],
  entries: readonly { readonly id: string }[],
  { origins }: Known,
): Iterable<Finding> {
  const [first] = entries;
  if (!first) return;
  for (const id of named.filter((one) => !idsOf(entries).includes(one))) {
    yield {
      at: origins.place(first),
      message: `There is no ${called} with the id “${id}”, which Waymark itself asks for.`,
      cure: 'Add it, or mend the id of the one that is meant.',
    };
  }
}

function* namedOptions({ written, origins, named }: Known): Iterable<Finding> {
  for (const question of written.questions) {
    const { id, options } = question;
    const at = origins.keyPlace(question, 'options');
    if (options === 'areas') continue;
    if (id === WHERE) {
      yield {
        at,
        message: `The answers of “${WHERE}” are not the areas.`,
        cure: 'Write “options: areas” in its place; the areas themselves stand in areas.yaml.',
      };
      continue;
    }
    for (const option of (named.options[id] ?? []).filter((one) => !idsOf(options).includes(one))) {
      yield {
        at,
        message: `The question “${id}” has no option “${option}”, which Waymark itself asks for.`,
        cure: 'Add it, or mend the id of the one that is meant.',
      };
    }
  }
}
