import { WHAT } from '../model/answers';
import type { Match } from './match';
import type { Message } from './message';
import { labelOf } from './questionOption';

const OF_PICTURES = ['intimate-images', 'watching'].map((option) => labelOf({ question: WHAT, option }));

/** Whether pictures are for what is no threat, in the same sentence: "they took photos of my house for the insurance". */
export function isAsProof(
  { marks, words }: Pick<Message, 'marks' | 'words'>,
  { meaning, from }: Match<'option'>,
): boolean {
  const isBeside = (at: number) => words[at]?.sentence === words[from]?.sentence;
  return (
    OF_PICTURES.includes(labelOf(meaning)) && marks.some((one) => one.meaning === 'as-proof' && isBeside(one.from))
  );
}
