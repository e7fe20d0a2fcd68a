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
  also: withDefault(freeTexts, [], 'Other ways people say it.'),
  means: optional(
    choice(['yes', 'no', 'unsure']),
    'The plain reply it stands for, whatever its id: yes for “more than once”.',
  ),
  reply: optional(wording, 'Said straight after it is chosen, before the next question.'),
  usual: withDefault(
    yesNo,
    false,
    'yes on the one answer that most people give; “about 3 questions left” is counted by it.',
  ),
});
export type Option = Content<typeof option>;

export const question = entry('question', {
  id: required(id, 'A word of its own for this question; decisions and conditions name it.'),
  name: required(freeText, 'A word or two that names it in a list of answers: “Repeated”.'),
  choose: required(choice(['one', 'many']), 'one, or many if several answers may be chosen.'),
  ask: required(threeWordings, 'The question, in all three wordings: person, other, handler.'),
  why: required(wording, 'Why it is asked, in one or two plain sentences.'),
  examples: withDefault(freeTexts, [], 'Examples in plain words.'),
  heard_in_stories: withDefault(
    yesNo,
    false,
    'yes if its answers are also taken from a story that was told before it is asked. They are said back.',
  ),
  options: required(
    shorthandOr<'areas', readonly Option[] | 'areas'>(choice(['areas']), (areas) => areas, listOf(option)),
    'The answers, in order; or the word areas for the areas that are offered.',
  ),
});
/** A question as it is written: instead of options it may say `areas`. */
export type WrittenQuestion = Content<typeof question>;

/** For `options: areas` the loader puts every offered area there. */
export type Question = Omit<WrittenQuestion, 'options'> & { readonly options: readonly Option[] };

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
    choice(['story', 'time', 'words']),
    'story for the account of what happened, time for when it was, words for anything else.',
  ),
  takes: withDefault(
    choice(['clause', 'rest']),
    'clause',
    'What is taken from an account: the clause with the words of “also”, or the rest of it from them on.',
  ),
  ask: required(threeWordings, 'The question, in all three wordings: person, other, handler.'),
  why: required(wording, 'Why it is asked, in one or two plain sentences.'),
  examples: withDefault(freeTexts, [], 'Examples in plain words.'),
  options: withDefault(listOf(diaryOption), [], 'Answers to press; words of one’s own are always welcome.'),
  also: withDefault(
    freeTexts,
    [],
    'Words by which it is known in an account of something else. Of the time: words that are none beside another.',
  ),
});
export type DiaryField = Content<typeof diaryField>;
