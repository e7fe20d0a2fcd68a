import { idsOf, unknownReferences } from './references';
import type { Rule } from './rule';

/** Services and areas name only areas that are there. */
export const unknownArea: Rule = {
  id: 'unknown-area',
  *check(known) {
    const { areas } = known.knowledge;
    yield* unknownReferences(known, 'area', idsOf(areas), [
      ...areas.map((entry) => ({ word: entry.within ?? '', entry, path: ['within'] })),
      ...known.written.service_files.map((entry) => ({ word: entry.area, entry, path: ['area'] })),
    ]);
  },
};
