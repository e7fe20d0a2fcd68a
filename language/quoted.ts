import type { Message, MessageVariant, Part } from './message';
import { saidBeside } from './unsaid';

/** From one quotation mark to the next: what somebody else said or wrote. A single mark is an apostrophe more often. */
const QUOTED = /["“”][^"“”]{3,}["“”]/g;

/** What a message says beside what it quotes; the message itself where it quotes nothing, or nothing else. */
export function withoutQuotes(message: Message): MessageVariant {
  const { text, words } = message;
  const quoted: readonly Part[] = [...text.matchAll(QUOTED)].flatMap(({ index, 0: { length } }) => {
    const from = words.findIndex(({ start }) => start >= index);
    const to = words.findLastIndex(({ end }) => end <= index + length) + 1;
    return from >= 0 && to > from ? [{ from, to }] : [];
  });
  const beside = saidBeside(message, quoted);
  return quoted.length === 0 || beside.words.length === 0 ? message : beside;
}
