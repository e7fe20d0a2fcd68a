import { DANGER, UNSURE } from '../../model/answers';
import type { KnowledgeRule, RuleContext, RuleViolation } from './knowledgeRule';
import { idsOf } from './references';

const YES = 'yes';
const ANSWERS = [YES, 'no', UNSURE];

/** Danger is asked about first, and after a yes nothing more is asked. */
export const dangerFirst: KnowledgeRule = {
  id: 'danger-first',
  *check(known) {
    yield* askedFirst(known);
    yield* decidedFirst(known);
  },
};

function* askedFirst({ knowledge, sourceMap }: RuleContext): Iterable<RuleViolation> {
  const [first] = knowledge.questions;
  if (!first) return;
  if (first.id !== DANGER) {
    yield {
      position: sourceMap.positionOf(first, 'id'),
      message: `The first question is “${first.id}”, not “${DANGER}”.`,
      cure: `Put the question “${DANGER}” at the top of the list.`,
    };
    return;
  }
  const missing = ANSWERS.filter((answer) => !idsOf(first.options).includes(answer));
  if (missing.length === 0) return;
  yield {
    position: sourceMap.keyPositionOf(first, 'options'),
    message: `The question “${DANGER}” has no answer “${missing.join('”, “')}”.`,
    cure: `Give it the answers ${ANSWERS.join(', ')}.`,
  };
}

function* decidedFirst({ knowledge, sourceMap }: RuleContext): Iterable<RuleViolation> {
  const [first] = knowledge.decisions;
  if (!first) return;
  if (Object.keys(first.when).join() !== DANGER || first.when[DANGER]?.join() !== YES) {
    yield {
      position: sourceMap.keyPositionOf(first, 'when'),
      message: 'The first decision is not the one for people in danger now.',
      cure: `Put the decision with “when: { ${DANGER}: ${YES} }” at the top of the list.`,
    };
    return;
  }
  const outcome = knowledge.outcomes.find(({ id }) => id === first.outcome);
  if (!outcome || outcome.at_once) return;
  yield {
    position: sourceMap.positionOf(outcome, 'at_once'),
    message: `People in danger would be asked more before they see “${outcome.id}”.`,
    cure: `Write “at_once: yes” in the outcome “${outcome.id}”.`,
  };
}

/** Every combination of answers leads to an outcome. */
export const lastDecisionFitsAll: KnowledgeRule = {
  id: 'last-decision-fits-all',
  *check({ knowledge, sourceMap }) {
    const last = knowledge.decisions.at(-1);
    if (!last || Object.keys(last.when).length === 0) return;
    yield {
      position: sourceMap.keyPositionOf(last, 'when'),
      message: 'The last decision does not fit everyone.',
      cure: 'Add a decision without “when” at the end, for everyone whom no decision above it fits.',
    };
  },
};
