import { type Answers, SKIPPED, UNSURE } from '../model/answers';
import type { Condition } from '../model/condition';

/** Whether a condition holds, fails, or may still go either way with what is not answered yet. */
export type Standing = 'holds' | 'fails' | 'open';

export function standing(when: Condition, answers: Answers): Standing {
  let open = false;
  for (const question in when) {
    const answer = answers[question];
    if (answer === undefined) open = true;
    else if (!satisfies(answer, when[question] ?? [])) return 'fails';
  }
  return open ? 'open' : 'holds';
}

const NONE: readonly string[] = [];

/** The questions on which a condition still hangs: none once it holds or fails. */
export function openQuestions(when: Condition, answers: Answers): readonly string[] {
  let open: string[] | undefined;
  for (const question in when) {
    const answer = answers[question];
    if (answer === undefined) {
      open ??= [];
      open.push(question);
    } else if (!satisfies(answer, when[question] ?? NONE)) return NONE;
  }
  return open ?? NONE;
}

/** Any one of the wanted answers will do. Not wanting to say leans the way that being unsure does. */
export function satisfies(answer: readonly string[], wanted: readonly string[]): boolean {
  return answer.some((id) => wanted.includes(id) || (id === SKIPPED && wanted.includes(UNSURE)));
}
