import type { DiaryField } from '../model/knowledge';
import type { IncidentTime, UnconfirmedTime } from './incidentTime';

/** One thing that happened, in the person's own words. */
export interface Incident {
  /** Never reused in a conversation, so that a late press of a button cannot mean another incident. */
  readonly id: number;
  /** ISO instant at which it was written down: a note made soon carries more weight. */
  readonly written: string;
  /** Field id to the person's words; '' where they would rather not say. */
  readonly told: Readonly<Record<string, string>>;
  readonly when?: IncidentTime;
  /** A time that the person has still to confirm. */
  readonly unsettled?: UnconfirmedTime;
}

/** What a person has written down in this conversation, and nowhere else. */
export interface Diary {
  /** In the order in which they were told. */
  readonly incidents: readonly Incident[];
  /** The incident in progress, and the one field that is being changed, if it is only that. */
  readonly telling?: { readonly incident: number; readonly field?: string };
  /** The id of the next incident. */
  readonly next: number;
  /** Whether all of it has been offered for printing or saving since the last change. */
  readonly saved: boolean;
  /** Whether the person has been warned since the last change that clearing the chat loses it. */
  readonly warned: boolean;
}

export const EMPTY_DIARY: Diary = { incidents: [], next: 1, saved: false, warned: false };

/** The value of a field about which the person would rather not say. */
export const SKIPPED_FIELD = '';
/** The most that fits into a stored conversation: in characters, over all incidents. */
const MOST_CHARACTERS = 60_000;
const MOST_INCIDENTS = 60;

/** The next step in recording an incident, worked out afresh from what has been told. */
export type DiaryStep =
  | { readonly kind: 'ask'; readonly incident: Incident; readonly field: DiaryField }
  | { readonly kind: 'settle'; readonly incident: Incident; readonly unsettled: UnconfirmedTime }
  | { readonly kind: 'told'; readonly incident: Incident }
  | { readonly kind: 'idle' };

export function nextDiaryStep(fields: readonly DiaryField[], diary: Diary): DiaryStep {
  const { telling } = diary;
  const incident = diary.incidents.find(({ id }) => id === telling?.incident);
  if (!incident) return { kind: 'idle' };
  if (incident.unsettled) return { kind: 'settle', incident, unsettled: incident.unsettled };
  const wanted = telling?.field;
  const field = fields.find(({ id }) => (wanted ? id === wanted : incident.told[id] === undefined));
  return field ? { kind: 'ask', incident, field } : { kind: 'told', incident };
}

/** Whether an incident is in progress, though something else may be on the screen just now. */
export function isIncidentOpen(fields: readonly DiaryField[], diary: Diary): boolean {
  const { kind } = nextDiaryStep(fields, diary);
  return kind === 'ask' || kind === 'settle';
}

/** How many fields are still to be asked about, including the current one. */
export function fieldsLeft(fields: readonly DiaryField[], { told }: Incident): number {
  return fields.filter(({ id }) => told[id] === undefined).length;
}

export function withNewIncident(diary: Diary, now: Date): Diary {
  const incident: Incident = { id: diary.next, written: now.toISOString(), told: {} };
  return changed({
    ...diary,
    incidents: [...diary.incidents, incident],
    telling: { incident: incident.id },
    next: diary.next + 1,
  });
}

/** The diary with the incident of the same id replaced. */
export function withIncident(diary: Diary, incident: Incident): Diary {
  return changed({
    ...diary,
    incidents: diary.incidents.map((one) => (one.id === incident.id ? incident : one)),
  });
}

export function withoutIncident(diary: Diary, id: number): Diary {
  return changed({ ...closeIncident(diary), incidents: diary.incidents.filter((one) => one.id !== id) });
}

/** Ends the incident in progress. An incident without any words is dropped. */
export function closeIncident({ telling: _over, ...diary }: Diary): Diary {
  return { ...diary, incidents: diary.incidents.filter(hasWords) };
}

/** Asks about one field of an incident again, or goes on with all that was not asked yet. */
export function resumeIncident(diary: Diary, incident: number, field?: string): Diary {
  return { ...diary, telling: field === undefined ? { incident } : { incident, field } };
}

/** Replaces the time of an incident, confirmed or not. */
export function withTime(
  { unsettled: _settled, when: _old, ...incident }: Incident,
  time: Pick<Incident, 'when' | 'unsettled'>,
): Incident {
  return { ...incident, ...time };
}

export function hasWords({ told, when }: Incident): boolean {
  return when !== undefined || Object.values(told).some((words) => words !== SKIPPED_FIELD);
}

/** Whether leaving now would lose something that has not been offered for saving. */
export function isUnsaved({ incidents, saved }: Diary): boolean {
  return !saved && incidents.some(hasWords);
}

export function isFull({ incidents }: Diary): boolean {
  return incidents.length >= MOST_INCIDENTS || size(incidents) >= MOST_CHARACTERS;
}

/** Whether these words still fit. */
export function hasRoom({ incidents }: Diary, words: string): boolean {
  return size(incidents) + words.length < MOST_CHARACTERS;
}

function size(incidents: readonly Incident[]): number {
  return JSON.stringify(incidents).length;
}

function changed(diary: Diary): Diary {
  return { ...diary, saved: false, warned: false };
}
