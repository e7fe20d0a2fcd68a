import type { PathStep } from '../sourceMap';

/** A reference to an entry by its id. */
export interface Reference {
  readonly word: string;
  readonly entry: object;
  readonly path: readonly PathStep[];
}

/** What may refer to entries of one kind, and those that there are. */
export interface ReferenceCheck {
  /** 'outcome', for "No outcome is called …" */
  readonly called: string;
  readonly existing: readonly string[];
  /** Whether the name of a field is the reference. */
  readonly asKey?: boolean;
  readonly references: readonly Reference[];
}

export function idsOf(entries: readonly { readonly id: string }[]): readonly string[] {
  return entries.map(({ id }) => id);
}

/** What the entries name in a field that holds one word or several. */
export function inField<Field extends string>(
  field: Field,
  entries: readonly { readonly [F in Field]?: string | readonly string[] | undefined }[],
): readonly Reference[] {
  return entries.flatMap((entry) => {
    const said: string | readonly string[] | undefined = entry[field];
    if (typeof said === 'string') return [{ word: said, entry, path: [field] }];
    return (said ?? []).map((word, place) => ({ word, entry, path: [field, place] }));
  });
}
