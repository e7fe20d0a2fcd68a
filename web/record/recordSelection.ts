import type { RecordSheet } from '../../model/protocol/activities';

/** Which parts of a sheet are printed or saved, each by its index, in the person's own order. */
export interface RecordSelection {
  readonly incidents: readonly number[];
  readonly answers: readonly number[];
  readonly advised: readonly number[];
}

/** What is printed or saved: a sheet with only the selected parts. */
export function selectedSheet(
  sheet: RecordSheet,
  { incidents, answers, advised }: RecordSelection,
): RecordSheet {
  const { picture, ...rest } = sheet;
  const all = incidents.length === sheet.incidents.length;
  return {
    ...rest,
    // A pattern of all incidents would be untrue of only some of them.
    pattern: all ? sheet.pattern : [],
    ...(picture && all && { picture }),
    incidents: itemsAt(sheet.incidents, incidents),
    answers: itemsAt(sheet.answers, answers),
    advised: itemsAt(sheet.advised, advised),
  };
}

function itemsAt<T>(list: readonly T[], places: readonly number[]): readonly T[] {
  return places.flatMap((place) => list[place] ?? []);
}
