import {
  type Content,
  choice,
  entry,
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
import { date, id } from './textFormats';
import { wording, wordings } from './wording';

/** What a call handler's desk needs besides the questions: what is said, asked and watched for during a call. */

/** Who sits at the desk: people whom callers are told to ring 999 beside, or the police themselves. */
export const ROOMS = ['helpline', 'control-room'] as const;
export type Room = (typeof ROOMS)[number];

const scriptOption = entry('option', {
  id: required(id, 'A word of its own for this answer.'),
  label: required(freeText, 'The words on the button.'),
  noted: required(freeText, 'How the summary puts it.'),
  next: optional(id, 'The step that follows. Left out: the next one.'),
  answers: withDefault(condition, {}, 'Answers that it gives to the questions, one option each.'),
  fills: withDefault(mapOf(id, freeText), {}, 'What it fills in on the wrap-up: field and text.'),
  raises: withDefault(freeTexts, [], 'The flags that it raises.'),
  near: withDefault(
    yesNo,
    false,
    'yes if somebody may hear the caller: from then on every question is one for yes or no.',
  ),
  gone: withDefault(yesNo, false, 'yes if the caller has gone: the call ended there, and nothing more is read out.'),
  skips: withDefault(freeTexts, [], 'Steps that do not fit this caller: the call passes them by.'),
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
  silent: withDefault(
    yesNo,
    false,
    'yes if it leads a caller who cannot speak to 999 by taps: the words for danger do not take its place.',
  ),
  fields: withDefault(freeTexts, [], 'Fields of the wrap-up that can be filled in here already. Only for ask.'),
  recalls: withDefault(freeTexts, [], 'Steps of which it stands here again, for the handler, what was noted there.'),
  says_gone: withDefault(freeTexts, [], 'What stands in the place of “says” when the caller has gone.'),
  when: optional(condition, 'The call comes to this step by itself as soon as these answers are given.'),
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

/** What is said and asked in danger. The place comes first: the line may drop. */
export const dangerScript = entry('danger script', {
  id: required(choice(ROOMS), 'The kind of room that it is for.'),
  says: required(wordings, 'What is read aloud, one item for each paragraph.'),
  listen_for: withDefault(freeTexts, [], 'What the handler does.'),
  fields: required(freeTexts, 'The fields of the wrap-up that are filled in at once, the place first.'),
});
export type DangerScript = Content<typeof dangerScript>;

/** How a question is put to a caller who can only say yes or no. */
export const nearQuestion = entry('question for yes or no', {
  question: required(id, 'The question.'),
  ask: required(wording, 'What is read aloud: yes or no answers it, or stops the handler at an answer of a list.'),
});

/** A question about risk, to be answered with yes, no or not known. It is never scored. */
export const theme = entry('theme', {
  id: required(id, 'A word of its own for this theme.'),
  name: required(freeText, 'A few words for the list.'),
  ask: required(wording, 'The question, to be read aloud: one that yes or no answers.'),
  heard: withDefault(condition, {}, 'The answers by which it has been told already.'),
  source: required(freeText, 'Who asks about this, and where that was read.'),
  checked: required(date, 'When the source was read.'),
});
export type Theme = Content<typeof theme>;

/** What a flag calls for, the most urgent first. */
export const FLAG_ACTS = ['call-999', 'supervisor', 'today', 'refer'] as const;

/** A reason for the handler to act beyond giving numbers. Each is shown by itself; there is no score. */
export const flag = entry('flag', {
  id: required(id, 'A word of its own for this flag.'),
  when: optional(condition, 'The answers that raise it.'),
  themes: withDefault(freeTexts, [], 'A yes to any of these themes raises it too.'),
  act: required(choice(FLAG_ACTS), 'What it calls for.'),
  says: required(freeText, 'What the handler reads.'),
});
export type Flag = Content<typeof flag>;

/** One of the four criteria of stalking (FOUR), and the answers to its question that mean yes and no. */
export const fourCriterion = entry('mark', {
  letter: required(freeText, 'F, O, U or R.'),
  question: required(id, 'The question that asks about it.'),
  yes: required(freeTexts, 'The answers that mean yes.'),
  no: required(freeTexts, 'The answers that mean no; all others mean unsure.'),
});
export type FourCriterion = Content<typeof fourCriterion>;
