import type { Outcome, Service } from '../../model/knowledge';
import { areaChain } from '../../triage/areas';
import type { RuleContext } from './knowledgeRule';

/** What an outcome shows in an area to everyone, whatever else they have answered. */
export interface UnconditionalHelp {
  readonly area: string;
  readonly services: readonly Service[];
}

/** The areas that people can be in. */
export function possibleAreas({ knowledge }: RuleContext): readonly string[] {
  return knowledge.areas.filter(({ offered, home }) => offered || home).map(({ id }) => id);
}

/** For an outcome, in every area that people can be in. */
export function unconditionalHelp(known: RuleContext, outcome: Outcome): readonly UnconditionalHelp[] {
  const kinds = outcome.help.filter(({ when }) => Object.keys(when).length === 0).map(({ kind }) => kind);
  const giving = known.knowledge.services.filter(({ help }) => help.some((kind) => kinds.includes(kind)));
  return possibleAreas(known).map((area) => {
    const chain = areaChain(known.knowledge, area);
    return { area, services: giving.filter((service) => chain.includes(service.area)) };
  });
}
