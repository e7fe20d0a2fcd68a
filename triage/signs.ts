import type { Answers } from '../model/answers';
import type { Condition } from '../model/condition';
import type { DangerSign, Knowledge } from '../model/knowledge';
import { conditionState } from './conditions';

interface Conditional {
  readonly when?: Condition;
}

/** The entries whose condition holds with these answers. One without a condition never does. */
export function holding<T extends Conditional>(entries: readonly T[], answers: Answers): readonly T[] {
  return entries.filter(({ when }) => when !== undefined && conditionState(when, answers) === 'holds');
}

/** Reasons to speak to the police today. */
export function dangerSigns({ danger_signs }: Knowledge, answers: Answers): readonly DangerSign[] {
  return holding(danger_signs, answers);
}

/** The themes that the answers cover already. */
export function coveredThemes({ themes }: Knowledge, answers: Answers): readonly string[] {
  return themes
    .filter(({ heard }) => Object.keys(heard).length > 0 && conditionState(heard, answers) === 'holds')
    .map(({ id }) => id);
}
