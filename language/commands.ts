import type { NamedPhrase } from '../model/namedEntries';
import { firstWholeMatch, longest, type Match, type Message, matchesOf, type TextSpan, textSpan } from './message';
import type { PhraseIndex } from './phraseIndex';

/** Something the person wants done: exit, back, skip, a person please. */
export interface Command extends TextSpan {
  readonly command: string;
  /** Whether the message says nothing else. */
  readonly alone: boolean;
  /** Whether it is all of the first sentence. */
  readonly isSentence?: true;
}

const CRISES: ReadonlySet<string> = new Set(['emergency', 'self-harm']);

/**
 * The command of a message, except cries for help, which crisis detection finds.
 *
 * @param isRecognised see {@link parseMessage}
 */
export function commandIn(
  message: Message,
  { phrases }: PhraseIndex,
  isRecognised: (match: Match) => boolean = () => true,
): Command | undefined {
  const alone = firstWholeMatch(message, 'command', ({ command, how }) => how === 'surely' && !CRISES.has(command));
  if (alone) return { command: alone.meaning.command, alone: true, ...textSpan(message, 0, message.words.length) };
  const again = restartFirst(message, phrases, isRecognised);
  if (again) return again;
  const mine = matchesOf(message.matches, 'command').filter(({ meaning }) => !CRISES.has(meaning.command));
  const taken = mine.flatMap(({ meaning }) => (meaning.how === 'unless' ? [meaning.command] : []));
  const inside = longest(mine.filter(({ meaning }) => !taken.includes(meaning.command)));
  return inside && { command: inside.meaning.command, alone: false, ...textSpan(message, inside.from, inside.to) };
}

const RESTART: NamedPhrase = 'restart';

/** "Start again. I want to talk about my own situation." */
function restartFirst(
  message: Message,
  phrases: PhraseIndex['phrases'],
  isRecognised: (match: Match) => boolean,
): Command | undefined {
  const words = message.words.filter(({ sentence }) => sentence === message.words[0]?.sentence);
  if (words.length === message.words.length) return undefined;
  const isWhole = matchesOf(phrases.find(words).filter(isRecognised), 'command').some(
    ({ meaning, from, to }) =>
      meaning.command === RESTART && meaning.how === 'surely' && from === 0 && to === words.length,
  );
  if (!isWhole) return undefined;
  return { command: RESTART, alone: false, isSentence: true, ...textSpan(message, 0, words.length) };
}
