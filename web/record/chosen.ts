import type { RecordSheet } from '../../model/protocol/activities';

/** Which parts of a sheet go into what is printed or saved, each by its place, in the person's own order. */
export interface Chosen {
  readonly incidents: readonly number[];
  readonly answers: readonly number[];
  readonly advised: readonly number[];
}

/** What is printed or saved: a sheet with no more in it than was chosen. */
export function sheetOf(sheet: RecordSheet, { incidents, answers, advised }: Chosen): RecordSheet {
  const { picture, ...rest } = sheet;
  const all = incidents.length === sheet.incidents.length;
  return {
    ...rest,
    // Of some only, what all show together would be untrue.
    pattern: all ? sheet.pattern : [],
    ...(picture && all && { picture }),
    incidents: at(sheet.incidents, incidents),
    answers: at(sheet.answers, answers),
    advised: at(sheet.advised, advised),
  };
}

function at<T>(list: readonly T[], places: readonly number[]): readonly T[] {
  return places.flatMap((place) => list[place] ?? []);
}
