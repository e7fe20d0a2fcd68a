import { type Answers, HEARD, isOpenBetween, WHERE } from '../model/answers';
import type { Decision, Knowledge, Outcome, Question } from '../model/knowledge';
import type { Condition } from '../model/questions';
import { conditionState } from './conditions';
import { withImplied } from './impliedAnswers';

export type Step =
  | { readonly kind: 'ask'; readonly question: Question }
  | {
      readonly kind: 'signpost';
      readonly outcome: Outcome;
      readonly decision: Decision;
      /** The person's own answers that led to it. */
      readonly because: Answers;
    };

/**
 * What comes next, worked out afresh from the answers: the first question, in the authors' order,
 * that can still change the outcome or the services; else the outcome.
 */
export function nextStep(knowledge: Knowledge, told: Answers): Step {
  const answers = withImplied(knowledge, told);
  const possible = possibleDecisions(knowledge, answers);
  const matters = mattersBy(knowledge, told, answers, possible);
  const question = knowledge.questions.find((one) => isToBeAsked(one, told, answers) && matters(one));
  if (question) return { kind: 'ask', question };
  // One above it may lead to the same outcome, and rest on a question that was left out for that.
  const decision = possible.find(({ when }) => conditionState(when, answers) === 'holds') ?? possible[0];
  if (!decision) throw new Error('No decision fits these answers: the last one must fit everyone.');
  return {
    kind: 'signpost',
    outcome: findOutcome(knowledge, decision.outcome),
    decision,
    because: reasonsFor(decision, told),
  };
}

/** Whether a question still has to be answered: it can change something, or its answer is open. */
export function isStillAsked(knowledge: Knowledge, told: Answers, id: string): boolean {
  const answers = withImplied(knowledge, told);
  const question = knowledge.questions.find((one) => one.id === id);
  if (!question) return false;
  if (told[id] !== undefined) return true;
  const matters = mattersBy(knowledge, told, answers, possibleDecisions(knowledge, answers));
  return isToBeAsked(question, told, answers) && matters(question);
}

/** What goes without saying is not asked, except where several things may be chosen: then it comes ticked. */
function isToBeAsked(question: Question, told: Answers, answers: Answers): boolean {
  const { id, asked, choose } = question;
  if (!asked) return false;
  const answer = (choose === 'many' ? told : answers)[id];
  return answer === undefined || answer.includes(HEARD) || isOpenBetween(question, answer);
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

/** Whether a question can still change the outcome, or what is shown with it; or was left open by the words in which it was told. */
function mattersBy(
  knowledge: Knowledge,
  told: Answers,
  answers: Answers,
  possible: readonly Decision[],
): (question: Question) => boolean {
  const outcomes = [...new Set(possible.map(({ outcome }) => outcome))];
  const settled = outcomes.length === 1;
  const reached = outcomes.map((id) => findOutcome(knowledge, id));
  if (settled && reached[0]?.at_once) return () => false;
  const shown = conditionsOfShown(knowledge, reached);
  const isOpen = (when: Condition) => conditionState(when, answers) === 'open';
  return (question) => {
    const { id, choose } = question;
    const answer = answers[id] ?? told[id];
    if (answer) {
      // Of several things only what goes without saying is told.
      const isImplied = choose === 'many' && told[id] === undefined;
      return isImplied || answer.includes(HEARD) || isOpenBetween(question, answer);
    }
    if (id === WHERE || shown.get(id)?.some(isOpen)) return true;
    return !settled && possible.some(({ when }) => id in when && isOpen(when));
  };
}

type ByQuestion = ReadonlyMap<string, readonly Condition[]>;

/** Worked out once for each set of outcomes: they are needed for every step of every path, several times a turn. */
const shownByKnowledge = new WeakMap<Knowledge, Map<string, ByQuestion>>();

/** On what it depends what these outcomes show, by question, each condition once: most outcomes share theirs. */
function conditionsOfShown(knowledge: Knowledge, outcomes: readonly Outcome[]): ByQuestion {
  const known = shownByKnowledge.get(knowledge) ?? new Map<string, ByQuestion>();
  shownByKnowledge.set(knowledge, known);
  const name = outcomes.map(({ id }) => id).join(' ');
  const found = known.get(name);
  if (found) return found;
  const all = [...outcomes.flatMap(({ help }) => help), ...knowledge.danger_signs].map(({ when }) => when);
  const distinct = [...new Map(all.map((when) => [JSON.stringify(when), when])).values()];
  const questions = [...new Set(distinct.flatMap((when) => Object.keys(when)))];
  const byQuestion = new Map(questions.map((id) => [id, distinct.filter((when) => id in when)]));
  known.set(name, byQuestion);
  return byQuestion;
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
  const usual = options.filter((option) => option.usual).map((option) => option.id);
  return [id, ...usualPath(knowledge, { ...answers, [id]: usual.length > 0 ? usual : [options[0]?.id ?? ''] })];
}
