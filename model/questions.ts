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
  shorthandOr,
  withDefault,
  yesNo,
} from './format';
import { id } from './textFormats';
import { threeWordings, wording } from './wording';

const option = entry('option', {
  id: required(id, 'A word of its own for this answer: yes, no, unsure, ex-partner.'),
  label: required(wording, 'The words on the button.'),
  told: required(wording, 'How the outcome repeats it as a reason: “you do not want it to happen”.'),
  also: withDefault(freeTexts, [], 'Other ways people say it, in a short reply.'),
  plainly: withDefault(freeTexts, [], 'Words that say it beyond doubt, in a story too: “i am 15”.'),
  always: withDefault(
    freeTexts,
    [],
    'Words that always say it, in a story too. Rules alone read them, so that a new one asks for no training.',
  ),
  perhaps: withDefault(
    freeTexts,
    [],
    'Words that may well say it, and are always asked back: “an order against me”. Only where lowers_care is yes.',
  ),
  as_one: withDefault(
    freeTexts,
    [],
    'Words that are read as one: in “my landlord’s brother” no landlord is found, in “an ex-colleague” no ex.',
  ),
  sounds_like: withDefault(
    freeTexts,
    [],
    'Words that only sound like it, and tell nothing of it: “rings the bell”, under calls. Rules alone read them.',
  ),
  denied: withDefault(freeTexts, [], 'Words that say beyond doubt that it is not so: “i am 24”, under “over 60”.'),
  must_be_said: withDefault(
    yesNo,
    false,
    'yes where it may offend whoever never said it, so that it is never taken from how they write: “you speak little English”.',
  ),
  otherwise: optional(id, 'The answer where this one is denied: who is not “me, and I am under 18” is “me”.'),
  parts: withDefault(
    mapOf(freeText, freeTexts),
    {},
    'What it joins, each as it is read back, and the words for it: who denies the letters still has the calls.',
  ),
  means: optional(
    choice(['yes', 'no', 'unsure']),
    'The plain reply it stands for, whatever its id: yes for “more than once”.',
  ),
  reply: optional(wording, 'Said straight after it is chosen, before the next question.'),
  at_once: optional(id, 'The short answer that is given at once when it is heard in what somebody tells.'),
  at_once_part: optional(
    freeText,
    'The one of its parts that must be told for that, where parts are told: “a tracker”.',
  ),
  offered: withDefault(yesNo, true, 'no if it has no button: it is only heard in what people tell.'),
  usual: withDefault(
    yesNo,
    false,
    'yes on the answer that most people give, or on several that they give together; “about 3 questions left” is counted by it.',
  ),
  implies: withDefault(
    mapOf(freeText, freeTexts),
    {},
    'What goes without saying where it is chosen, so that it is not asked: “unwanted: yes” for a break-in.',
  ),
  lowers_care: withDefault(
    yesNo,
    false,
    'yes where a wrong reading of it would end or lower care: read from words, it is asked back.',
  ),
});
export type Option = Content<typeof option>;

/** Answers that words may leave open between them: “my ex” does not say when they parted. */
const openAnswer = entry('open answer', {
  id: required(id, 'A word of its own, as labelled lines name it: ex.'),
  options: required(freeTexts, 'The answers that it may be; only these are offered.'),
  ask: required(wording, 'What is asked, with only those answers below it.'),
  told: required(wording, 'How it is read back while it is open: “it is an ex”.'),
  by_time: optional(
    fields({
      recent: required(id, 'The answer if that was within a year.'),
      older: required(id, 'The answer if it was longer ago.'),
    }),
    'Where the time of a split, if it is told, says which it is.',
  ),
  also: withDefault(freeTexts, [], 'Other ways people say it.'),
  always: withDefault(
    freeTexts,
    [],
    'Words that always say it, in a story too. Rules alone read them, so that a new one asks for no training.',
  ),
});
export type OpenAnswer = Content<typeof openAnswer>;

export const question = entry('question', {
  id: required(id, 'A word of its own for this question; decisions and conditions name it.'),
  name: required(freeText, 'A word or two that names it in a list of answers: “Repeated”.'),
  choose: required(choice(['one', 'many']), 'one, or many if several answers may be chosen.'),
  ask: required(threeWordings, 'The question, in all three wordings: person, other, handler.'),
  why: required(wording, 'Why it is asked, in one or two plain sentences.'),
  examples: withDefault(freeTexts, [], 'Examples in plain words.'),
  asked: withDefault(yesNo, true, 'no if it is never asked: its answers are only heard in what people tell.'),
  ask_anyway: withDefault(
    yesNo,
    false,
    'yes if it is asked once even where some of it was heard already: it comes ticked.',
  ),
  ask_back: optional(
    wording,
    'Asked before an answer that lowers care is taken from words; that answer and its opposite stand below it.',
  ),
  between: withDefault(listOf(openAnswer), [], 'Answers that words may leave open.'),
  options: required(
    shorthandOr<'areas', readonly Option[] | 'areas'>(choice(['areas']), (areas) => areas, listOf(option)),
    'The answers, in order; or the word areas for the areas that are offered, and those within them.',
  ),
});
/** A question as it is written: instead of options it may say `areas`. */
export type WrittenQuestion = Content<typeof question>;

/** For `options: areas` the loader puts every offered area there, and without a button those within it. */
export type Question = Omit<WrittenQuestion, 'options'> & { readonly options: readonly Option[] };

/** An answer, and what goes with it of the same question: Luton, and Bedfordshire. */
export function withWhatHolds({ id, options }: Pick<Question, 'id' | 'options'>, answer: string): readonly string[] {
  return [answer, ...(options.find((one) => one.id === answer)?.implies[id] ?? [])];
}

/**
 * Question id to the answers that satisfy it. All must hold; an empty condition holds for everyone.
 * A list is satisfied by any one of its answers. A skipped question counts as `unsure`.
 */
export const condition = mapOf(freeText, freeTexts);
export type Condition = Content<typeof condition>;

const diaryOption = entry('option', {
  label: required(freeText, 'The words on the button, and in the record.'),
  also: withDefault(freeTexts, [], 'Words by which it is known in an account.'),
});

/** What the record of an incident holds. Exactly one is the `story`, the first; exactly one is the `time`. */
export const diaryField = entry('diary field', {
  id: required(id, 'A word of its own for this field.'),
  name: required(freeText, 'Its heading in what is printed and saved.'),
  holds: required(
    choice(['story', 'time', 'words', 'pasted']),
    'story for the account of what happened, time for when it was, pasted for messages and calls, words for anything else.',
  ),
  with: optional(id, 'A field before it, together with which it is asked about.'),
  alone: withDefault(yesNo, true, 'no where it is asked about beside others only.'),
  takes: withDefault(
    choice(['clause', 'rest']),
    'clause',
    'What is taken from an account: the clause with the words of “also”, or the rest of it from them on.',
  ),
  people: optional(choice(['saw', 'told']), 'Which people it names: who saw it, or who was told.'),
  ask: required(threeWordings, 'The question, in all three wordings: person, other, handler.'),
  why: required(wording, 'Why it is asked, in one or two plain sentences.'),
  examples: withDefault(freeTexts, [], 'Examples in plain words.'),
  options: withDefault(listOf(diaryOption), [], 'Answers to press; words of one’s own are always welcome.'),
  called: withDefault(freeTexts, [], 'What people call it who want it changed or taken out, without small words.'),
  also: withDefault(
    freeTexts,
    [],
    'Words by which it is known in an account of something else. Of the time: words that are none beside another.',
  ),
});
export type DiaryField = Content<typeof diaryField>;
