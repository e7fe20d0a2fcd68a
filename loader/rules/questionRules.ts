import { DANGER, UNSURE } from '../../model/answers';
import type { Outcome } from '../../model/knowledge';
import type { SourceMap } from '../sourceMap';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';
import { idsOf } from './reference';

const YES = 'yes';
const ANSWERS = [YES, 'no', UNSURE];

export const questionRules: KnowledgeRules = {
  /** Danger is asked about first; after a yes nothing more is asked, and the button for 999 is shown. */
  *'danger-first'(known) {
    yield* askedFirst(known);
    yield* decidedFirst(known);
  },

  /** Every combination of answers leads to an outcome. */
  *'last-decision-fits-all'({ knowledge, sourceMap }) {
    const last = knowledge.decisions.at(-1);
    if (!last || Object.keys(last.when).length === 0) return;
    yield {
      position: sourceMap.keyPositionOf(last, 'when'),
      message: 'The last decision does not fit everyone.',
      cure: 'Add a decision without “when” at the end, for everyone whom no decision above it fits.',
    };
  },

  /**
   * What an answer means is said by `means` and never by its id, so that a new id takes nothing away. Only that of
   * being unsure is fixed, as conditions name a skipped question by it.
   */
  *'plain-reply'({ raw, sourceMap }) {
    for (const { id: question, options } of raw.questions) {
      for (const option of options === 'areas' ? [] : options) {
        const { id, means } = option;
        if (means === UNSURE && id !== UNSURE) {
          yield {
            position: sourceMap.positionOf(option, 'id'),
            message: `The answer “${id}” of “${question}” means unsure, and a skipped question would not count as it.`,
            cure: `Write “id: ${UNSURE}”, and ${UNSURE} in the conditions that name it.`,
          };
        } else if (means === undefined && PLAIN.includes(id)) {
          yield {
            position: sourceMap.positionOf(option, 'id'),
            message: `The answer “${id}” of “${question}” does not say that a plain “${id}” means it.`,
            cure: `Write “means: ${id}” below it.`,
          };
        }
      }
    }
  },

  /** The first diary field holds the story, and exactly one holds the time. */
  *'diary-fields'(known) {
    const fields = known.knowledge.diary_fields;
    const [first] = fields;
    if (!first) return;
    yield* onlyOne(known, 'story');
    yield* onlyOne(known, 'time');
    yield* askedWithEarlier(known);
    if (first.holds !== 'story' && fields.some(({ holds }) => holds === 'story')) {
      yield {
        position: known.sourceMap.positionOf(first),
        message: `The first diary field is “${first.id}”, but people begin with what happened.`,
        cure: 'Move the field with “holds: story” to the top.',
      };
    }
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
  for (const outcome of knowledge.outcomes)
    yield* outcome.id === first.outcome
      ? shownAtOnce(outcome, sourceMap)
      : notForEmergency(outcome, first.outcome, sourceMap);
}

const WITHOUT = {
  at_once: 'would be asked more before they see',
  emergency: 'would find no button for 999, and none to say that they are safe again, below',
};

function* shownAtOnce(outcome: Outcome, sourceMap: SourceMap): Iterable<RuleViolation> {
  for (const flag of (['at_once', 'emergency'] as const).filter((one) => !outcome[one])) {
    yield {
      position: sourceMap.positionOf(outcome, flag),
      message: `People in danger ${WITHOUT[flag]} “${outcome.id}”.`,
      cure: `Write “${flag}: yes” in the outcome “${outcome.id}”.`,
    };
  }
}

/** "I am safe now" takes back the answer about danger, which would change nothing below another outcome. */
function* notForEmergency(outcome: Outcome, danger: string, sourceMap: SourceMap): Iterable<RuleViolation> {
  if (!outcome.emergency) return;
  yield {
    position: sourceMap.positionOf(outcome, 'emergency'),
    message: `“${outcome.id}” would be shown as danger now, which is “${danger}”.`,
    cure: 'Delete the line, or mend the first decision.',
  };
}

const PLAIN: readonly string[] = ['yes', 'no', UNSURE];

/** What is asked about together stands together, behind the field that it is asked with. */
function* askedWithEarlier({ knowledge, sourceMap }: RuleContext): Iterable<RuleViolation> {
  for (const [place, field] of knowledge.diary_fields.entries()) {
    const before = knowledge.diary_fields[place - 1];
    const isBehind = field.with === before?.with || (!before?.with && field.with === before?.id);
    if (field.with === undefined || isBehind) continue;
    yield {
      position: sourceMap.positionOf(field, 'with'),
      message: `The diary field “${field.id}” is asked about with “${field.with}”, and does not follow it.`,
      cure: `Move it behind “${field.with}” and what is asked about with that, or write another field after “with:”.`,
    };
  }
}

function* onlyOne({ knowledge, sourceMap }: RuleContext, holds: 'story' | 'time'): Iterable<RuleViolation> {
  const fields = knowledge.diary_fields;
  const [found, second] = fields.filter((field) => field.holds === holds);
  const at = second ?? (found ? undefined : fields[0]);
  if (!at) return;
  yield {
    position: sourceMap.positionOf(at, ...(second ? ['holds'] : [])),
    message: second
      ? `The diary fields “${found?.id}” and “${second.id}” both hold the ${holds}.`
      : `No diary field holds the ${holds}.`,
    cure: `Write “holds: ${holds}” for exactly one diary field.`,
  };
}
