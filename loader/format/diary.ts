import type { DiaryField, DiaryOption } from '../../model/knowledge';
import { entry, must, otherwise } from './entry';
import { id } from './forms';
import { list, texts } from './list';
import { threeWordings, wording } from './shared';
import { choice, text } from './text';

const option = entry<DiaryOption>(
  {
    label: must(text, 'The words on the button, and in the record.'),
    also: otherwise(texts, [], 'Words by which it is known in an account.'),
  },
  { noun: 'option', by: 'label' },
);

const field = entry<DiaryField>(
  {
    id: must(id, 'A word of its own for this field.'),
    name: must(text, 'Its heading in what is printed and saved.'),
    holds: must(
      choice(['story', 'time', 'words']),
      'story for the account of what happened, time for when it was, words for anything else.',
    ),
    takes: otherwise(
      choice(['clause', 'rest']),
      'clause',
      'What is taken from an account: the clause with the words of “also”, or the rest of it from them on.',
    ),
    ask: must(threeWordings, 'The question, in all three wordings: person, other, handler.'),
    why: must(wording, 'Why it is asked, in one or two plain sentences.'),
    examples: otherwise(texts, [], 'Examples in plain words.'),
    options: otherwise(list(option), [], 'Answers to press; words of one’s own are always welcome.'),
    also: otherwise(
      texts,
      [],
      'Words by which it is known in an account of something else. Of the time: words that are none beside another.',
    ),
  },
  { noun: 'diary field', by: 'id' },
);

export const diaryFieldsFile = entry<{ readonly diary_fields: readonly DiaryField[] }>({
  diary_fields: must(list(field), 'What the record of an incident holds, in the order of asking.'),
});
