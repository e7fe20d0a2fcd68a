import type { Part } from './match';
import type { Word } from './text/tokenizer';

/** The sentences of a message, each from its first word up to, but not including, the first of the next. */
export function sentencesOf(words: readonly Word[]): readonly Part[] {
  const ends = words.flatMap((word, at) => (word.sentence === words[at + 1]?.sentence ? [] : [at + 1]));
  return ends.map((to, at) => ({ from: ends[at - 1] ?? 0, to }));
}
