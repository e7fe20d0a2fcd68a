import type { Knowledge } from '../model/knowledge';
import { MARKS } from '../model/namedEntries';
import type { QuestionOption } from './questionOption';
import { type PhraseMatch, PhraseMatcher } from './text/phraseMatcher';
import type { WordSets } from './text/wordSets';

export type Mark = (typeof MARKS)[number];

/** One of the things that an answer joins: the letters of "calls, messages or letters". */
export interface OptionPart extends QuestionOption {
  readonly part: string;
}

export function buildMarks(
  { word_sets: all, questions }: Pick<Knowledge, 'word_sets' | 'questions'>,
  sets: WordSets,
): { readonly marks: PhraseMatcher<Mark>; readonly parts: PhraseMatcher<OptionPart> } {
  const marks = new PhraseMatcher<Mark>(sets);
  for (const mark of MARKS) for (const one of all.find(({ id }) => id === mark)?.words ?? []) marks.add(one, mark);
  const parts = new PhraseMatcher<OptionPart>(sets);
  for (const { id: question, options } of questions)
    for (const { id: option, parts: joined } of options)
      for (const [part, words] of Object.entries(joined))
        for (const one of words) parts.add(one, { question, option, part });
  return { marks, parts };
}

/** The positions from so many words behind a mark up to so many: a set, as a long text may be full of them. */
export function behind(
  marks: readonly PhraseMatch<Mark>[],
  mark: Mark,
  least: number,
  most: number,
): ReadonlySet<number> {
  const mine = marks.filter(({ meaning }) => meaning === mark);
  return new Set(mine.flatMap(({ to }) => Array.from({ length: most - least + 1 }, (_, by) => to + least + by)));
}
