import { type Answers, SKIPPED } from '../model/answers';
import type { Decision, FourCriterion, Knowledge, Outcome } from '../model/knowledge';
import { conditionState, satisfies } from './conditions';
import { withImplied } from './impliedAnswers';
import { findOutcome, possibleDecisions, reasonsFor, usualPath } from './nextStep';

/** The outcome while questions are still open. */
export type ProvisionalOutcome =
  | { readonly kind: 'not-clear' }
  /** It points that way, and may still change. */
  | { readonly kind: 'leaning'; readonly outcome: Outcome; readonly because: Answers }
  /** No answer still to come can change it. */
  | { readonly kind: 'sure'; readonly outcome: Outcome; readonly because: Answers };

/**
 * The provisional outcome. While it may still change, only an outcome that its authors allow to be
 * named early (`so_far`) is named, so that what is unsure points towards stalking and is never
 * talked down.
 */
export function provisionalOutcome(knowledge: Knowledge, told: Answers): ProvisionalOutcome {
  const answers = withImplied(knowledge, told);
  const possible = possibleDecisions(knowledge, answers);
  const sure = new Set(possible.map(({ outcome }) => outcome)).size === 1;
  const decision = sure
    ? (possible.find(({ when }) => conditionState(when, answers) === 'holds') ?? possible[0])
    : knowledge.decisions.find((one) => mayBeNamed(knowledge, one, answers));
  if (!decision) return { kind: 'not-clear' };
  const outcome = findOutcome(knowledge, decision.outcome);
  return { kind: sure ? 'sure' : 'leaning', outcome, because: reasonsFor(decision, told) };
}

function mayBeNamed(knowledge: Knowledge, { when, outcome }: Decision, answers: Answers): boolean {
  if (!findOutcome(knowledge, outcome).so_far) return false;
  return Object.keys(when).length > 0 && conditionState(when, answers) === 'holds';
}

export type CriterionState = 'yes' | 'no' | 'unsure' | 'not-asked';

/** The state of one of the four criteria of stalking (FOUR). A skipped or mixed answer is unsure. */
export function criterionState({ question, yes, no }: FourCriterion, answers: Answers): CriterionState {
  const answer = answers[question];
  if (answer === undefined) return 'not-asked';
  const given = answer.filter((id) => id !== SKIPPED);
  if (satisfies(given, yes)) return 'yes';
  return satisfies(given, no) ? 'no' : 'unsure';
}

export type QuestionState = 'asking' | 'done' | 'to-come' | 'not-needed';

/** For each question: pending, done, to be asked if the usual answers come, or not needed so far. */
export function questionStates(
  knowledge: Knowledge,
  answers: Answers,
  asking: string | undefined,
): ReadonlyMap<string, QuestionState> {
  const toCome = new Set(usualPath(knowledge, answers));
  return new Map(
    knowledge.questions.map(({ id }) => {
      if (id === asking) return [id, 'asking'];
      // What was heard may still be asked about, with that ticked.
      if (toCome.has(id)) return [id, 'to-come'];
      return [id, answers[id] === undefined ? 'not-needed' : 'done'];
    }),
  );
}

/** The themes that the answers cover already. */
export function coveredThemes({ themes }: Knowledge, answers: Answers): readonly string[] {
  return themes
    .filter(({ heard }) => Object.keys(heard).length > 0 && conditionState(heard, answers) === 'holds')
    .map(({ id }) => id);
}
