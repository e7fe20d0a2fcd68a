import type { DiaryField } from '../model/knowledge';
import type { IncidentTime, UnconfirmedTime } from './incidentTime';

/** Something that was written of an incident. It is never changed: what puts it right is written after it. */
export interface Statement {
  /** ISO instant at which it was written. */
  readonly at: string;
  /** To the letter as it was typed, or the words of the button; '' where words were taken out. */
  readonly words: string;
  /** The field that was asked about. */
  readonly field?: string;
  /** Whether it puts right what was written before. */
  readonly change?: true;
  /** Whether it is a part of a longer account, whose other parts stand in other incidents. */
  readonly part?: true;
}

/** Whose words these are: of the person it happened to, or of somebody who writes for them. */
export type Author = 'person' | 'other' | 'handler';

/** One thing that happened, in the person's own words. */
export interface Incident {
  /** Its number for good. Never given again, so that nothing that names it can mean another incident. */
  readonly id: number;
  /** ISO instant at which it was written down: a note made soon carries more weight. */
  readonly written: string;
  /** Absent where nobody has said to whom it happens. */
  readonly by?: Author;
  /** All that was written of it, in order. */
  readonly said?: readonly Statement[];
  /** Field id to the person's words; '' where they would rather not say. */
  readonly told: Readonly<Record<string, string>>;
  readonly when?: IncidentTime;
  /** When it was found out, which is not when it was done. */
  readonly found?: IncidentTime;
  /** A time that the person has still to confirm. */
  readonly unsettled?: UnconfirmedTime;
}

/** Words of which it is asked what they are about: they are written to the incident, unless the answer is another. */
export interface HeldWords {
  readonly words: string;
  /** The incident after which they were said. */
  readonly incident: number;
  /** ISO instant at which they were. */
  readonly at: string;
}

/** Words that somebody asked to have taken out of the record, until they have seen what would go. */
export interface AskedOut {
  /** The messages that asked for it. */
  readonly requests: readonly string[];
  /** The incidents that hold some of it. */
  readonly incidents: readonly number[];
}

/** What a person has written down in this conversation, and nowhere else. */
export interface Diary {
  /** In the order in which they were told. */
  readonly incidents: readonly Incident[];
  /** Taken out of the record, the latest last: they can be put back until the chat is over. */
  readonly removed?: readonly Incident[];
  /** How many of them went with one press: they come back together. */
  readonly removedTogether?: number;
  /**
   * The incident in progress; the one field that is being changed, if it is only that; and the incident that was being told
   * when this one happened.
   */
  readonly telling?: { readonly incident: number; readonly field?: string; readonly beside?: number };
  /** What was said after an incident, until it is known whether it belongs to it. */
  readonly held?: HeldWords;
  /** What is asked about before it is taken out for good. */
  readonly out?: AskedOut;
  /** What was told in the message that opened the record: the first incident, once the person begins. */
  readonly first?: Omit<HeldWords, 'incident'>;
  /** The id of the next incident. */
  readonly next: number;
  /** The incidents that are in a file or on paper as they stand now. */
  readonly savedIds?: readonly number[];
  /** A saved record that is being opened: the pieces of it that have come. */
  readonly opening?: readonly string[];
  /** The incident at which 999 was named last: it is not named again there above a few words that say where or who. */
  readonly namedDangerAt?: number;
  /** The gravest danger sign of which it was said that the police should hear today. */
  readonly policeNamedFor?: string;
  /** Whether it was said who can be rung: it is said once. */
  readonly wasHelpNamed?: true;
  /** Whether the person has been warned since the last change that clearing the chat loses it. */
  readonly warned: boolean;
}

export const EMPTY_DIARY: Diary = { incidents: [], next: 1, warned: false };

/** The value of a field about which the person would rather not say. */
export const SKIPPED_FIELD = '';
/** The most that fits into a stored conversation: in characters, over all incidents. What was written stands in it twice. */
export const MOST_CHARACTERS = 240_000;
export const MOST_INCIDENTS = 150;

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
  const field = fields.find(({ id, alone }) => (wanted ? id === wanted : alone && incident.told[id] === undefined));
  return field ? { kind: 'ask', incident, field } : { kind: 'told', incident };
}

/** Whether an incident is in progress, though something else may be on the screen just now. */
export function isIncidentOpen(fields: readonly DiaryField[], diary: Diary): boolean {
  const { kind } = nextDiaryStep(fields, diary);
  return kind === 'ask' || kind === 'settle';
}

