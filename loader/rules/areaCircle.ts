import type { Area } from '../../model/knowledge';
import type { KnowledgeRule } from './knowledgeRule';

/** No area lies within itself, however many areas lie between. */
export const areaCircle: KnowledgeRule = {
  id: 'area-circle',
  *check({ knowledge: { areas }, sourceMap }) {
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
