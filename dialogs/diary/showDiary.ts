import { type Diary, hasWords, type Incident, unsavedIn } from '../../diary/diary';
import { keptRecord } from '../../diary/keptRecord';
import { timelineOf } from '../../diary/timeline';
import { NO_POLICE, YOU } from '../../model/answers';
import type { Knowledge } from '../../model/knowledge';
import type { NamedTopic } from '../../model/namedEntries';
import type { RecordSheet } from '../../model/protocol/activities';
import { servicesFor } from '../../triage/signpost';
import { HELPLINES_TOPIC } from '../nextActions';
import { type Choice, choice, commandChoice, line, type Reply } from '../replies';
import { serviceLine } from '../serviceCard';
import type { Standing } from '../turnInProgress';
import { bulletList, paragraphs, text } from '../wording';
import { askHeld, diaryChoice, diaryMessage } from './askDiary';
import { incidentInBrief, singleLine, wholeIncident } from './incidentWords';
import { patternWords, recordSheet, summarySheet } from './recordSheet';

/** The whole record: what it shows together, each incident in a line, and the sheet to print or save. */
export function showDiary(knowledge: Knowledge, standing: Standing): readonly Reply[] {
  const { diary } = standing;
  const told = diary.incidents.filter(hasWords);
  const lines = timelineOf(told).order.map((incident) =>
    text(knowledge, 'record-line', { number: incident.id, ...incidentInBrief(knowledge, incident) }),
  );
  const body = paragraphs(
    `**${text(knowledge, 'record-title')}**`,
    [text(knowledge, 'record-lives-here'), ...patternWords(knowledge, told)].join('\n'),
    ...lines,
  );
  return [
    diaryMessage(diary, body, {
      ...{ kind: 'text', sheet: recordSheet(knowledge, standing) },
      ...{ keep: keptRecord(diary), opens: true },
    }),
    diaryChoices(knowledge, diary),
  ];
}

/** The person's answers and what they were told, with the record if there is one. */
export function showSummary(knowledge: Knowledge, standing: Standing): Reply {
  const sheet = summarySheet(knowledge, standing);
  if (sheet.answers.length + sheet.incidents.length === 0) return line(knowledge, 'record-summary-empty');
  const body = paragraphs(
    text(knowledge, 'record-summary'),
    summaryLines(knowledge, sheet.answers),
    summaryLines(knowledge, sheet.advised),
    sheet.pattern.join('\n'),
  );
  return diaryMessage(standing.diary, body, { kind: 'text', sheet });
}

/** A question needs no colon before its answer. */
function summaryLines(knowledge: Knowledge, lines: RecordSheet['answers']): string {
  return bulletList(
    lines.map(({ name, text: words }) => {
      const said = singleLine(words);
      return name.endsWith('?') ? `${name} ${said}` : text(knowledge, 'record-said', { name, words: said });
    }),
  );
}

/** The sheet for paper; other clients show what it asks for as a list. */
export function showBlankSheet(knowledge: Knowledge, diary: Diary): Reply {
  // Nothing can be pasted on paper.
  const columns = knowledge.diary_fields.filter(({ holds }) => holds !== 'pasted').map(({ name }) => name);
  const sheet = {
    made: '',
    pattern: [],
    columns,
    incidents: [],
    answers: [],
    advised: [],
    blank: true,
  } as const;
  const words = paragraphs(text(knowledge, 'record-blank'), bulletList(columns));
  return diaryMessage(diary, words, { kind: 'text', sheet });
}

/** What can be done with the record from here. */
export function diaryChoices(knowledge: Knowledge, diary: Diary): Reply {
  if (diary.held) return askHeld(knowledge, diary);
  return diaryMessage(diary, text(knowledge, 'record-next'), { kind: 'choices' }, [
    diaryChoice(knowledge, 'record-add', { do: 'begin' }),
    ...(diary.incidents.length > 0 ? [diaryChoice(knowledge, 'record-change', { do: 'pick' })] : []),
    ...(diary.removed?.length ? [diaryChoice(knowledge, 'record-put-back', { do: 'put-back' })] : []),
    ...evidenceAndDone(knowledge),
  ]);
}

/** Who can be rung, for whoever began with the record and was never told. */
export function whoToRing(knowledge: Knowledge, { answers, now }: Standing): string {
  const help = knowledge.topics.find(({ id }) => id === HELPLINES_TOPIC)?.help ?? [];
  const { best } = servicesFor(knowledge, help, answers, now);
  return paragraphs(
    text(knowledge, 'record-someone-to-ring'),
    bulletList(best.slice(0, 1).map((one) => serviceLine(knowledge, one))),
    answers[YOU]?.includes(NO_POLICE) ? '' : text(knowledge, 'record-police-to-ring'),
  );
}

/** An incident that has just been recorded, to be read through. @param beside what is said below it */
export function showIncident(knowledge: Knowledge, incident: Incident, diary: Diary, beside = ''): Reply {
  const words = paragraphs(text(knowledge, 'record-told'), wholeIncident(knowledge, incident), beside);
  return diaryMessage(diary, words, { kind: 'choices' }, [
    diaryChoice(knowledge, 'record-add', { do: 'begin' }),
    diaryChoice(knowledge, 'record-show', { do: 'show' }),
    diaryChoice(knowledge, 'record-change', { do: 'change', incident: incident.id }),
    ...evidenceAndDone(knowledge),
  ]);
}

export function evidenceAndDone(knowledge: Knowledge): readonly Choice[] {
  return [
    choice(knowledge, 'record-evidence', { kind: 'topic', topic: 'evidence' satisfies NamedTopic }),
    diaryChoice(knowledge, 'record-done', { do: 'done' }),
  ];
}

/** Sent once, to whoever types that the chat is to be cleared: how many incidents go with it. Exit never asks. */
export function warnOfClearing(knowledge: Knowledge, diary: Diary): Reply {
  const count = unsavedIn(diary).length;
  const says = count === 1 ? text(knowledge, 'record-clearing-one') : text(knowledge, 'record-clearing', { count });
  return diaryMessage(diary, says, { kind: 'choices' }, [
    commandChoice(knowledge, 'record-forget-now', 'forget-now'),
    diaryChoice(knowledge, 'record-save-first', { do: 'show' }),
  ]);
}
