import { CRISIS_LABELS, REPLY_LABELS } from '../language/classifier/classifiers';
import {
  type Content,
  choice,
  entry,
  type Format,
  fields,
  freeText,
  listOf,
  oneOrMore,
  optional,
  patternText,
  required,
  withDefault,
} from '../model/format';
import type { Knowledge, Question } from '../model/knowledge';
import { DANGER_GRADES, FEELINGS, INTENTS, SELF_HARM_GRADES } from '../model/lexicon';

/** What a reply is to a question that it does not answer. */
export const NOTHING = 'nothing';

/** The part of the knowledge whose names labels may use. */
export type LineKnowledge = Pick<Knowledge, 'questions' | 'short_answers'>;
/** A set of labelled lines: the training set, or the held-out set, which is never trained on. */
export type LabelledLines = Content<ReturnType<typeof labelledLines>>;
export type LabelsByQuestion = Readonly<Partial<Record<string, string>>>;
/** A file of times of incidents, which has a reference time of its own. */
export type TimesFile = Content<typeof timesFile>;

const lineId = patternText<string>({
  rule: 'id-form',
  pattern: /^[A-Za-z]+(-?[A-Za-z0-9]+)*$/,
  called: 'the id of a line',
  cure: 'Write letters for the file and a number, such as RA001.',
  fallback: '',
  parse: (said) => said,
});
const id = required(lineId, 'A word of its own, in all files: RA001. It stays when the text is changed.');
const text = required(freeText, 'What somebody types, with their slips; invented, never a real message.');

const crisisLine = entry('line', {
  id,
  text,
  reading: required(choice(CRISIS_LABELS), 'What it says of danger, or of a wish to die.'),
});

/**
 * The files of labelled lines, checked like all other YAML.
 *
 * @param knowledge the questions and answers that labels may name
 */
export function labelledLines(knowledge: LineKnowledge) {
  const replyLine = entry('line', {
    id,
    text,
    any: required(choice([...REPLY_LABELS, 'danger', 'self_harm']), 'What it means whatever was asked.'),
    by_question: withDefault(
      byQuestion(knowledge, REPLY_LABELS),
      {},
      'What it means to some questions, where that is something else.',
    ),
    note: optional(freeText, 'A note to other writers.'),
  });
  const chosenLine = entry('line', {
    id,
    text,
    to: required(
      byQuestion(knowledge, [NOTHING]),
      `The question, with the answer that it is to it, or ${NOTHING}: { who: neighbour }.`,
    ),
  });
  const message = entry('line', {
    id,
    text,
    intent: required(choice(INTENTS), 'What the person wants first.'),
    also: withDefault(listOf(choice(INTENTS)), [], 'What they want besides; either may be answered first.'),
    tells: withDefault(answersTo(knowledge), {}, 'The questions that it answers already, with their answers.'),
    danger: optional(choice(DANGER_GRADES), 'now, perhaps, told (past, habit, report, fear, to come) or over.'),
    self_harm: optional(choice(SELF_HARM_GRADES), 'sure, perhaps, or other for what is not their own wish to die.'),
    feels: optional(choice(FEELINGS), 'What they plainly show that they feel.'),
    asks: withDefault(listOf(choice(idsOf(knowledge.short_answers))), [], 'The short answers that fit what they ask.'),
  });
  const askingLine = entry('line', {
    id,
    text,
    asks: required(
      listOf(choice(idsOf(knowledge.short_answers))),
      'The short answers that fit what it asks; [] where it only sounds like one of them.',
    ),
  });
  return fields({
    lines: withDefault(listOf(crisisLine), [], 'Lines that are danger, thoughts of death, or neither.'),
    messages: withDefault(listOf(message), [], 'First messages, and stories: labelled in full.'),
    asking: withDefault(listOf(askingLine), [], 'Questions, of which nothing else is taught.'),
    answers: withDefault(listOf(replyLine), [], 'Replies to questions.'),
    chosen: withDefault(listOf(chosenLine), [], 'Replies to one question, in words of their own.'),
  });
}

/** All answers of each question, those left open between several among them. */
function answersTo({ questions }: LineKnowledge): Format<Readonly<Partial<Record<string, readonly string[]>>>> {
  const answer = ({ name, options, between }: Question) =>
    optional(oneOrMore(choice(idsOf([...options, ...between]))), name);
  return fields(Object.fromEntries(questions.map((one) => [one.id, answer(one)])));
}

/** A choice among ids: of those that there are, which is at least one. */
function idsOf(entries: readonly { readonly id: string }[]): readonly [string, ...string[]] {
  const [first = '', ...others] = entries.map(({ id: own }) => own);
  return [first, ...others];
}

function byQuestion({ questions }: Pick<Knowledge, 'questions'>, labels: readonly string[]): Format<LabelsByQuestion> {
  return fields(Object.fromEntries(questions.map((one) => [one.id, optional(answerTo(one, labels), one.name)])));
}

function answerTo({ options }: Question, labels: readonly string[]): Format<string> {
  const [first = '', ...others] = new Set([...labels, ...options.map((option) => option.id)]);
  return choice([first, ...others]);
}

const localTime = patternText<string>({
  rule: 'local-time-form',
  pattern: /^(null|\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?)$/,
  called: 'a day, or a minute of one',
  cure: 'Write 2026-11-22 or 2026-11-22T15:00, in the time of the clock on the wall; null where there is no date.',
  fallback: 'null',
  parse: (said) => said,
});

const timeLine = entry('line', {
  id,
  text,
  from: required(localTime, 'When it begins.'),
  to: required(localTime, 'When it ends.'),
  precision: required(
    choice([
      'minute',
      'approx',
      'part_of_day',
      'day',
      'range',
      'open_range',
      'time_only',
      'recurring',
      'vague',
      'future',
      'impossible',
      'none',
    ]),
    'How exactly it is said.',
  ),
  ambiguous: required(choice(['true', 'false']), 'true if the person has to be asked which is meant.'),
  alternatives: optional(listOf(freeText), 'What else it may mean: a day, or two with a slash between.'),
});

export const timesFile = fields({
  reference_time: required(freeText, 'When all of it is typed: 2026-11-22T15:00 Europe/London (Sunday, GMT)'),
  dates: required(listOf(timeLine), 'Times of incidents.'),
});

/** The lines of several files as one set. */
export function joined(files: readonly LabelledLines[]): LabelledLines {
  return {
    lines: files.flatMap(({ lines }) => lines),
    messages: files.flatMap(({ messages }) => messages),
    asking: files.flatMap(({ asking }) => asking),
    answers: files.flatMap(({ answers }) => answers),
    chosen: files.flatMap(({ chosen }) => chosen),
  };
}
