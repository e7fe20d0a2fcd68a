import type { Activity } from 'botbuilder';
import { storyField } from '../../diary/account';
import { type Diary, hasWords, type Incident, isUnsaved, SKIPPED_FIELD } from '../../diary/diary';
import { timelineOf } from '../../diary/timeline';
import type { Answers } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { NamedTopic } from '../../model/namedEntries';
import type { RecordSheet } from '../../model/protocol/activities';
import { type Choice, message } from '../replies';
import { bulletList, paragraphs, text } from '../wording';
import { diaryExtras, incidentLines, singleLine } from './askDiary';
import { patternWords } from './patternWords';
import { blankSheet, recordSheet } from './recordSheet';
import { timeWords } from './whenWords';

const EVIDENCE: NamedTopic = 'evidence';
/** In characters: as much of an account as tells it apart from the others in a list. */
const BRIEF = 70;

/** The whole record: what it shows together, each incident in a line, and the sheet to print or save. */
export function showDiary(
  knowledge: Knowledge,
  diary: Diary,
  answers: Answers,
  now: Date,
): readonly Partial<Activity>[] {
  const told = diary.incidents.filter(hasWords);
  const lines = timelineOf(told).order.map((incident, place) =>
    text(knowledge, 'record-line', { number: place + 1, ...incidentInBrief(knowledge, incident) }),
  );
  const sheet = recordSheet(knowledge, diary, answers, now);
  const title = `**${text(knowledge, 'record-title')}**`;
  const body = paragraphs(
    title,
    patternWords(knowledge, told).join('\n'),
    ...lines,
    text(knowledge, 'record-lives-here'),
  );
  return [
    message(body, { kind: 'text', record: { unsaved: isUnsaved(diary), sheet } }),
    diaryChoices(knowledge, diary),
  ];
}

/** The person's answers and what they were told, with the record if there is one. */
export function showSummary(
  knowledge: Knowledge,
  diary: Diary,
  answers: Answers,
  now: Date,
): Partial<Activity> {
  const sheet = recordSheet(knowledge, diary, answers, now);
  if (sheet.answers.length + sheet.incidents.length === 0) {
    return message(text(knowledge, 'record-summary-empty'), { kind: 'text' });
  }
  const lines = (all: RecordLines) => bulletList(all.map((line) => summaryLine(knowledge, line)));
  const body = paragraphs(
    text(knowledge, 'record-summary'),
    lines(sheet.answers),
    lines(sheet.advised),
    sheet.pattern.join('\n'),
  );
  return message(body, { kind: 'text', record: { unsaved: isUnsaved(diary), sheet } });
}

type RecordLines = RecordSheet['answers'];

/** A question needs no colon before its answer. */
function summaryLine(knowledge: Knowledge, { name, text: words }: RecordLines[number]): string {
  const said = singleLine(words);
  return name.endsWith('?') ? `${name} ${said}` : text(knowledge, 'record-said', { name, words: said });
}

/** The sheet for paper; other clients show what it asks for as a list. */
export function showBlankSheet(knowledge: Knowledge, diary: Diary): Partial<Activity> {
  const sheet = blankSheet(knowledge);
  return message(paragraphs(text(knowledge, 'record-blank'), bulletList(sheet.columns)), {
    kind: 'text',
    record: { unsaved: isUnsaved(diary), sheet },
  });
}

/** What can be done with the record from here. */
export function diaryChoices(knowledge: Knowledge, diary: Diary): Partial<Activity> {
  const change: Choice = {
    title: text(knowledge, 'record-change'),
    press: { kind: 'record', do: 'pick' },
  };
  return message(text(knowledge, 'record-next'), { kind: 'choices', record: diaryExtras(diary) }, [
    { title: text(knowledge, 'record-add'), press: { kind: 'record', do: 'begin' } },
    ...(diary.incidents.length > 0 ? [change] : []),
    { title: text(knowledge, 'record-evidence'), press: { kind: 'topic', topic: EVIDENCE } },
    { title: text(knowledge, 'record-done'), press: { kind: 'record', do: 'done' } },
  ]);
}

/** An incident that has just been recorded, to be read through. */
export function showIncident(knowledge: Knowledge, incident: Incident, diary: Diary): Partial<Activity> {
  const here = { incident: incident.id };
  return message(
    paragraphs(text(knowledge, 'record-told'), incidentLines(knowledge, incident)),
    { kind: 'choices', record: diaryExtras(diary) },
    [
      { title: text(knowledge, 'record-add'), press: { kind: 'record', do: 'begin' } },
      { title: text(knowledge, 'record-show'), press: { kind: 'record', do: 'show' } },
      { title: text(knowledge, 'record-change'), press: { kind: 'record', do: 'change', ...here } },
      { title: text(knowledge, 'record-evidence'), press: { kind: 'topic', topic: EVIDENCE } },
      { title: text(knowledge, 'record-done'), press: { kind: 'record', do: 'done' } },
    ],
  );
}

/** Sent once, and only to whoever types that they want to leave: the Exit button never asks. */
export function warnOfLeaving(
  knowledge: Knowledge,
  diary: Diary,
  leaving: 'exit-now' | 'forget-now',
): Partial<Activity> {
  const count = diary.incidents.filter(hasWords).length;
  const says =
    count === 1 ? text(knowledge, 'record-leaving-one') : text(knowledge, 'record-leaving', { count });
  const leave = leaving === 'exit-now' ? 'record-leave-now' : 'record-forget-now';
  return message(says, { kind: 'choices', record: diaryExtras(diary) }, [
    { title: text(knowledge, leave), press: { kind: 'command', command: leaving } },
    { title: text(knowledge, 'record-save-first'), press: { kind: 'record', do: 'show' } },
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
