import {
  type Content,
  choice,
  entry,
  fields,
  freeText,
  freeTexts,
  listOf,
  mapOf,
  optional,
  required,
  withDefault,
  yesNo,
} from './format';
import { condition } from './questions';
import { id } from './textFormats';

/** What a call handler's desk needs besides the questions: its script, and what is noted about a call. */

const scriptOption = entry('option', {
  id: required(id, 'A word of its own for this answer.'),
  label: required(freeText, 'The words on the button.'),
  noted: required(freeText, 'How the summary puts it.'),
  next: optional(id, 'The step that follows. Left out: the next one.'),
  answers: withDefault(condition, {}, 'Answers that it gives to the questions, one option each.'),
  fills: withDefault(mapOf(id, freeText), {}, 'What it fills in on the wrap-up: field and text.'),
});
export type ScriptOption = Content<typeof scriptOption>;

/** One step of the script, in the order of a call. Each kind but `ask` is a part of the desk and occurs once. */
export const scriptStep = entry('step', {
  id: required(id, 'A word of its own for this step.'),
  name: required(freeText, 'A few words for the list of steps.'),
  kind: required(
    choice(['ask', 'questions', 'themes', 'help', 'wrap-up', 'summary']),
    'ask, or the part of the desk that it stands for.',
  ),
  says: withDefault(freeTexts, [], 'What is read aloud, one item for each paragraph.'),
  listen_for: withDefault(freeTexts, [], 'What to listen for.'),
  options: withDefault(listOf(scriptOption), [], 'What the handler notes of the answer. Only for ask.'),
  aside: withDefault(yesNo, false, 'yes if a usual call passes it by.'),
});
export type ScriptStep = Content<typeof scriptStep>;
export type ScriptStepKind = ScriptStep['kind'];

/** The letters of the desk's own actions. */
export const DESK_KEYS = [
  // The question: the box to type in, skip, back, danger.
  ...['t', 'k', 'b', 'd'],
  // The list of steps, and the parts of the call.
  ...['q', 'a', 'o', 'u', 'y'],
  // A number that is wrong or not answered, practice, the end of the call.
  ...['w', 'n', 'p', 'x'],
  // What was understood: right, wrong; the last thing noted, taken back; words for what the caller asks.
  ...['v', 'f', 'z', 'h'],
  // The summary: copy, save, print.
  ...['c', 'j', 'i'],
] as const;
export type DeskKey = (typeof DESK_KEYS)[number];

/** Help that is one key away throughout the call. */
export const quickHelp = entry('quick help', {
  id: required(id, 'A word of its own for this help.'),
  key: required(freeText, 'The letter that opens it: a small one that the desk does not use itself.'),
  emergency: withDefault(
    yesNo,
    false,
    'yes if it guides a caller to 999: it stands out, and danger can be noted from it.',
  ),
  name: required(freeText, 'The words on its button.'),
  says: required(freeTexts, 'What is read aloud, one item for each paragraph.'),
  note: optional(freeText, 'For the handler alone.'),
  step: optional(id, 'The step of the script that it leads to.'),
});
export type QuickHelp = Content<typeof quickHelp>;

/** Something to ask about before help is offered. It is ticked and never scored. */
export const theme = entry('theme', {
  id: required(id, 'A word of its own for this theme.'),
  name: required(freeText, 'The words beside the box to tick.'),
  ask: required(freeText, 'The question, to be read aloud.'),
  heard: withDefault(condition, {}, 'The answers by which it has been told already.'),
});

/** A reason for the handler to act beyond giving numbers. Each is shown by itself; there is no score. */
export const flag = entry('flag', {
  id: required(id, 'A word of its own for this flag.'),
  when: optional(condition, 'The answers that raise it.'),
  themes: withDefault(freeTexts, [], 'Any of these themes raises it too.'),
  act: required(choice(['call-999', 'supervisor', 'today']), 'What it calls for.'),
  says: required(freeText, 'What the handler reads.'),
});

/** One of the four criteria of stalking (FOUR), and the answers to its question that mean yes and no. */
export const fourCriterion = entry('mark', {
  letter: required(freeText, 'F, O, U or R.'),
  question: required(id, 'The question that asks about it.'),
  yes: required(freeTexts, 'The answers that mean yes.'),
  no: required(freeTexts, 'The answers that mean no; all others mean unsure.'),
});
export type FourCriterion = Content<typeof fourCriterion>;

/** Something that is agreed before the call ends. It stays in the page and is stored nowhere. */
export const wrapUpField = entry('field', {
  id: required(id, 'A word of its own for this field.'),
  name: required(freeText, 'The words beside it.'),
  kind: required(choice(['line', 'lines', 'yes-no']), 'One line of text, several, or yes and no.'),
  ask: optional(freeText, 'The question, to be read aloud.'),
});
export type WrapUpField = Content<typeof wrapUpField>;

/** What came of a call, for the control room's own records. */
export const disposition = entry('disposition', {
  id: required(id, 'A word of its own for this code.'),
  code: required(freeText, 'The code, as the control room writes it.'),
  name: required(freeText, 'What it stands for.'),
  help: withDefault(freeTexts, [], 'Suggested when a number of a service with such help is given.'),
  when: optional(condition, 'Suggested after these answers.'),
  steps: withDefault(freeTexts, [], 'Suggested when the call came to one of these steps.'),
  reported: optional(yesNo, 'yes if it is suggested when the handler has reported a number.'),
});
export type Disposition = Content<typeof disposition>;

const callerLine = fields({
  at: required(id, 'The step or the question.'),
  says: required(freeText, 'What the caller says.'),
});

/** An invented call to practise with. */
export const practiceCall = entry('practice call', {
  id: required(id, 'A word of its own for this call.'),
  name: required(freeText, 'A few words for the list of calls.'),
  about: required(freeText, 'What can be learned with it.'),
  lines: required(listOf(callerLine), 'What the caller says, by step and question.'),
});
export type PracticeCall = Content<typeof practiceCall>;
