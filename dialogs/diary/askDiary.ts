import type { Activity } from 'botbuilder';
import {
  type Diary,
  type DiaryStep,
  fieldsLeft,
  type Incident,
  isUnsaved,
  LEFT_OUT,
} from '../../diary/diary';
import type { Answers } from '../../model/answers';
import type { DiaryField, Knowledge } from '../../model/knowledge';
import { command } from '../askQuestion';
import { type Choice, message } from '../replies';
import { audienceOf, inWords, list, paragraphs, text } from '../words';
import { timeReadBack } from './whenWords';

type Ask = Extract<DiaryStep, { kind: 'ask' }>;

/** What the widget is told with every question of the record: whether clearing the chat would lose something. */
export function diaryExtras(diary: Diary) {
  return { unsaved: isUnsaved(diary) };
}

/** What is said before anything is written down: where it lives, when it goes, who may read it. */
export function diaryNotice(knowledge: Knowledge): Partial<Activity> {
  return message(text(knowledge, 'record-before'), { kind: 'choices' }, [
    { title: text(knowledge, 'record-begin'), press: { kind: 'record', do: 'begin' } },
    sheetChoice(knowledge),
    { title: text(knowledge, 'record-not-now'), press: { kind: 'record', do: 'done' }, minor: true },
  ]);
}

export function sheetChoice(knowledge: Knowledge): Choice {
  return { title: text(knowledge, 'record-blank-open'), press: { kind: 'command', command: 'blank-sheet' } };
}

/** One field of an incident, with what can be pressed in its place. */
export function askField(
  knowledge: Knowledge,
  { incident, field }: Ask,
  diary: Diary,
  answers: Answers,
): Partial<Activity> {
  const before = incident.told[field.id];
  const again = before === undefined || before === LEFT_OUT ? '' : youWrote(knowledge, before);
  const options: readonly Choice[] = field.options.map(({ label }, choice) => ({
    title: label,
    press: { kind: 'record', do: 'option', incident: incident.id, field: field.id, choice },
  }));
  return message(
    paragraphs(again, inWords(field.ask, audienceOf(answers)), example(knowledge, field)),
    {
      kind: 'question',
      progress: progress(knowledge, incident, before !== undefined),
      record: diaryExtras(diary),
    },
    [...options, ...besides(knowledge, incident, field, before !== undefined)],
  );
}

function youWrote(knowledge: Knowledge, words: string): string {
  return text(knowledge, 'record-you-wrote', { words });
}

function example(knowledge: Knowledge, { examples, options }: DiaryField): string {
  const [first] = examples;
  return first && options.length === 0 ? paragraphs(text(knowledge, 'for-example'), list(examples)) : '';
}

function progress(knowledge: Knowledge, incident: Incident, again: boolean): string {
  if (again) return text(knowledge, 'record-change');
  const count = fieldsLeft(knowledge.diary_fields, incident);
  return count <= 1
    ? text(knowledge, 'record-progress-last')
    : text(knowledge, 'record-progress', { count: count - 1 });
}

function besides(
  knowledge: Knowledge,
  incident: Incident,
  field: DiaryField,
  again: boolean,
): readonly Choice[] {
  const here = { incident: incident.id, field: field.id };
  const why = command(knowledge, 'choice-why', 'why');
  if (again) {
    return [
      {
        title: text(knowledge, 'record-keep-it'),
        press: { kind: 'record', do: 'keep', ...here },
        minor: true,
      },
      {
        title: text(knowledge, 'record-take-out'),
        press: { kind: 'record', do: 'skip', ...here },
        minor: true,
      },
    ];
  }
  return [
    { title: text(knowledge, 'record-skip'), press: { kind: 'record', do: 'skip', ...here }, minor: true },
    {
      title: text(knowledge, 'record-stop'),
      press: { kind: 'record', do: 'stop', incident: incident.id },
      minor: true,
    },
    why,
    command(knowledge, 'choice-back', 'back'),
  ];
}

/** Why a field is asked about, with all its examples. */
export function explainField(knowledge: Knowledge, field: DiaryField, answers: Answers): Partial<Activity> {
  const examples = list(field.examples);
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
  return list(
    knowledge.diary_fields.flatMap((field) => {
      const words = fieldWords(knowledge, incident, field);
      if (words === '' || (only && !only.includes(field.id))) return [];
      return [text(knowledge, 'record-noted-one', { name: field.name, words: oneLine(words) })];
    }),
  );
}

function fieldWords(knowledge: Knowledge, { told, when }: Incident, field: DiaryField): string {
  return field.holds === 'time' && when ? timeReadBack(knowledge, when) : (told[field.id] ?? LEFT_OUT);
}

/** A list item ends where its line ends. */
export function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim();
}
