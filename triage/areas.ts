import type { Area, Knowledge } from '../model/knowledge';
import { partsOf } from '../model/service';
import { type Holidays, holidaysIn, NO_HOLIDAYS } from './holidays';

/** The area and all the larger ones around it, the smallest first. */
export function areaChain(knowledge: Knowledge, id: string): readonly string[] {
  const chain: string[] = [];
  for (let area = find(knowledge, id); area && !chain.includes(area.id); area = find(knowledge, area.within)) {
    chain.push(area.id);
  }
  return chain;
}

/** The areas whose services are for people in this one, the smallest first. Whoever named a county may live in any part of it. */
export function servingAreas(knowledge: Knowledge, id: string): readonly string[] {
  return [...partsOf(knowledge.areas, id).map((part) => part.id), ...areaChain(knowledge, id)];
}

/** Cached for each knowledge: they are needed for every service that is shown. */
const worked = new WeakMap<Knowledge, Map<string, Holidays>>();

/** The holidays of an area. */
export function holidaysOf(knowledge: Knowledge, id: string): Holidays {
  const areas = worked.get(knowledge) ?? new Map<string, Holidays>();
  worked.set(knowledge, areas);
  const holidays = areas.get(id) ?? workOut(knowledge, id);
  areas.set(id, holidays);
  return holidays;
}

function workOut(knowledge: Knowledge, id: string): Holidays {
  for (const place of areaChain(knowledge, id)) {
    const name = find(knowledge, place)?.bank_holidays;
    const list = knowledge.bank_holidays.find(({ id }) => id === name);
    if (list) return holidaysIn(list);
  }
  return NO_HOLIDAYS;
}

/** The area of whoever has not said where they live: one that is of no place, or else the largest of all. */
export function unsaidArea({ areas }: Knowledge): string {
  return (areas.find(({ unsaid }) => unsaid) ?? areas.find(({ within }) => within === undefined))?.id ?? '';
}

function find(knowledge: Knowledge, id: string | undefined): Area | undefined {
  return knowledge.areas.find((area) => area.id === id);
}
