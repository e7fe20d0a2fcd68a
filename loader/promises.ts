import type { Known } from './rules/rule';
import { peopledAreas } from './rules/sureHelp';
import { MINUTES_A_WEEK } from './rules/weekMinutes';

/** What was proved when the knowledge was loaded, as figures. */
export interface Promises {
  /** Different sequences of answers; each ends in exactly one outcome. */
  readonly combinations: bigint;
  /** Situations that had to be looked at for that. */
  readonly situations: number;
  /** The questions of the longest path, and of the usual one. */
  readonly longest: readonly string[];
  readonly usual: readonly string[];
  readonly questions: number;
  readonly options: number;
  readonly outcomes: number;
  readonly services: number;
  readonly areas: number;
  /** In every area every outcome was shown to have a service that answers at each of these. */
  readonly minutes: number;
}

/** Only for knowledge that breaks no rule. */
export function promisesOf(known: Known): Promises {
  const { questions, outcomes, services } = known.knowledge;
  const { combinations, situations, longest, usual } = known.explored();
  return {
    combinations,
    situations,
    longest,
    usual,
    questions: questions.length,
    options: questions.reduce((sum, { options }) => sum + options.length, 0),
    outcomes: outcomes.length,
    services: services.length,
    areas: peopledAreas(known).length,
    minutes: MINUTES_A_WEEK,
  };
}
