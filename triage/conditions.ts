import { type Answers, SKIPPED, UNSURE } from './answers';
import type { Condition } from './knowledge';

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

/** The questions of a condition that have no answer yet. */
export function unanswered(when: Condition, answers: Answers): readonly string[] {
  return Object.keys(when).filter((question) => answers[question] === undefined);
}

/** Any one of the wanted answers will do. Not wanting to say leans the way that being unsure does. */
export function satisfies(answer: readonly string[], wanted: readonly string[]): boolean {
  return answer.some((id) => wanted.includes(id) || (id === SKIPPED && wanted.includes(UNSURE)));
}
