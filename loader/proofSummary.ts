import { MINUTES_A_WEEK, possibleAreas } from './rules/everyMinuteRules';
import type { RuleContext } from './rules/knowledgeRule';

/** What was proved when the knowledge was loaded, in figures. */
export type ProofSummary = ReturnType<typeof proofSummary>;

/** Only for knowledge that breaks no rule. */
export function proofSummary(known: RuleContext) {
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
    /** In every area, every outcome has a service that answers at each of these. */
    minutes: MINUTES_A_WEEK,
  };
}
