import { firstWholeMatch, longest, type Message, matchesOf, type TextSpan, textSpan } from './message';
import type { PhraseIndex } from './phraseIndex';

/** Something the person wants done: exit, back, skip, a person please. */
export interface Command extends TextSpan {
  readonly command: string;
  /** Whether the message says nothing else. */
  readonly alone: boolean;
  /** Whether it is the first sentence: "Start again. I want to talk about my own situation." */
  readonly isSentence?: true;
}

const CRISES: ReadonlySet<string> = new Set(['emergency', 'self-harm']);

/** The command of a message, except cries for help, which crisis detection finds. */
export function commandIn(message: Message, { phrases }: PhraseIndex): Command | undefined {
  const alone = firstWholeMatch(message, 'command', ({ command, how }) => how === 'surely' && !CRISES.has(command));
  if (alone) return { command: alone.meaning.command, alone: true, ...textSpan(message, 0, message.words.length) };
  const first = firstSentence(message, phrases);
  if (first) return first;
  const mine = matchesOf(message.matches, 'command').filter(({ meaning }) => !CRISES.has(meaning.command));
  const taken = mine.flatMap(({ meaning }) => (meaning.how === 'unless' ? [meaning.command] : []));
  const inside = longest(mine.filter(({ meaning }) => !taken.includes(meaning.command)));
  return inside && { command: inside.meaning.command, alone: false, ...textSpan(message, inside.from, inside.to) };
}

function firstSentence(message: Message, phrases: PhraseIndex['phrases']): Command | undefined {
  const words = message.words.filter(({ sentence }) => sentence === message.words[0]?.sentence);
  const whole = matchesOf(phrases.find(words), 'command').find(
    ({ meaning, from, to }) =>
      from === 0 && to === words.length && meaning.how === 'surely' && !CRISES.has(meaning.command),
  );
  if (!whole) return undefined;
  return { command: whole.meaning.command, alone: false, isSentence: true, ...textSpan(message, 0, words.length) };
}
