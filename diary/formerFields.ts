import type { Diary, Incident } from './diary';

type Renames = ReadonlyMap<string, string>;

/** The record under the names that its fields have now. Of a field that nobody here knows, the words stay as they are. */
export function withFieldsRenamed(
  diary: Diary,
  former: readonly { readonly was: string; readonly now: string }[],
): Diary {
  const renames: Renames = new Map(former.map(({ was, now }) => [was, now]));
  const isOld = (one: Incident) => Object.keys(one.told).some((field) => renames.has(field));
  const { incidents, removed, telling } = diary;
  const asked = telling?.field === undefined ? undefined : renames.get(telling.field);
  if (asked === undefined && ![...incidents, ...(removed ?? [])].some(isOld)) return diary;
  return {
    ...diary,
    incidents: incidents.map((one) => renamed(one, renames)),
    ...(removed && { removed: removed.map((one) => renamed(one, renames)) }),
    ...(telling && asked && { telling: { ...telling, field: asked } }),
  };
}

function renamed(incident: Incident, renames: Renames): Incident {
  const told: Record<string, string> = {};
  for (const [field, words] of Object.entries(incident.told)) {
    const name = renames.get(field) ?? field;
    const before = told[name];
    // Two fields that became one: what stands in both is kept.
    told[name] = before && before !== words ? `${before}\n${words}`.trim() : words;
  }
  const said = incident.said?.map((one) => {
    const name = one.field === undefined ? undefined : renames.get(one.field);
    return name === undefined ? one : { ...one, field: name };
  });
  return { ...incident, told, ...(said && { said }) };
}
