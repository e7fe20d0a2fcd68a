import { hasWords, type Incident } from '../../diary/diary';
import { keptRecord } from '../../diary/keptRecord';
import { timelineOf } from '../../diary/timeline';
import type { Knowledge } from '../../model/knowledge';
import { choice, type Reply } from '../replies';
import type { Standing } from '../turnInProgress';
import { paragraphs, text } from '../wording';
import { diaryChoice, diaryMessage } from './askDiary';
import { titleWords, wholeIncident } from './incidentWords';
import { patternWords, recordSheet } from './recordSheet';
import { evidenceAndDone } from './showDiary';

/** In characters: more words than these are shown a page at a time. */
const PAGE = 3000;

/** Every word of the record, or of one incident, and the sheet to print or save. @param from the place of the first that is shown */
export function showWords(knowledge: Knowledge, standing: Standing, only?: number, from = 0): Reply {
  const { diary } = standing;
  const all = timelineOf(diary.incidents.filter(hasWords)).order;
  const told = only === undefined ? all : all.filter(({ id }) => id === only);
  const words = told.map((incident) => entryWords(knowledge, incident));
  const end = endOfPage(words, from);
  const body = paragraphs(
    ...(from === 0 && only === undefined ? headWords(knowledge, all) : []),
    ...words.slice(from, end),
  );
  const extras = { kind: 'choices', sheet: recordSheet(knowledge, standing), keep: keptRecord(diary) } as const;
  const on = { kind: 'record', do: 'read', choice: end } as const;
  return diaryMessage(diary, body, extras, [
    ...(end < told.length ? [choice(knowledge, 'record-read-on', on)] : []),
    ...(diary.telling ? [] : afterReading(knowledge, only)),
  ]);
}

function headWords(knowledge: Knowledge, told: readonly Incident[]): readonly string[] {
  const title = `**${text(knowledge, 'record-title')}**`;
  return [title, [text(knowledge, 'record-lives-here'), ...patternWords(knowledge, told)].join('\n')];
}

function afterReading(knowledge: Knowledge, only: number | undefined) {
  return [
    diaryChoice(knowledge, 'record-add', { do: 'begin' }),
    only === undefined
      ? diaryChoice(knowledge, 'record-change', { do: 'pick' })
      : diaryChoice(knowledge, 'record-change', { do: 'change', incident: only }),
    diaryChoice(knowledge, 'record-keep-how', { do: 'keep-how' }),
    ...evidenceAndDone(knowledge),
  ];
}

function entryWords(knowledge: Knowledge, incident: Incident): string {
  const title = text(knowledge, 'record-entry', { number: incident.id, when: titleWords(knowledge, incident) });
  return `${title}\n${wholeIncident(knowledge, incident)}`;
}

/** At least one incident, however long it is. */
function endOfPage(words: readonly string[], from: number): number {
  let length = 0;
  const at = words.findIndex((one, place) => {
    if (place < from) return false;
    length += one.length;
    return place > from && length > PAGE;
  });
  return at < 0 ? words.length : at;
}

/** How the record is printed or saved, with the buttons for it. @param isHidden whether somebody is not to see it */
export function howToKeep(knowledge: Knowledge, standing: Standing, isHidden: boolean): Reply {
  const { diary } = standing;
  const words = paragraphs(
    `**${text(knowledge, 'record-title')}**`,
    text(knowledge, 'record-lives-here'),
    text(knowledge, 'record-keep-how-said'),
    isHidden ? text(knowledge, 'record-keep-hidden') : '',
  );
  const extras = { kind: 'text', sheet: recordSheet(knowledge, standing), keep: keptRecord(diary) } as const;
  return diaryMessage(diary, words, extras);
}
