import type { Message } from './message';
import type { PhraseIndex } from './phraseIndex';
import type { PhraseMatch } from './text/phraseMatcher';
import type { Word } from './text/tokenizer';

/** Words before what is told, within which a "not" turns it round: "he does not know my shifts". */
const NOT_WITHIN = 3;

/** The short answers that have something to say to what is told once an outcome is shown, the longest told first. */
export interface FitsAfter {
  /** Where that is what a clause says, to its end. */
  readonly fitsAfter: readonly string[];
  /** Where more is said behind it, "I blocked him and now I have nothing left": to be offered, and no more. */
  readonly mayFitAfter: readonly string[];
}

export function fitsAfterIn({ words, askings }: Message, { phrases }: PhraseIndex): FitsAfter {
  const isNot = (word: Word) => phrases.isIn(word, 'not');
  const told = askings
    .filter(({ meaning }) => meaning.where === 'after')
    .filter(({ from }) => !words.slice(Math.max(0, from - NOT_WITHIN), from).some(isNot))
    .sort((one, other) => other.to - other.from - (one.to - one.from));
  const isWhole = ({ to }: PhraseMatch<unknown>) => words[to]?.clause !== words[to - 1]?.clause;
  const ids = (some: typeof told) => [...new Set(some.map(({ meaning }) => meaning.answer))];
  const whole = ids(told.filter(isWhole));
  return { fitsAfter: whole, mayFitAfter: ids(told).filter((one) => !whole.includes(one)) };
}
