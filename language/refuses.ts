import type { Message } from './message';

/** Whether a clause ends with the person leaving the question: "I'd rather leave it", and not "I'm not answering his calls". */
export function refuses({ words, marks }: Message): boolean {
  return marks.some(({ meaning, to }) => meaning === 'refuses' && words[to]?.clause !== words[to - 1]?.clause);
}