export function withNewIncident(diary: Diary, now: Date, by?: Author): Diary {
  const incident: Incident = { id: diary.next, written: now.toISOString(), ...(by && { by }), told: {} };
  return changed({
    ...diary,
    incidents: [...diary.incidents, incident],
    telling: { incident: incident.id },
    next: diary.next + 1,
  });
}

/** The diary with the incident of the same id replaced. */
export function withIncident(diary: Diary, incident: Incident): Diary {
  return changed(
    {
      ...diary,
      incidents: diary.incidents.map((one) => (one.id === incident.id ? incident : one)),
    },
    incident.id,
  );
}

export function withoutIncidents(diary: Diary, ids: readonly number[]): Diary {
  const closed = closeIncident(diary);
  const gone = closed.incidents.filter(({ id }) => ids.includes(id));
  const incidents = closed.incidents.filter(({ id }) => !ids.includes(id));
  const removed = [...(diary.removed ?? []), ...gone];
  return changed({ ...closed, incidents, removed, removedTogether: gone.length });
}

/** Puts back what was taken out last; undefined where nothing was. */
export function withRemovedBack(diary: Diary): Diary | undefined {
  const { removed = [], removedTogether = 1, ...rest } = diary;
  const last = removed.slice(-removedTogether);
  if (last.length === 0) return undefined;
  const all = [...rest.incidents, ...last].sort((one, other) => one.id - other.id);
  return changed({ ...closeIncident(rest), incidents: all, removed: removed.slice(0, -last.length) });
}

/** The diary with words that it is asked about. */
export function withHeld(diary: Diary, held: HeldWords): Diary {
  return changed({ ...diary, held }, held.incident);
}

export function withoutHeld({ held: _held, ...diary }: Diary): Diary {
  return diary;
}

/** What is not said yes to stays. */
export function withoutAskedOut({ out: _kept, ...diary }: Diary): Diary {
  return diary;
}

/** Begins another incident while one is told, which is gone on with behind it. */
export function withAnotherBeside(diary: Diary, now: Date, by?: Author): Diary {
  const { telling } = diary;
  const begun = withNewIncident(diary, now, by);
  return telling ? { ...begun, telling: { incident: begun.next - 1, beside: telling.incident } } : begun;
}

export function withoutFirst({ first: _first, ...diary }: Diary): Diary {
  return diary;
}

/** The incident with something more written of it. */
export function withStatement(incident: Incident, statement: Statement): Incident {
  return { ...incident, said: [...(incident.said ?? []), statement] };
}

/** Ends the incident in progress. An incident without any words is dropped. */
export function closeIncident({ telling: _over, ...diary }: Diary): Diary {
  return { ...diary, incidents: diary.incidents.filter(hasWords) };
}

/** Ends the incident in progress, and goes on with the one that was being told when it happened. */
export function endIncident(fields: readonly DiaryField[], diary: Diary): Diary {
  const beside = diary.telling?.beside;
  const closed = closeIncident(diary);
  if (beside === undefined) return closed;
  const before = resumeIncident(closed, beside);
  return isIncidentOpen(fields, before) ? before : closed;
}

/** Opens the first incident of which a part of a longer account waits for its time, if there is one. */
export function withUnsettledOpen(diary: Diary): Diary {
  const waiting = diary.incidents.find(({ unsettled, said = [] }) => unsettled && said.some(({ part }) => part));
  return waiting ? resumeIncident(diary, waiting.id) : diary;
}

/** Asks about one field of an incident again, or goes on with all that was not asked yet. */
export function resumeIncident(diary: Diary, incident: number, field?: string): Diary {
  const { telling } = diary;
  const beside = telling?.incident === incident ? telling.beside : undefined;
  return {
    ...diary,
    telling: { incident, ...(field !== undefined && { field }), ...(beside !== undefined && { beside }) },
  };
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

/** The incidents that leaving now would lose. */
export function unsavedIn({ incidents, savedIds = [] }: Diary): readonly number[] {
  return incidents.filter((one) => hasWords(one) && !savedIds.includes(one.id)).map(({ id }) => id);
}

/** The diary once these incidents are in a file or on paper. */
export function withSaved(diary: Diary, saved: readonly number[]): Diary {
  const here = diary.incidents.map(({ id }) => id).filter((id) => saved.includes(id));
  return { ...diary, savedIds: [...new Set([...(diary.savedIds ?? []), ...here])] };
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

/** @param incident the one that was changed: what is in a file is not what it is now */
function changed(diary: Diary, incident?: number): Diary {
  const { savedIds = [] } = diary;
  return { ...diary, savedIds: savedIds.filter((id) => id !== incident), warned: false };
}
