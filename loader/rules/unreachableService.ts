import { areaChain } from '../../triage/areas';
import type { KnowledgeRule, RuleContext } from './knowledgeRule';

/** Every service can be shown to someone: its help is asked for, and people can be in its area. */
export const unreachableService: KnowledgeRule = {
  id: 'unreachable-service',
  *check(known) {
    const served = areasServed(known);
    for (const service of known.knowledge.services.filter(({ area }) => !served.has(area))) {
      yield {
        position: known.sourceMap.positionOf(service, 'id'),
        message: `Nobody is sent to “${service.id}”: no area that people can choose lies in “${service.area}”.`,
        cure: 'Offer an area that lies within it, or move the service to the file of another area.',
      };
    }
  },
};

/** The areas that people can be in, and all those around them. */
function areasServed({ knowledge }: RuleContext): ReadonlySet<string> {
  const chosen = knowledge.areas.filter(({ offered, home }) => offered || home);
  return new Set(chosen.flatMap(({ id }) => areaChain(knowledge, id)));
}
