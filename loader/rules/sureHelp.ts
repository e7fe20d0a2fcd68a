import type { Outcome, Service } from '../../model/knowledge';
import { areaChain } from '../../triage/areas';
import type { Known } from './rule';

/** What an outcome shows in an area to whoever comes to it, whatever else they have answered. */
export interface SureHelp {
  readonly area: string;
  readonly services: readonly Service[];
}

/** The areas that people can be in. */
export function peopledAreas({ knowledge }: Known): readonly string[] {
  return knowledge.areas.filter(({ offered, home }) => offered || home).map(({ id }) => id);
}

/** For an outcome, in every area that people can be in. */
export function sureHelp(known: Known, outcome: Outcome): readonly SureHelp[] {
  const kinds = outcome.help.filter(({ when }) => Object.keys(when).length === 0).map(({ kind }) => kind);
  const giving = known.knowledge.services.filter(({ help }) => help.some((kind) => kinds.includes(kind)));
  return peopledAreas(known).map((area) => {
    const chain = areaChain(known.knowledge, area);
    return { area, services: giving.filter((service) => chain.includes(service.area)) };
  });
}
