import type { Area } from '../../model/knowledge';
import type { Rule } from './rule';

/** Going from an area to the one around it comes to an end. */
export const areaCircle: Rule = {
  id: 'area-circle',
  *check({ knowledge: { areas }, origins }) {
    for (const area of areas) {
      const way = wayRound(area, areas);
      if (!way) continue;
      yield {
        at: origins.place(area, 'within'),
        message: `The area “${area.id}” lies within itself: ${way.join(', in ')}.`,
        cure: 'Let the largest of them be without “within”.',
      };
    }
  },
};

/** The way from an area back to itself, if there is one. */
function wayRound(area: Area, areas: readonly Area[]): readonly string[] | undefined {
  const way = [area.id];
  let around = area.within;
  while (around !== undefined && around !== area.id && !way.includes(around)) {
    way.push(around);
    around = areas.find(({ id }) => id === around)?.within;
  }
  return around === area.id ? [...way, area.id] : undefined;
}
