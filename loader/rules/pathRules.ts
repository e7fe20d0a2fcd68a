import type { Condition } from '../../model/questions';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';

/** Over every path: they need sound references. */
export const pathRules: KnowledgeRules = {
  /** No decision stands below one that already fits everyone it would fit. */
  *'decision-never-read'({ knowledge: { decisions }, sourceMap }) {
    for (const [place, decision] of decisions.entries()) {
      const above = decisions.slice(0, place).find(({ when }) => covers(when, decision.when));
      if (!above) continue;
      const { line } = sourceMap.positionOf(above);
      yield {
        position: sourceMap.positionOf(decision),
        message: `This decision is never read: the one on line ${line} fits everyone that this one fits.`,
        cure: 'Move it above that one, or delete it.',
      };
    }
  },

  /** Every outcome can be reached by some answers. */
  *'unreachable-outcome'({ knowledge, sourceMap, explored }) {
    for (const outcome of knowledge.outcomes.filter(({ id }) => !explored().outcomes.has(id))) {
      yield {
        position: sourceMap.positionOf(outcome, 'id'),
        message: `No answers lead to the outcome “${outcome.id}”.`,
        cure: 'Add a decision for it, or move its decision further up, or delete the outcome.',
      };
    }
  },

  /** Every question is asked on some path, so that every option can be chosen. */
  *'unreachable-question'({ knowledge, sourceMap, explored }) {
    for (const question of knowledge.questions.filter(({ id, asked }) => asked && !explored().questions.has(id))) {
      yield {
        position: sourceMap.positionOf(question, 'id'),
        message: `The question “${question.id}” is never asked, since its answer would change nothing.`,
        cure: 'Name it in a decision, in a danger sign or in the help of an outcome, or delete it.',
      };
    }
  },

  /** All advice belongs to a topic that shows it or that an outcome offers. */
  *'unreachable-advice'({ knowledge: { advice, topics, outcomes }, sourceMap }) {
    const shown = new Set([
      ...topics.filter((topic) => topic.advice).map(({ id }) => id),
      ...outcomes.flatMap((outcome) => outcome.topics),
    ]);
    for (const one of advice.filter(({ topic }) => topics.some(({ id }) => id === topic) && !shown.has(topic))) {
      yield {
        position: sourceMap.positionOf(one, 'topic'),
        message: `Nobody is ever shown the advice “${one.id}”.`,
        cure: `Write “advice: yes” in the topic “${one.topic}”, or name that topic in an outcome.`,
      };
    }
  },

  /** One answer of each question is the usual one, or several that are given together: "about 3 questions left" is counted by it. */
  *'usual-answer'({ knowledge, sourceMap }) {
    for (const { options, choose, ...question } of knowledge.questions.filter(({ asked }) => asked)) {
      const usual = options.filter((option) => option.usual);
      const [, second] = usual;
      if (usual.length === 1 || options.length === 0 || (choose === 'many' && second)) continue;
      yield {
        position: second ? sourceMap.positionOf(second, 'usual') : sourceMap.positionOf(options[0] ?? question),
        message: `The question “${question.id}” has ${second ? usual.length : 'no'} usual answer${second ? 's' : ''}.`,
        cure: 'Write “usual: yes” on the one answer that most people give, and on no other.',
      };
    }
  },

  /** Most people are asked eight questions or fewer. */
  'usual-path': (known) =>
    beyond(
      8,
      known.explored().usual,
      'The usual answers lead',
      'Let at most 8 be asked on the usual path, or mend which answers are the usual ones.',
      known,
    ),

  /** Nobody is asked more than ten questions. */
  'too-many-questions': (known) =>
    beyond(
      10,
      known.explored().longest,
      'Some answers lead',
      'Ask at most 10: take a question away, or let fewer decisions lean on it.',
      known,
    ),
};

/** Whether the wide condition holds wherever the narrow one does. */
function covers(wide: Condition, narrow: Condition): boolean {
  return Object.entries(wide).every(([question, wanted]) => {
    const given = narrow[question];
    return given !== undefined && given.length > 0 && given.every((answer) => wanted.includes(answer));
  });
}

function* beyond(
  most: number,
  path: readonly string[],
  lead: string,
  cure: string,
  { knowledge, sourceMap }: RuleContext,
): Iterable<RuleViolation> {
  const first = knowledge.questions.find((question) => question.id === path[most]);
  if (!first) return;
  const message = `${lead} through ${path.length} questions: ${path.join(', ')}.`;
  yield { position: sourceMap.positionOf(first, 'id'), message, cure };
}
