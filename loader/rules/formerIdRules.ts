import type { FormerAnswer } from '../../model/formerIds';
import { AnswerIds } from '../../triage/answerIds';
import type { KnowledgeRules, RuleContext, RuleViolation } from './knowledgeRule';
import { idsOf } from './reference';

export const formerIdRules: KnowledgeRules = {
  /** What an earlier release called otherwise leads to something that there is. */
  *'former-ids'(known) {
    yield* formerAnswers(known);
    yield* formerFields(known);
  },

  /** Nothing that the last release had is gone without a word of what it became: somebody may have told it just now. */
  *'released-ids'(known) {
    const { released, former_answers: formerAnswers, former_fields: fields, questions } = known.knowledge;
    const ids = new AnswerIds({ questions, former_answers: formerAnswers });
    const declared = new Set([...formerAnswers, ...fields].map(({ was }) => was));
    for (const [question, options] of Object.entries(released.answers)) {
      if (ids.question(question) === undefined && declared.has(question)) continue;
      if (ids.question(question) === undefined) yield gone(known, 'question', question);
      else
        for (const path of options.map((option) => `${question}/${option}`))
          if (ids.answer(path) === undefined && !declared.has(path)) yield gone(known, 'answer', path);
    }
    const record = idsOf(known.knowledge.diary_fields);
    for (const field of released.record)
      if (!record.includes(field) && !declared.has(field)) yield gone(known, 'field of the record', field);
  },
};

const FILE = 'former-ids.yaml';

function gone({ knowledge, sourceMap }: RuleContext, kind: string, path: string): RuleViolation {
  const [question] = path.split('/');
  const entry = knowledge.questions.find(({ id }) => id === question) ?? knowledge.released;
  const list = kind === 'field of the record' ? 'former_fields' : 'former_answers';
  return {
    position: sourceMap.positionOf(entry),
    message: `The ${kind} “${path}” of release ${knowledge.released.version} is gone: what people have told with it would be lost.`,
    cure: `Put the id back as it was. Or say under “${list}” in ${FILE} what it became, such as “- { was: ${path}, now: … }”.`,
  };
}

function* formerAnswers({ knowledge, sourceMap }: RuleContext): Iterable<RuleViolation> {
  const { questions, former_answers: former } = knowledge;
  const [ids, now] = [new AnswerIds(knowledge), new AnswerIds({ questions, former_answers: [] })];
  const is = (by: AnswerIds, path: string) =>
    path.includes('/') ? by.answer(path) !== undefined : by.question(path) !== undefined;
  for (const entry of former) {
    const position = sourceMap.positionOf(entry, 'was');
    if (is(now, entry.was) || isTwice(entry, former)) yield { position, ...stillThere(entry.was) };
    const nowhere = entry.now.filter((path) => path.includes('/') !== entry.was.includes('/') || !is(ids, path));
    const tooMany = entry.was.includes('/') ? [] : entry.now.slice(1);
    for (const path of [...nowhere, ...tooMany])
      yield { position: sourceMap.positionOf(entry, 'now'), ...leadsNowhere(entry.was, path) };
  }
}

function* formerFields({ knowledge, sourceMap }: RuleContext): Iterable<RuleViolation> {
  const { diary_fields: fields, former_fields: former } = knowledge;
  const there = idsOf(fields);
  for (const entry of former) {
    const { was, now } = entry;
    if (there.includes(was)) yield { position: sourceMap.positionOf(entry, 'was'), ...stillThere(was) };
    if (!there.includes(now)) yield { position: sourceMap.positionOf(entry, 'now'), ...leadsNowhere(was, now) };
  }
}

function isTwice({ was }: FormerAnswer, former: readonly FormerAnswer[]): boolean {
  return former.filter((one) => one.was === was).length > 1;
}

function stillThere(was: string) {
  return {
    message: `“${was}” is called so still, or is listed twice as what was called so.`,
    cure: 'List here, once, only what has another name now or is gone.',
  };
}

function leadsNowhere(was: string, now: string) {
  return {
    message: `“${was}” cannot have become “${now}”.`,
    cure: 'Name a question for a question, and answers that there are, each after its question and a slash, for an answer.',
  };
}
