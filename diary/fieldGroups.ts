import type { DiaryField } from '../model/knowledge';
import { type Incident, SKIPPED_FIELD } from './diary';

/** The fields that are asked about together with this one, itself among them, in order. */
function groupOf(fields: readonly DiaryField[], { id, with: lead = id }: DiaryField): readonly DiaryField[] {
  return fields.filter((one) => one.id === lead || one.with === lead);
}

/** What is asked about now: of the group, all that was not told yet. */
export function askedTogether(
  fields: readonly DiaryField[],
  { told }: Incident,
  field: DiaryField,
): readonly DiaryField[] {
  return groupOf(fields, field).filter(({ id }) => told[id] === undefined);
}

/** The group was asked about once: what was not told of it is not asked about again. */
export function withGroupAsked(fields: readonly DiaryField[], incident: Incident, asked: string): Incident {
  const field = fields.find(({ id }) => id === asked);
  if (!field) return incident;
  const left = askedTogether(fields, incident, field).filter(({ holds }) => holds !== 'time' || !incident.unsettled);
  return { ...incident, told: { ...Object.fromEntries(left.map(({ id }) => [id, SKIPPED_FIELD])), ...incident.told } };
}

/** How many messages would answer all that is still to be asked, this one included. */
export function groupsLeft(fields: readonly DiaryField[], { told }: Incident): number {
  const untold = fields.filter(({ id, alone }) => alone && told[id] === undefined);
  return new Set(untold.map(({ id, with: lead = id }) => lead)).size;
}
