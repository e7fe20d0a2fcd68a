import { type Answers, SKIPPED } from '../model/answers';
import type { Decision, FourMark, Knowledge, Outcome } from '../model/knowledge';
import { satisfies, standing } from './conditions';
import { nextStep, possibleDecisions, type Reason, usualPath } from './nextStep';

/** What it looks like while answers are still to come. */
export type SoFar =
  | { readonly kind: 'not-clear' }
  /** It points that way, and may still change. */
  | { readonly kind: 'leaning'; readonly outcome: Outcome; readonly because: readonly Reason[] }
  /** No answer still to come can change it. */
  | { readonly kind: 'sure'; readonly outcome: Outcome; readonly because: readonly Reason[] };

/**
 * What it looks like so far. While it may still change, only an outcome that its authors allow to be
 * spoken of early (`so_far`) is named, so that what is unsure leans towards stalking and is never
 * talked down.
 */
export function soFar(knowledge: Knowledge, answers: Answers): SoFar {
  const possible = possibleDecisions(knowledge, answers);
  const sure = new Set(possible.map(({ outcome }) => outcome)).size === 1;
  const decision = sure
    ? (possible.find(({ when }) => standing(when, answers) === 'holds') ?? possible[0])
    : knowledge.decisions.find((one) => maySay(knowledge, one, answers));
  const outcome = decision && outcomeOf(knowledge, decision.outcome);
  if (!outcome) return { kind: 'not-clear' };
  return { kind: sure ? 'sure' : 'leaning', outcome, because: reasonsFor(decision, answers) };
}

function maySay(knowledge: Knowledge, { when, outcome }: Decision, answers: Answers): boolean {
  if (!outcomeOf(knowledge, outcome)?.so_far) return false;
  return Object.keys(when).length > 0 && standing(when, answers) === 'holds';
}

function outcomeOf(knowledge: Knowledge, id: string): Outcome | undefined {
  return knowledge.outcomes.find((one) => one.id === id);
}

function reasonsFor({ when }: Decision, answers: Answers): readonly Reason[] {
  return Object.entries(when).flatMap(([question, wanted]) => {
    const answer = (answers[question] ?? []).filter((id) => wanted.includes(id));
    return answer.length > 0 ? [{ question, answer }] : [];
  });
}

export type Mark = 'yes' | 'no' | 'unsure' | 'not-asked';

/** How one of the four marks of stalking stands. What is skipped or mixed is unsure. */
export function markOf({ question, yes, no }: FourMark, answers: Answers): Mark {
  const answer = answers[question];
  if (answer === undefined) return 'not-asked';
  const given = answer.filter((id) => id !== SKIPPED);
  if (satisfies(given, yes)) return 'yes';
  return satisfies(given, no) ? 'no' : 'unsure';
}

export type QuestionState = 'asking' | 'done' | 'to-come' | 'not-needed';

/** Of each question whether it waits, is done, will be asked if the usual answers come, or is not needed so far. */
export function questionStates(
  knowledge: Knowledge,
  answers: Answers,
  asking: string | undefined,
): ReadonlyMap<string, QuestionState> {
  const toCome = new Set(usualPath(knowledge, answers));
  return new Map(
    knowledge.questions.map(({ id }) => {
      if (id === asking) return [id, 'asking'];
      if (answers[id] !== undefined) return [id, 'done'];
      return [id, toCome.has(id) ? 'to-come' : 'not-needed'];
    }),
  );
}

/** The question that comes next, if one does. */
export function nextQuestion(knowledge: Knowledge, answers: Answers): string | undefined {
  const step = nextStep(knowledge, answers);
  return step.kind === 'ask' ? step.question.id : undefined;
}
