import { type Incident, SKIPPED_FIELD, type Statement } from '../../diary/diary';
import { isOwnAnswer, otherStatements } from '../../diary/statements';
import type { DiaryField, Knowledge } from '../../model/knowledge';
import type { SheetIncident } from '../../model/protocol/activities';
import type { PlainMessageId } from '../../model/textIds';
import { text } from '../wording';
import { incidentInBrief, instantWords, timeOrAbout, timeWords, titleWords } from './incidentWords';

/** After the fields: what else was written of an incident, and when and by whom it was. */
const LAST: readonly PlainMessageId[] = ['record-column-more', 'record-column-written'];
const OF_TIME: readonly PlainMessageId[] = [
  'record-column-words',
  'record-column-certainty',
  'record-column-read',
  'record-column-found',
];

/** The heads of the table: each field, and beside the person's words of the time how they were read. */
export function sheetColumns(knowledge: Knowledge): readonly string[] {
  const heads = (ids: readonly PlainMessageId[]) => ids.map((id) => text(knowledge, id));
  const fields = knowledge.diary_fields.flatMap(({ name, holds }) => (holds === 'time' ? heads(OF_TIME) : [name]));
  return [...fields, ...heads(LAST)];
}

/** An incident as it stands in what is taken along, its cells in the order of the columns. */
export function sheetIncident(knowledge: Knowledge, incident: Incident): SheetIncident {
  return {
    number: incident.id,
    title: titleWords(knowledge, incident),
    brief: incidentInBrief(knowledge, incident).what,
    ...tableDates(incident),
    cells: [
      ...knowledge.diary_fields.flatMap((field) => cells(knowledge, incident, field)),
      otherWords(knowledge, incident),
      writtenWords(knowledge, incident),
    ],
  };
}

/** As spreadsheets read a date and a time. */
function tableDates({ when }: Incident): Pick<SheetIncident, 'from' | 'to'> {
  const { from, to } = when?.moment ?? {};
  return from && to ? { from: from.replace('T', ' '), to: to.replace('T', ' ') } : {};
}

function cells(knowledge: Knowledge, incident: Incident, field: DiaryField): readonly string[] {
  const { told, when } = incident;
  const words = told[field.id] ?? SKIPPED_FIELD;
  if (field.holds === 'story' || field.holds === 'pasted') return [words];
  if (field.holds === 'words')
    return [words === '' || isOwnAnswer(incident, field.id) ? words : text(knowledge, 'record-picked', { words })];
  const found = incident.found ? timeWords(knowledge, incident.found) : '';
  if (!when) return [incident.unsettled?.days ? '' : (incident.unsettled?.words ?? ''), '', '', found];
  const read = when.moment ? timeOrAbout(knowledge, when) : '';
  return [when.words, when.doubt ?? '', when.isChosen ? text(knowledge, 'record-chosen', { when: read }) : read, found];
}

/** Each with the time at which it was written, so that nothing that was put right is covered up. */
function otherWords(knowledge: Knowledge, incident: Incident): string {
  return otherStatements(incident)
    .map((one) => statementWords(knowledge, one))
    .join('\n');
}

function statementWords(knowledge: Knowledge, { at, words, field, change }: Statement): string {
  const name = knowledge.diary_fields.find(({ id }) => id === field)?.name;
  const when = instantWords(at);
  if (words === SKIPPED_FIELD) return text(knowledge, 'record-taken-out', { when, name: name ?? '' });
  if (!name) return text(knowledge, 'record-written-more', { when, words });
  return text(knowledge, change ? 'record-written-change' : 'record-written-for', { when, name, words });
}

function writtenWords(knowledge: Knowledge, { written, by, said = [] }: Incident): string {
  const when = instantWords(written);
  const words = by ? text(knowledge, `record-by-${by}`, { when }) : when;
  return said.some(({ part }) => part) ? text(knowledge, 'record-part', { written: words }) : words;
}
