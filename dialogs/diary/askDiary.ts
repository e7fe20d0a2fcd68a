import {
  type Diary,
  type DiaryStep,
  fieldsLeft,
  type Incident,
  isUnsaved,
  SKIPPED_FIELD,
} from '../../diary/diary';
import type { Answers } from '../../model/answers';
import type { DiaryField, Knowledge } from '../../model/knowledge';
import {
  type Choice,
  choice,
  commandChoice,
  message,
  minorChoice,
  minorCommand,
  type Reply,
} from '../replies';
import type { Standing } from '../turnInProgress';
import { audienceOf, bulletList, inWords, paragraphs, text } from '../wording';
import { timeReadBack } from './whenWords';

type AskFieldStep = Extract<DiaryStep, { kind: 'ask' }>;

/** What the widget is told with every question of the record: whether clearing the chat would lose something. */
export function diaryExtras(diary: Diary) {
  return { unsaved: isUnsaved(diary) };
}

/** The notice before anything is written down: where it is kept, when it is deleted, who may read it. */
export function diaryNotice(knowledge: Knowledge): Reply {
  return message(text(knowledge, 'record-before'), { kind: 'choices' }, [
    choice(knowledge, 'record-begin', { kind: 'record', do: 'begin' }),
    blankSheetChoice(knowledge),
    minorChoice(knowledge, 'record-not-now', { kind: 'record', do: 'done' }),
  ]);
}

export function blankSheetChoice(knowledge: Knowledge): Choice {
  return commandChoice(knowledge, 'record-blank-open', 'blank-sheet');
}

/** Asks for one field of an incident, with buttons in place of typing. */
export function askField(
  knowledge: Knowledge,
  { incident, field }: AskFieldStep,
  { diary, answers }: Standing,
): Reply {
  const before = incident.told[field.id];
  const again = before && text(knowledge, 'record-you-wrote', { words: before });
  const options: readonly Choice[] = field.options.map(({ label }, place) => ({
    title: label,
    press: { kind: 'record', do: 'option', incident: incident.id, field: field.id, choice: place },
  }));
  return message(
    paragraphs(again ?? '', inWords(field.ask, audienceOf(answers)), example(knowledge, field)),
    {
      kind: 'question',
      progress: progress(knowledge, incident, before !== undefined),
      record: diaryExtras(diary),
    },
    [...options, ...secondaryActions(knowledge, incident, field, before !== undefined)],
  );
}

function example(knowledge: Knowledge, { examples, options }: DiaryField): string {
  const [first] = examples;
  return first && options.length === 0
    ? paragraphs(text(knowledge, 'for-example'), bulletList(examples))
    : '';
}

function progress(knowledge: Knowledge, incident: Incident, again: boolean): string {
  if (again) return text(knowledge, 'record-change');
  const count = fieldsLeft(knowledge.diary_fields, incident);
  return count <= 1
    ? text(knowledge, 'record-progress-last')
    : text(knowledge, 'record-progress', { count: count - 1 });
}

function secondaryActions(
  knowledge: Knowledge,
  incident: Incident,
  field: DiaryField,
  again: boolean,
): readonly Choice[] {
  const here = { incident: incident.id, field: field.id };
  if (again) {
    return [
      minorChoice(knowledge, 'record-keep-it', { kind: 'record', do: 'keep', ...here }),
      minorChoice(knowledge, 'record-take-out', { kind: 'record', do: 'skip', ...here }),
    ];
  }
  return [
    minorChoice(knowledge, 'record-skip', { kind: 'record', do: 'skip', ...here }),
    minorChoice(knowledge, 'record-stop', { kind: 'record', do: 'stop', incident: incident.id }),
    minorCommand(knowledge, 'choice-why', 'why'),
    minorCommand(knowledge, 'choice-back', 'back'),
  ];
}

/** Why a field is asked about, with all its examples. */
export function explainField(knowledge: Knowledge, field: DiaryField, answers: Answers): Reply {
  const examples = bulletList(field.examples);
  return message(
    paragraphs(
      inWords(field.why, audienceOf(answers)),
      examples && paragraphs(text(knowledge, 'for-example'), examples),
      text(knowledge, 'may-skip'),
    ),
    { kind: 'text' },
  );
}

/** What an incident holds, line by line. */
export function incidentLines(knowledge: Knowledge, incident: Incident, only?: readonly string[]): string {
  return bulletList(
    knowledge.diary_fields.flatMap((field) => {
      const words = fieldWords(knowledge, incident, field);
      if (words === '' || (only && !only.includes(field.id))) return [];
      return [text(knowledge, 'record-noted-one', { name: field.name, words: singleLine(words) })];
    }),
  );
}

function fieldWords(knowledge: Knowledge, { told, when }: Incident, field: DiaryField): string {
  return field.holds === 'time' && when ? timeReadBack(knowledge, when) : (told[field.id] ?? SKIPPED_FIELD);
}

/** A list item ends where its line ends. */
export function singleLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim();
}
