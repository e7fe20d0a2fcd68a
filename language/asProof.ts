import { SIGNS, WHAT } from '../model/answers';
import type { Match } from './match';
import type { Message } from './message';
import { labelOf } from './questionOption';

const OF_PICTURES = ['intimate-images', 'watching'].map((option) => labelOf({ question: WHAT, option }));

/** Whether pictures are for what is no threat, in the same sentence: "they took photos of my house as evidence". */
export function isAsProof(
  { marks, words }: Pick<Message, 'marks' | 'words'>,
  { meaning, from }: Match<'option'>,
): boolean {
  const isBeside = (at: number) => words[at]?.sentence === words[from]?.sentence;
  return (
    OF_PICTURES.includes(labelOf(meaning)) && marks.some((one) => one.meaning === 'as-proof' && isBeside(one.from))
  );
}

/** "I don't know how he got in my account": only what ends there is of a home, or what says so. */
export function isElsewhere(
  { marks, words }: Pick<Message, 'marks' | 'words'>,
  { meaning, to }: Match<'option'>,
): boolean {
  const isHow = marks.some((one) => one.meaning === 'how-in' && one.to === to);
  return labelOf(meaning) === GOT_IN && isHow && words[to] !== undefined && words[to]?.clause === words[to - 1]?.clause;
}

const GOT_IN = labelOf({ question: SIGNS, option: 'got-in' });
