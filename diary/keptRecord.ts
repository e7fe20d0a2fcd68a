import type { DiaryField } from '../model/knowledge';
import { type Diary, hasWords, type Incident, MOST_CHARACTERS, MOST_INCIDENTS, withSaved } from './diary';
import { parseIncident } from './parseIncident';

/** The form of what is saved. What is of another form is not read. */
const FORM = 1;

/** The record as it is saved on the person's own device, to be opened again another day: JSON. */
export function keptRecord({ incidents, next }: Diary): string {
  return JSON.stringify({ waymark: FORM, next, incidents: incidents.filter(hasWords).map(withoutQuestion) });
}

/** What was asked about a time is over by another day: the words stay. */
function withoutQuestion({ unsettled, ...incident }: Incident): Incident {
  if (!unsettled || incident.when || unsettled.days) return incident;
  return { ...incident, when: unsettled.before ?? { words: unsettled.words, sure: false } };
}

/**
 * The diary with a record that was saved earlier. Its incidents keep their numbers; one of this chat that has the number
 * of another gets a new one. Undefined where it cannot be read: it comes from a file, untrusted; `full` where it does not fit.
 */
export function withKeptRecord(diary: Diary, text: string, fields: readonly DiaryField[]): Diary | 'full' | undefined {
  const kept = parse(text, fields);
  if (!kept) return undefined;
  const { diary: here, next } = renumbered(diary, kept);
  const all = new Map(here.incidents.map((one) => [one.id, one]));
  // Opened twice, or saved in this chat: what has more written of it is the later one.
  const opened = kept.incidents.filter((one) => isLonger(one, all.get(one.id)));
  for (const one of opened) all.set(one.id, one);
  const incidents = [...all.values()].sort((one, other) => one.id - other.id);
  if (incidents.length > MOST_INCIDENTS || JSON.stringify(incidents).length > MOST_CHARACTERS) return 'full';
  return withSaved(
    { ...here, incidents, next },
    opened.map(({ id }) => id),
  );
}

/** The diary with other numbers for those of its incidents whose number another one of the saved record has. */
function renumbered(diary: Diary, kept: KeptRecord): { readonly diary: Diary; readonly next: number } {
  let next = Math.max(kept.next, diary.next, ...kept.incidents.map(({ id }) => id + 1));
  const numbers = new Map<number, number>();
  const { incidents, removed = [], savedIds = [], telling } = diary;
  for (const { id, written } of [...incidents, ...removed])
    if (kept.incidents.some((one) => one.id === id && one.written !== written)) numbers.set(id, next++);
  const number = (id: number) => numbers.get(id) ?? id;
  const again = (all: readonly Incident[]) => all.map((one) => ({ ...one, id: number(one.id) }));
  return {
    diary: {
      ...{ ...diary, incidents: again(incidents), removed: again(removed), savedIds: savedIds.map(number) },
      ...(telling && {
        telling: {
          ...{ ...telling, incident: number(telling.incident) },
          ...(telling.beside !== undefined && { beside: number(telling.beside) }),
        },
      }),
    },
    next,
  };
}

function isLonger({ said = [] }: Incident, here: Incident | undefined): boolean {
  return here === undefined || said.length > (here.said?.length ?? 0);
}

interface KeptRecord {
  readonly next: number;
  readonly incidents: readonly Incident[];
}

function parse(text: string, fields: readonly DiaryField[]): KeptRecord | undefined {
  const { waymark, next, incidents } = json(text);
  if (waymark !== FORM || !Number.isSafeInteger(next) || !Array.isArray(incidents)) return undefined;
  const read = incidents.map((one: unknown) => parseIncident(one, fields));
  const all = read.filter((one) => one !== undefined);
  const isWhole = all.length === read.length && new Set(all.map(({ id }) => id)).size === all.length;
  return isWhole && all.length > 0 ? { next: Number(next), incidents: all } : undefined;
}

function json(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** The pieces of a record so far, with one more; undefined where that is not the next one, or makes too much. */
export function withPiece(pieces: readonly string[], text: string, piece: number): readonly string[] | undefined {
  const before = piece === 0 ? [] : pieces;
  if (before.length !== piece) return undefined;
  const all = [...before, text];
  // The frame around the incidents is a few characters; a change of form may make them somewhat longer.
  return all.join('').length <= 2 * MOST_CHARACTERS ? all : undefined;
}
