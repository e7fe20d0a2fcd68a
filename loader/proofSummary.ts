import { MINUTES_A_WEEK, possibleAreas } from './rules/everyMinuteRules';
import type { RuleContext } from './rules/knowledgeRule';

/** What was proved when the knowledge was loaded, in figures. */
export interface ProofSummary {
  /** Different sequences of answers; each ends in exactly one outcome. */
  readonly combinations: bigint;
  /** Distinct situations that had to be examined for that. */
  readonly situations: number;
  /** The questions of the longest path, and of the usual one. */
  readonly longest: readonly string[];
  readonly usual: readonly string[];
  readonly questions: number;
  readonly options: number;
  readonly outcomes: number;
  readonly services: number;
  readonly areas: number;
  /** In every area, every outcome has a service that answers at each of these. */
  readonly minutes: number;
}

/** Only for knowledge that breaks no rule. */
export function proofSummary(known: RuleContext): ProofSummary {
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
    areas: possibleAreas(known).length,
    minutes: MINUTES_A_WEEK,
  };
}
