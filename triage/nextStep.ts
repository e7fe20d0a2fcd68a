import { type Answers, WHERE } from '../model/answers';
import type { Decision, Knowledge, Outcome, Question } from '../model/knowledge';
import type { Condition } from '../model/questions';
import { conditionState, openQuestions } from './conditions';

export type Step =
  | { readonly kind: 'ask'; readonly question: Question }
  /** With the person's own answers that led to the outcome. */
  | { readonly kind: 'signpost'; readonly outcome: Outcome; readonly because: Answers };

/**
 * What comes next, worked out afresh from the answers: the first question, in the authors' order,
 * that can still change the outcome or the services; else the outcome.
 */
export function nextStep(knowledge: Knowledge, answers: Answers): Step {
  const possible = possibleDecisions(knowledge, answers);
  const wanted = questionsThatMatter(knowledge, answers, possible);
  const question = knowledge.questions.find(({ id }) => answers[id] === undefined && wanted.has(id));
  if (question) return { kind: 'ask', question };
  const decision = possible[0];
  if (!decision) throw new Error('No decision fits these answers: the last one must fit everyone.');
  const outcome = findOutcome(knowledge, decision.outcome);
  return { kind: 'signpost', outcome, because: reasonsFor(decision, answers) };
}

/** The decisions that can still be the first to hold, in order; the last of them holds whatever comes. */
export function possibleDecisions(knowledge: Knowledge, answers: Answers): readonly Decision[] {
  const possible: Decision[] = [];
  for (const decision of knowledge.decisions) {
    const stands = conditionState(decision.when, answers);
    if (stands !== 'fails') possible.push(decision);
    if (stands === 'holds') break;
  }
  return possible;
}

function questionsThatMatter(
  knowledge: Knowledge,
  answers: Answers,
  possible: readonly Decision[],
): ReadonlySet<string> {
  const outcomes = [...new Set(possible.map(({ outcome }) => outcome))];
  const settled = outcomes.length === 1;
  const reached = outcomes.map((id) => findOutcome(knowledge, id));
  if (settled && reached[0]?.at_once) return new Set();
  const wanted = new Set([WHERE]);
  const want = ({ when }: { readonly when: Condition }) => {
    for (const id of openQuestions(when, answers)) wanted.add(id);
  };
  if (!settled) possible.forEach(want);
  for (const { help } of reached) help.forEach(want);
  if (!knowledge.danger_signs.some(({ when }) => conditionState(when, answers) === 'holds')) {
    // One sign is enough to say "the police, today"; after that the others change nothing.
    knowledge.danger_signs.forEach(want);
  }
  return wanted;
}

/** The answers that the decision rests on. What was skipped is no reason. */
export function reasonsFor({ when }: Decision, answers: Answers): Answers {
  const given = Object.entries(when).map(
    ([question, wanted]) => [question, (answers[question] ?? []).filter((id) => wanted.includes(id))] as const,
  );
  return Object.fromEntries(given.filter(([, answer]) => answer.length > 0));
}

/** @throws Error where there is no such outcome, which the loader refuses */
export function findOutcome(knowledge: Knowledge, id: string): Outcome {
  const outcome = knowledge.outcomes.find((one) => one.id === id);
  if (!outcome) throw new Error(`There is no outcome "${id}".`);
  return outcome;
}

/** The questions still to come if the usual answers are given from here on. */
export function usualPath(knowledge: Knowledge, answers: Answers): readonly string[] {
  const step = nextStep(knowledge, answers);
  if (step.kind === 'signpost') return [];
  const { id, options } = step.question;
  const usual = options.find((option) => option.usual) ?? options[0];
  return [id, ...usualPath(knowledge, { ...answers, [id]: [usual?.id ?? ''] })];
}
