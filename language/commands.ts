import type { Feeling } from '../model/lexicon';
import type { NamedPhrase, NamedShortAnswer } from '../model/namedEntries';
import { longest, type Match, matchesOf, type TextSpan } from './match';
import { firstWholeMatch, type Message, textSpan } from './message';
import type { PhraseIndex } from './phraseIndex';
import type { Asked } from './questionParts';

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
  // "She don't call me" asks nobody to ring.
  const inside = longest(mine.filter((one) => !taken.includes(one.meaning.command) && !message.context.isNegated(one)));
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

const HELP_CALLED: NamedPhrase = 'help-called';
const HELP_COMING: NamedPhrase = 'help-coming';
const HELP: readonly string[] = [HELP_CALLED, HELP_COMING];

/**
 * "They're coming" is the police only to somebody in danger, and so is "I called the police" inside a story, unless it
 * tells of danger now.
 */
export function helpCalledIn(
  found: Command | undefined,
  isInDanger: boolean,
  tellsDanger: boolean,
): Command | undefined {
  if (!found || !HELP.includes(found.command)) return found;
  const isCalled = isInDanger || ((found.alone || tellsDanger) && found.command === HELP_CALLED);
  return isCalled ? { ...found, command: HELP_CALLED } : undefined;
}

export function isHelpCalled(found: Command | undefined): boolean {
  return found?.command === HELP_CALLED;
}

/** Whether a command is all of the message, and tells nothing of danger. */
export function isPlainCommand(found: Command | undefined): boolean {
  return found?.alone === true && !HELP.includes(found.command);
}

const EXPLAIN: NamedPhrase = 'explain';
const EASY_WORDS: NamedShortAnswer = 'easy-words';

/** Whether what only the classifier of replies takes for a command may be one: "is criminal damage stalking" asks else. */
export function isBornOut(
  command: Command | undefined,
  { likely, mayAsk }: Asked,
  feeling: Feeling | undefined,
): boolean {
  if (command?.command === EXPLAIN) return likely.length === 0 || mayAsk.includes(EASY_WORDS);
  // "Thank you for this" says no goodbye.
  return command?.command !== 'leave' || feeling !== 'thanks';
}
