import { type Diary, type DiaryStep, type Incident, unsavedIn } from '../../diary/diary';
import type { DiaryAction } from '../../diary/diaryActions';
import { askedTogether, groupsLeft } from '../../diary/fieldGroups';
import type { UnconfirmedTime } from '../../diary/incidentTime';
import { timelineOf } from '../../diary/timeline';
import type { DiaryField, Knowledge } from '../../model/knowledge';
import type { Extras, RecordExtras } from '../../model/protocol/activities';
import type { PlainMessageId } from '../../model/textIds';
import { blankSheetChoice } from '../nextActions';
import { type Choice, choice, message, minorChoice, minorCommand, type Reply } from '../replies';
import type { Standing } from '../turnInProgress';
import { audienceOf, bulletList, inWords, paragraphs, text } from '../wording';
import { briefly, incidentInBrief, timeWords, wholeIncident } from './incidentWords';

/** A message of the record, which tells the widget whether clearing the chat would lose something. */
export function diaryMessage(
  diary: Diary,
  words: string,
  { sheet, keep, opens, ...extras }: Extras & Omit<RecordExtras, 'unsaved'>,
  choices: readonly Choice[] = [],
): Reply {
  const record: RecordExtras = {
    unsaved: unsavedIn(diary),
    ...(sheet && { sheet }),
    ...(keep && { keep }),
    ...(opens && { opens }),
  };
  return message(words, { ...extras, record }, choices);
}

export function diaryChoice(knowledge: Knowledge, title: PlainMessageId, action: DiaryAction): Choice {
  return choice(knowledge, title, { kind: 'record', ...action });
}

/** The notice before anything is written down: where it is kept, when it is deleted, who may read it. */
export function diaryNotice(knowledge: Knowledge, diary: Diary, isRepeated: boolean): Reply {
  return diaryMessage(
    diary,
    text(knowledge, isRepeated ? 'record-next' : 'record-before'),
    { kind: 'choices', opens: true },
    [
      diaryChoice(knowledge, 'record-begin', { do: 'begin' }),
      ...(diary.removed?.length ? [diaryChoice(knowledge, 'record-put-back', { do: 'put-back' })] : []),
      blankSheetChoice(knowledge),
      minorChoice(knowledge, 'record-not-now', { kind: 'record', do: 'done' }),
    ],
  );
}

/** Asks for one field of an incident, with buttons in place of typing. */
export function askField(
  knowledge: Knowledge,
  { incident, field }: Extract<DiaryStep, { kind: 'ask' }>,
  { diary, answers }: Standing,
  isRepeated: boolean,
): Reply {
  const before = incident.told[field.id];
  const again = before !== undefined;
  const here = { kind: 'record', incident: incident.id, field: field.id } as const;
  const audience = audienceOf(answers);
  const others =
    again || isRepeated ? [] : askedTogether(knowledge.diary_fields, incident, field).filter((one) => one !== field);
  const words = paragraphs(
    before ? text(knowledge, 'record-you-wrote', { words: before }) : '',
    again ? '' : whichIncident(knowledge, incident, diary),
    inWords(field.ask, audience),
    others.length > 0
      ? paragraphs(text(knowledge, 'record-and-also'), bulletList(others.map(({ ask }) => inWords(ask, audience))))
      : isRepeated
        ? ''
        : examplesOf(knowledge, field),
  );
  return diaryMessage(diary, words, { kind: 'question', progress: progress(knowledge, incident, again) }, [
    ...field.options.map(({ label }, place) => ({
      title: label,
      press: { ...here, do: 'option', choice: place } as const,
    })),
    ...(again ? [minorChoice(knowledge, 'record-keep-it', { ...here, do: 'keep' })] : []),
    minorChoice(knowledge, again ? 'record-take-out' : 'record-skip', { ...here, do: 'skip' }),
    ...(again ? [] : stopWhyBack(knowledge, incident)),
  ]);
}

/** Which incident a question is about, where another one was begun in the middle of it. */
function whichIncident(knowledge: Knowledge, incident: Incident, { incidents, telling }: Diary): string {
  const isBroken = incidents.some(({ id }) => id > incident.id);
  if (telling?.beside === undefined && !isBroken) return '';
  return text(knowledge, 'record-asked-about', { number: incident.id, ...incidentInBrief(knowledge, incident) });
}

