import { type Content, choice, entry, freeText, freeTexts, listOf, required, withDefault } from './format';
import { id } from './textFormats';
import { threeWordings, wording } from './wording';

const option = entry('option', {
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
  options: withDefault(listOf(option), [], 'Answers to press; words of one’s own are always welcome.'),
  also: withDefault(
    freeTexts,
    [],
    'Words by which it is known in an account of something else. Of the time: words that are none beside another.',
  ),
});
export type DiaryField = Content<typeof diaryField>;
