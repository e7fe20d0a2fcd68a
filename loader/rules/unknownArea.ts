import type { KnowledgeRule } from './knowledgeRule';
import { idsOf, unknownReferences } from './references';

/** Services and areas name only areas that exist. */
export const unknownArea: KnowledgeRule = {
  id: 'unknown-area',
  *check(known) {
    const { areas } = known.knowledge;
    yield* unknownReferences(known, 'area', idsOf(areas), [
      ...areas.map((entry) => ({ word: entry.within ?? '', entry, path: ['within'] })),
      ...known.raw.service_files.map((entry) => ({ word: entry.area, entry, path: ['area'] })),
    ]);
  },
};