function examplesOf(knowledge: Knowledge, { examples, options }: DiaryField): string {
  if (examples.length === 0 || options.length > 0) return '';
  return paragraphs(text(knowledge, 'for-example'), bulletList(examples));
}

function progress(knowledge: Knowledge, incident: Incident, again: boolean): string {
  if (again) return text(knowledge, 'record-change');
  const count = groupsLeft(knowledge.diary_fields, incident);
  return count <= 1
    ? text(knowledge, 'record-progress-last')
    : text(knowledge, 'record-progress', { count: count - 1 });
}

function stopWhyBack(knowledge: Knowledge, { id: incident }: Incident): readonly Choice[] {
  return [
    minorChoice(knowledge, 'record-stop', { kind: 'record', do: 'stop', incident }),
    minorCommand(knowledge, 'choice-why', 'why'),
    minorCommand(knowledge, 'choice-back', 'back'),
  ];
}

/** Asks which time was meant. What the words cannot have meant is never taken for what they did mean. */
export function askTime(
  knowledge: Knowledge,
  { incident, unsettled }: Extract<DiaryStep, { kind: 'settle' }>,
  diary: Diary,
): Reply {
  const here = { kind: 'record', incident: incident.id } as const;
  return diaryMessage(diary, doubtWords(knowledge, unsettled), { kind: 'question' }, [
    ...unsettled.choices.map((time, place) => ({
      title: timeWords(knowledge, time),
      press: { ...here, do: 'time', choice: place } as const,
    })),
    choice(knowledge, 'record-time-again', { ...here, do: 'time-again' }),
    minorChoice(knowledge, 'record-time-words', { ...here, do: 'time-words' }),
    minorChoice(knowledge, 'record-stop', { ...here, do: 'stop' }),
  ]);
}

function doubtWords(knowledge: Knowledge, { why, words, read, choices }: UnconfirmedTime): string {
  if (why === 'days') return '';
  if (why !== 'future') return text(knowledge, `record-time-${why}`, { words });
  if (!read || choices.length === 0) return text(knowledge, 'record-time-future-only', { words });
  return text(knowledge, 'record-time-future', { words, when: timeWords(knowledge, read) });
}

export function pickIncident(knowledge: Knowledge, diary: Diary): Reply {
  const choices = timelineOf(diary.incidents).order.map((incident) => ({
    title: buttonText(text(knowledge, 'record-line', { number: incident.id, ...incidentInBrief(knowledge, incident) })),
    press: { kind: 'record', do: 'change', incident: incident.id } as const,
  }));
  return diaryMessage(diary, text(knowledge, 'record-which'), { kind: 'choices' }, [
    ...choices,
    backToRecord(knowledge),
  ]);
}

/** Each part of an incident as a button, and the way to remove all of it. */
export function pickField(knowledge: Knowledge, incident: Incident, diary: Diary): Reply {
  const here = { kind: 'record', incident: incident.id } as const;
  const words = paragraphs(wholeIncident(knowledge, incident), text(knowledge, 'record-which-field'));
  return diaryMessage(diary, words, { kind: 'choices' }, [
    ...knowledge.diary_fields.map(({ id, name }: DiaryField) => ({
      title: name,
      press: { ...here, do: 'field', field: id } as const,
    })),
    choice(knowledge, 'record-remove', { ...here, do: 'remove' }),
    backToRecord(knowledge),
  ]);
}

/** Asks what words belong to that were said between two incidents. They are kept until that is answered. */
export function askHeld(knowledge: Knowledge, diary: Diary): Reply {
  const words = text(knowledge, 'record-held', { words: briefly(diary.held?.words ?? '') });
  return diaryMessage(diary, words, { kind: 'choices' }, [
    diaryChoice(knowledge, 'record-held-last', { do: 'held-last' }),
    diaryChoice(knowledge, 'record-held-new', { do: 'held-new' }),
    diaryChoice(knowledge, 'record-held-neither', { do: 'held-neither' }),
  ]);
}

function backToRecord(knowledge: Knowledge): Choice {
  return minorChoice(knowledge, 'record-back', { kind: 'record', do: 'show' });
}

/** A button has no bold letters, and is one line. */
export function buttonText(words: string): string {
  return words.replaceAll('**', '').replace('\n', ': ');
}
