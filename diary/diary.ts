import type { DiaryField } from '../model/knowledge';
import type { IncidentTime, Unsettled } from './incidentTime';

/** One thing that happened, in the person's own words. */
export interface Incident {
  /** Never given twice in a conversation, so that a late press cannot mean another incident. */
  readonly id: number;
  /** ISO instant at which it was written down: a note made soon carries more weight. */
  readonly written: string;
  /** Field id to the person's words; '' where they would rather not say. */
  readonly told: Readonly<Record<string, string>>;
  readonly when?: IncidentTime;
  /** What the person has yet to say of when it was. */
  readonly unsettled?: Unsettled;
}

/** What a person has written down in this conversation, and nowhere else. */
export interface Diary {
  /** In the order in which they were told. */
  readonly incidents: readonly Incident[];
  /** The incident that is being told, and the one field that is being changed, if it is only that. */
  readonly telling?: Telling;
  /** What the next incident is called. */
  readonly next: number;
  /** Whether all of it has been offered for printing or saving since the last change. */
  readonly saved: boolean;
  /** Whether the person has been told that leaving loses it, since the last change. */
  readonly warned: boolean;
}

export interface Telling {
  readonly incident: number;
  readonly field?: string;
}

export const NO_DIARY: Diary = { incidents: [], next: 1, saved: false, warned: false };

/** The person would rather not say. */
export const LEFT_OUT = '';
/** More would not fit into what is kept of a conversation: in characters, over all incidents. */
const ROOM = 60_000;
const MOST_INCIDENTS = 60;

/** What comes next in the telling of an incident, worked out afresh from what has been told. */
export type DiaryStep =
  | { readonly kind: 'ask'; readonly incident: Incident; readonly field: DiaryField }
  | { readonly kind: 'settle'; readonly incident: Incident; readonly unsettled: Unsettled }
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

/** How many fields are still to be asked about, the present one among them. */
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

/** The same diary with one incident put in the place of the one with its id. */
export function withIncident(diary: Diary, incident: Incident): Diary {
  return changed({
    ...diary,
    incidents: diary.incidents.map((one) => (one.id === incident.id ? incident : one)),
  });
}

export function withoutIncident(diary: Diary, id: number): Diary {
  return changed({ ...atRest(diary), incidents: diary.incidents.filter((one) => one.id !== id) });
}

/** Nothing more is asked about the incident; one of which nothing was told is not kept. */
export function atRest({ telling: _over, ...diary }: Diary): Diary {
  return { ...diary, incidents: diary.incidents.filter(hasWords) };
}

/** Asks about one field of an incident again, or goes on with all that was not asked yet. */
export function tellAgain(diary: Diary, incident: number, field?: string): Diary {
  return { ...diary, telling: field === undefined ? { incident } : { incident, field } };
}

/** What was told, in place of or beside what was told before. */
export function withTold(incident: Incident, told: Incident['told']): Incident {
  return { ...incident, told: { ...incident.told, ...told } };
}

/** When it was, once there is nothing left to settle. */
export function withTime(
  { unsettled: _settled, when: _old, ...incident }: Incident,
  time: Pick<Incident, 'when' | 'unsettled'>,
): Incident {
  return { ...incident, ...time };
}

export function hasWords({ told, when }: Incident): boolean {
  return when !== undefined || Object.values(told).some((words) => words !== LEFT_OUT);
}

/** Whether leaving now would lose something that has not been offered for saving. */
export function isUnsaved({ incidents, saved }: Diary): boolean {
  return !saved && incidents.some(hasWords);
}

export function isFull({ incidents }: Diary): boolean {
  return incidents.length >= MOST_INCIDENTS || size(incidents) >= ROOM;
}

/** Whether these words still fit. */
export function hasRoom({ incidents }: Diary, words: string): boolean {
  return size(incidents) + words.length < ROOM;
}

function size(incidents: readonly Incident[]): number {
  return JSON.stringify(incidents).length;
}

function changed(diary: Diary): Diary {
  return { ...diary, saved: false, warned: false };
}
