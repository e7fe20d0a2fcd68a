import type { Part } from './match';
import type { Message } from './message';
import type { PhraseIndex } from './phraseIndex';
import type { Word } from './text/tokenizer';

/** What is said of not wanting to die. */
export interface NotDying {
  /** Where it says so, in whatever English: "i not want die". Nothing where something takes it back. */
  readonly believed: readonly Part[];
  /** Whether something takes it back: "I don't want to die yet", "… but I might", or an overdose that was taken. */
  readonly isTakenBack: boolean;
  /** Whether the person has harmed themselves, or has the means at hand beside saying so. */
  readonly hasActed: boolean;
}

/** "I don't want to kill myself yet" and "why would I not want to die" are no such no; "I don't want to die, but he ..." is. */
export function notDyingIn(
  { words, marks }: Pick<Message, 'words' | 'marks'>,
  { phrases }: Pick<PhraseIndex, 'phrases'>,
): NotDying {
  const said = marks.filter(({ meaning }) => meaning === 'not-want-to-die');
  const isMarked = (mark: 'own-harm-done' | 'own-harm-near') => marks.some(({ meaning }) => meaning === mark);
  const isIn = (word: Word | undefined, set: 'question-word' | 'they') => word !== undefined && phrases.isIn(word, set);
  const limits = marks.filter(({ meaning }) => meaning === 'not-dying-limited');
  const isLimited = ({ to: end }: Part) => limits.some(({ from, to }) => from === end && !isIn(words[to], 'they'));
  const isAsked = ({ from }: Part) => isIn(words[from - 1], 'question-word');
  const hasActed = isMarked('own-harm-done') || (said.length > 0 && isMarked('own-harm-near'));
  const isTakenBack = hasActed || said.some((one) => isLimited(one) || isAsked(one));
  return { believed: isTakenBack ? [] : said, isTakenBack, hasActed };
}
