import { type Answers, SKIPPED, UNSURE } from '../model/answers';
import type { Condition } from '../model/questions';

/** Whether a condition holds, fails, or is still open because questions are unanswered. */
export type ConditionState = 'holds' | 'fails' | 'open';

export function conditionState(when: Condition, answers: Answers): ConditionState {
  let open = false;
  for (const question in when) {
    const answer = answers[question];
    if (answer === undefined) open = true;
    else if (!satisfies(answer, when[question] ?? [])) return 'fails';
  }
  return open ? 'open' : 'holds';
}

/** Any one of the wanted answers is enough. A skipped question counts as being unsure. */
export function satisfies(answer: readonly string[], wanted: readonly string[]): boolean {
  return answer.some((id) => wanted.includes(id) || (id === SKIPPED && wanted.includes(UNSURE)));
}

/** The entries whose condition holds with these answers. One without a condition never does. */
export function holding<T extends { readonly when?: Condition }>(
  entries: readonly T[],
  answers: Answers,
): readonly T[] {
  return entries.filter(({ when }) => when !== undefined && conditionState(when, answers) === 'holds');
}
