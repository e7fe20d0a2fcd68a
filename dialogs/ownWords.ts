import type { DialogueAct } from '../language/dialogueAct';
import type { NluResult } from '../language/nluResult';
import type { RecordedAnswers } from '../language/recordAnswers';
import type { TurnInProgress } from './turnInProgress';

/** Fewer words are an answer, and kept as that. */
const LEAST_WORDS = 5;
/** So many messages of so many signs are kept as they were typed, the latest of them: more than one person types here. */
const MOST_MESSAGES = 30;
const MOST_SIGNS = 1500;

/**
 * Keeps what tells something as it was typed, beside the answers that were read from it: a list of answers has no place for
 * "he swapped his shifts", and whoever is to help should read it. It goes with the code that they may have made, and
 * nowhere else; where nobody could open one, nothing is kept.
 */
export function keepOwnWords(
  turn: Pick<TurnInProgress, 'ownWords' | 'codes'>,
  typed: string,
  { wordCount, isQuestion, isAboutNotes }: NluResult,
  { kind }: DialogueAct,
  { changed }: RecordedAnswers,
): void {
  if (turn.codes === undefined) return;
  const words = typed.trim();
  const isTelling = changed.length > 0 || (kind !== 'command' && kind !== 'asked' && !isQuestion && !isAboutNotes);
  if (wordCount < LEAST_WORDS || !isTelling || turn.ownWords.includes(words)) return;
  turn.ownWords = [...turn.ownWords, words.slice(0, MOST_SIGNS)].slice(-MOST_MESSAGES);
}

/** Whether just this was kept. */
export function isKept({ ownWords }: Pick<TurnInProgress, 'ownWords'>, typed: string): boolean {
  return ownWords.includes(typed.trim().slice(0, MOST_SIGNS));
}
