import type { Message } from './message';

type Said = Pick<Message, 'marks' | 'words'>;

/** Whether a message is nothing but a goodbye to a chat. */
export function isGoodbye({ marks, words }: Said): boolean {
  return marks.some(({ meaning, from, to }) => meaning === 'bye' && from === 0 && to === words.length);
}

/** Whether it says nothing but that they have to go, and goodbye: "got to go, my bus is here. Thanks, bye x". */
export function hasToGo({ marks, words }: Said): boolean {
  const isEnd = (at: number) =>
    at === words.length ||
    marks.some(({ meaning, from, to }) => meaning === 'bye-said' && from === at && to === words.length);
  return marks.some(({ meaning, from, to }) => meaning === 'has-to-go' && from === 0 && isEnd(to));
}

/** Whether it says whom they will ring, and ends with goodbye: "I will ring in the afternoon when I wake up. Thank you, bye". */
export function plansAndGoes({ marks, words }: Said): boolean {
  const isPlanned = marks.some(({ meaning, from }) => meaning === 'plans-to-ring' && from <= FIRST_WORDS);
  return isPlanned && marks.some(({ meaning, to }) => meaning === 'bye-said' && to === words.length);
}

/** Before the plan: "ok thanks love". */
const FIRST_WORDS = 4;

/** Whether it is one of these, or ends with "good night": who says so is not told of numbers once more. */
export function saysGoodbye(message: Said): boolean {
  const { marks, words } = message;
  const isGood = isGoodbye(message) || hasToGo(message) || plansAndGoes(message);
  return isGood || marks.some(({ meaning, to }) => meaning === 'bye-for-now' && to === words.length);
}

/** Whether it ends with a wish to wait, in a sentence of its own: "hang on, my manager's here". */
export function asksToWait({ marks, words }: Said): boolean {
  return marks.some(
    ({ meaning, from, to }) =>
      meaning === 'asks-to-wait' && to === words.length && words[from]?.sentence !== words[from - 1]?.sentence,
  );
}
