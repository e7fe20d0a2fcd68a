import type { DiaryField } from '../model/knowledge';
import { type Incident, SKIPPED_FIELD } from './diary';

/** What stands between two things told of one field. */
const JOINT = '; ';

/**
 * An incident without one of its statements, and without what was picked out of that alone: somebody may have written where they are
 * safe. That something was taken out is written.
 */
export function withoutStatement(
  incident: Incident,
  fields: readonly DiaryField[],
  place: number,
  now: Date,
): Incident {
  const { said = [] } = incident;
  const gone = said[place];
  if (!gone) return incident;
  const rest = said.filter((one) => one !== gone);
  const isGone = (part: string) => gone.words.includes(part) && !rest.some(({ words }) => words.includes(part));
  const told = Object.entries(incident.told).map(([id, words]) => {
    const left = isGone(words)
      ? SKIPPED_FIELD
      : words
          .split(JOINT)
          .filter((part) => !isGone(part))
          .join(JOINT);
    return [id, left] as const;
  });
  const field = gone.field ?? fields.find(({ holds }) => holds === 'story')?.id;
  const mark = { at: now.toISOString(), words: SKIPPED_FIELD, change: true as const, ...(field && { field }) };
  return { ...incident, told: Object.fromEntries(told), said: [...rest, mark] };
}

/** The place of what was said last of an incident; undefined where it is all there is. */
export function lastStatement({ said = [] }: Incident): number | undefined {
  const last = said.findLastIndex(({ words }) => words !== SKIPPED_FIELD);
  return last > 0 ? last : undefined;
}
