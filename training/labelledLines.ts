import { CRISIS_LABELS, REPLY_LABELS } from '../language/classifier/classifiers';
import { PLAIN_REPLIES } from '../language/phraseIndex';
import {
  type Content,
  choice,
  entry,
  type Format,
  fields,
  freeText,
  freeTexts,
  listOf,
  optional,
  patternText,
  required,
  withDefault,
  yesNo,
} from '../model/format';
import type { Knowledge, Question } from '../model/knowledge';
import { INTENTS } from '../model/lexicon';

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
  reading: required(choice(CRISIS_LABELS), 'danger, self_harm or neither.'),
});

/**
 * The files of labelled lines, checked like all other YAML.
 *
 * @param knowledge the questions and answers that labels may name
 */
export function labelledLines(knowledge: Pick<Knowledge, 'questions'>) {
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
  const expect = fields({
    intent: required(choice(INTENTS), 'What the person wants first.'),
    also: withDefault(listOf(choice(INTENTS)), [], 'What they want besides; either may be answered first.'),
    behaviours: optional(freeTexts, 'What happened, in a word or two each.'),
    online: optional(yesNo, 'yes if any of it is by phone or on the internet.'),
    slots: withDefault(byQuestion(knowledge, PLAIN_REPLIES), {}, 'The questions that it answers already.'),
  });
  const opener = entry('line', {
    id,
    text,
    expect: required(expect, 'What it should be taken to mean.'),
    tags: optional(freeTexts, 'What kind of line it is.'),
  });
  return fields({
    lines: withDefault(listOf(crisisLine), [], 'Lines that are danger, thoughts of death, or neither.'),
    openers: withDefault(listOf(opener), [], 'First messages.'),
    answers: withDefault(listOf(replyLine), [], 'Replies to questions.'),
  });
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
    openers: files.flatMap(({ openers }) => openers),
    answers: files.flatMap(({ answers }) => answers),
  };
}
