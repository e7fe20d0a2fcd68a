import type { Option, Question } from '../../model/knowledge';
import { entry, may, must, otherwise } from './entry';
import type { Format } from './format';
import { id } from './forms';
import { list, textOr, texts } from './list';
import { threeWordings, wording } from './shared';
import { choice, text, yesNo } from './text';

/** A question as it is written: its answers may be the areas. */
export type WrittenQuestion = Omit<Question, 'options'> & { readonly options: readonly Option[] | 'areas' };

const option = entry<Option>(
  {
    id: must(id, 'A word of its own for this answer: yes, no, unsure, ex-partner.'),
    label: must(wording, 'The words on the button.'),
    told: must(wording, 'How the outcome repeats it as a reason: “you do not want it to happen”.'),
    also: otherwise(texts, [], 'Other ways people say it.'),
    means: may(
      choice(['yes', 'no', 'unsure']),
      'The plain reply it stands for, where its id is not already that: yes for “more than once”.',
    ),
    reply: may(wording, 'Said straight after it is chosen, before the next question.'),
    usual: otherwise(
      yesNo,
      false,
      'yes on the one answer that most people give; “about 3 questions left” is counted by it.',
    ),
  },
  { noun: 'option', by: 'id' },
);

const options: Format<readonly Option[] | 'areas'> = textOr<'areas', readonly Option[] | 'areas'>(
  choice(['areas']),
  (areas) => areas,
  list(option),
);

const question = entry<WrittenQuestion>(
  {
    id: must(id, 'A word of its own for this question; decisions and conditions name it.'),
    name: must(text, 'A word or two that names it in a list of answers: “Repeated”.'),
    choose: must(choice(['one', 'many']), 'one, or many if several answers may be chosen.'),
    ask: must(threeWordings, 'The question, in all three wordings: person, other, handler.'),
    why: must(wording, 'Why it is asked, in one or two plain sentences.'),
    examples: otherwise(texts, [], 'Examples in plain words.'),
    heard_in_stories: otherwise(
      yesNo,
      false,
      'yes if its answers are also taken from a story that was told before it is asked. They are said back.',
    ),
    options: must(options, 'The answers, in order; or the word areas for the areas that are offered.'),
  },
  { noun: 'question', by: 'id' },
);

export const questionsFile = entry<{ readonly questions: readonly WrittenQuestion[] }>({
  questions: must(
    list(question),
    'What Waymark asks, in the order of asking. Each is asked only if it can still change something.',
  ),
});
