import { storyField } from '../../diary/account';
import { type Diary, hasWords, type Incident, SKIPPED_FIELD } from '../../diary/diary';
import { timelineOf } from '../../diary/timeline';
import type { Knowledge } from '../../model/knowledge';
import type { NamedTopic } from '../../model/namedEntries';
import type { RecordSheet } from '../../model/protocol/activities';
import { choice, commandChoice, line, message, type Reply } from '../replies';
import type { Standing } from '../turnInProgress';
import { bulletList, paragraphs, text } from '../wording';
import { diaryExtras, incidentLines, singleLine } from './askDiary';
import { patternWords } from './patternWords';
import { blankSheet, recordSheet } from './recordSheet';
import { timeWords } from './whenWords';

const EVIDENCE: NamedTopic = 'evidence';
/** In characters: as much of an account as tells it apart from the others in a list. */
const BRIEF = 70;

/** The whole record: what it shows together, each incident in a line, and the sheet to print or save. */
export function showDiary(knowledge: Knowledge, standing: Standing): readonly Reply[] {
  const { diary } = standing;
  const told = diary.incidents.filter(hasWords);
  const lines = timelineOf(told).order.map((incident, place) =>
    text(knowledge, 'record-line', { number: place + 1, ...incidentInBrief(knowledge, incident) }),
  );
  const sheet = recordSheet(knowledge, standing);
  const title = `**${text(knowledge, 'record-title')}**`;
  const body = paragraphs(
    title,
    patternWords(knowledge, told).join('\n'),
    ...lines,
    text(knowledge, 'record-lives-here'),
  );
  return [
    message(body, { kind: 'text', record: { ...diaryExtras(diary), sheet } }),
    diaryChoices(knowledge, diary),
  ];
}

/** The person's answers and what they were told, with the record if there is one. */
export function showSummary(knowledge: Knowledge, standing: Standing): Reply {
  const sheet = recordSheet(knowledge, standing);
  if (sheet.answers.length + sheet.incidents.length === 0) return line(knowledge, 'record-summary-empty');
  const lines = (all: RecordLines) => bulletList(all.map((line) => summaryLine(knowledge, line)));
  const body = paragraphs(
    text(knowledge, 'record-summary'),
    lines(sheet.answers),
    lines(sheet.advised),
    sheet.pattern.join('\n'),
  );
  return message(body, { kind: 'text', record: { ...diaryExtras(standing.diary), sheet } });
}

type RecordLines = RecordSheet['answers'];

/** A question needs no colon before its answer. */
function summaryLine(knowledge: Knowledge, { name, text: words }: RecordLines[number]): string {
  const said = singleLine(words);
  return name.endsWith('?') ? `${name} ${said}` : text(knowledge, 'record-said', { name, words: said });
}

/** The sheet for paper; other clients show what it asks for as a list. */
export function showBlankSheet(knowledge: Knowledge, diary: Diary): Reply {
  const sheet = blankSheet(knowledge);
  return message(paragraphs(text(knowledge, 'record-blank'), bulletList(sheet.columns)), {
    kind: 'text',
    record: { ...diaryExtras(diary), sheet },
  });
}

/** What can be done with the record from here. */
export function diaryChoices(knowledge: Knowledge, diary: Diary): Reply {
  const change = choice(knowledge, 'record-change', { kind: 'record', do: 'pick' });
  return message(text(knowledge, 'record-next'), { kind: 'choices', record: diaryExtras(diary) }, [
    choice(knowledge, 'record-add', { kind: 'record', do: 'begin' }),
    ...(diary.incidents.length > 0 ? [change] : []),
    choice(knowledge, 'record-evidence', { kind: 'topic', topic: EVIDENCE }),
    choice(knowledge, 'record-done', { kind: 'record', do: 'done' }),
  ]);
}

/** An incident that has just been recorded, to be read through. */
export function showIncident(knowledge: Knowledge, incident: Incident, diary: Diary): Reply {
  return message(
    paragraphs(text(knowledge, 'record-told'), incidentLines(knowledge, incident)),
    { kind: 'choices', record: diaryExtras(diary) },
    [
      choice(knowledge, 'record-add', { kind: 'record', do: 'begin' }),
      choice(knowledge, 'record-show', { kind: 'record', do: 'show' }),
      choice(knowledge, 'record-change', { kind: 'record', do: 'change', incident: incident.id }),
      choice(knowledge, 'record-evidence', { kind: 'topic', topic: EVIDENCE }),
      choice(knowledge, 'record-done', { kind: 'record', do: 'done' }),
    ],
  );
}

/** Sent once, and only to whoever types that they want to leave: the Exit button never asks. */
export function warnOfLeaving(knowledge: Knowledge, diary: Diary, leaving: 'exit-now' | 'forget-now'): Reply {
  const count = diary.incidents.filter(hasWords).length;
  const says =
    count === 1 ? text(knowledge, 'record-leaving-one') : text(knowledge, 'record-leaving', { count });
  const leave = leaving === 'exit-now' ? 'record-leave-now' : 'record-forget-now';
  return message(says, { kind: 'choices', record: diaryExtras(diary) }, [
    commandChoice(knowledge, leave, leaving),
    choice(knowledge, 'record-save-first', { kind: 'record', do: 'show' }),
  ]);
}

/** When, and the beginning of what happened. */
export function incidentInBrief(
  knowledge: Knowledge,
  { told, when }: Incident,
): { readonly when: string; readonly what: string } {
  const what = singleLine(told[storyField(knowledge.diary_fields)] || firstOf(told));
  return {
    when: when ? timeWords(knowledge, when) : text(knowledge, 'record-no-day'),
    what: what.length > BRIEF ? `${what.slice(0, BRIEF).replace(/\s\S*$/, '')}…` : what,
  };
}

function firstOf(told: Incident['told']): string {
  return Object.values(told).find((words) => words !== SKIPPED_FIELD) ?? '';
}
