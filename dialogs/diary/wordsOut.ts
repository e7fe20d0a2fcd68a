import { type Diary, type Incident, withIncident, withoutAskedOut } from '../../diary/diary';
import type { IncidentReader } from '../../diary/incidentReader';
import type { TakeOut } from '../../diary/takingOut';

/** What was asked to be taken out, and waits for a yes. */
export function askedOut({ takingOut }: IncidentReader, { out }: Diary): readonly TakeOut[] {
  return (out?.requests ?? []).flatMap((one) => takingOut.of(one) ?? []);
}

/**
 * The record without what was asked about, for good. Where that is everywhere, an incident that was removed holds it no longer
 * either: it can be put back.
 */
export function withoutAskedWords(reader: IncidentReader, diary: Diary, now: Date): Diary {
  const all = askedOut(reader, diary);
  const without = (incident: Incident, some: readonly TakeOut[]) =>
    some.reduce((left, one) => reader.redaction.from(left, one, now), incident);
  const removed = diary.removed?.map((one) =>
    without(
      one,
      all.filter(({ isEverywhere }) => isEverywhere),
    ),
  );
  const asked = diary.incidents.filter(({ id }) => diary.out?.incidents.includes(id));
  const begun: Diary = { ...withoutAskedOut(diary), ...(removed && { removed }) };
  return asked.reduce((left, one) => withIncident(left, without(one, all)), begun);
}
