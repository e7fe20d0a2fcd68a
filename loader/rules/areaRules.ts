import type { Area } from '../../model/knowledge';
import { areaChain } from '../../triage/areas';
import { possibleAreas } from './everyMinuteRules';
import type { KnowledgeRules } from './knowledgeRule';

export const areaCircle: KnowledgeRules = {
  /** No area lies within itself, however many areas lie between. */
  *'area-circle'({ knowledge: { areas }, sourceMap }) {
    for (const area of areas) {
      const way = wayRound(area, areas);
      if (!way) continue;
      yield {
        position: sourceMap.positionOf(area, 'within'),
        message: `The area “${area.id}” lies within itself: ${way.join(', in ')}.`,
        cure: 'Let the largest of them be without “within”.',
      };
    }
  },
};

/** Over all areas together: they need sound references. */
export const areaRules: KnowledgeRules = {
  /** Exactly one area is the home area: it is used for people who do not say where they are. */
  *'home-area'({ knowledge: { areas }, sourceMap }) {
    const [first, second] = areas.filter(({ home }) => home);
    const any = areas[0];
    if (second) {
      yield {
        position: sourceMap.positionOf(second, 'home'),
        message: `Both “${first?.id}” and “${second.id}” say that this Waymark is for them.`,
        cure: 'Keep “home: yes” on one of them.',
      };
    } else if (!first && any) {
      yield {
        position: sourceMap.positionOf(any),
        message: 'No area says that this Waymark is for it.',
        cure: 'Write “home: yes” on the area that this Waymark is for.',
      };
    }
  },

  /** Every area has its bank holidays, or nobody could say what is open. */
  *'area-bank-holidays'({ knowledge, sourceMap }) {
    for (const area of knowledge.areas.filter(({ offered, home }) => offered || home)) {
      const chain = areaChain(knowledge, area.id);
      const around = knowledge.areas.filter(({ id }) => chain.includes(id));
      if (around.some(({ bank_holidays }) => bank_holidays !== undefined)) continue;
      yield {
        position: sourceMap.positionOf(area, 'id'),
        message: `Nothing says which bank holidays hold in “${area.id}”.`,
        cure: 'Write “bank_holidays: ” with the name of a list, here or on an area around it.',
      };
    }
  },

  /** Every service can be shown to someone: its help is asked for, and people can be in its area. */
  *'unreachable-service'(known) {
    const served = new Set(possibleAreas(known).flatMap((area) => areaChain(known.knowledge, area)));
    for (const service of known.knowledge.services.filter(({ area }) => !served.has(area))) {
      yield {
        position: known.sourceMap.positionOf(service, 'id'),
        message: `Nobody is sent to “${service.id}”: no area that people can choose lies in “${service.area}”.`,
        cure: 'Offer an area that lies within it, or move the service to the file of another area.',
      };
    }
  },
};

/** The chain from an area back to itself, if there is one. */
function wayRound(area: Area, areas: readonly Area[]): readonly string[] | undefined {
  const way = [area.id];
  let around = area.within;
  while (around !== undefined && around !== area.id && !way.includes(around)) {
    way.push(around);
    around = areas.find(({ id }) => id === around)?.within;
  }
  return around === area.id ? [...way, area.id] : undefined;
}
