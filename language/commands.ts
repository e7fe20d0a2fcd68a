import { firstWholeMatch, longest, type Message, matchesOf, type TextSpan, textSpan } from './message';

/** Something the person wants done: exit, back, skip, a person please. */
export interface Command extends TextSpan {
  readonly command: string;
  /** Whether the message says nothing else. */
  readonly alone: boolean;
}

const CRISES: ReadonlySet<string> = new Set(['emergency', 'self-harm']);

/** The command of a message, except cries for help, which crisis detection finds. */
export function commandIn(message: Message): Command | undefined {
  const alone = firstWholeMatch(message, 'command', ({ command, how }) => how === 'surely' && !CRISES.has(command));
  if (alone) return { command: alone.meaning.command, alone: true, ...textSpan(message, 0, message.words.length) };
  const mine = matchesOf(message.matches, 'command').filter(({ meaning }) => !CRISES.has(meaning.command));
  const taken = mine.flatMap(({ meaning }) => (meaning.how === 'unless' ? [meaning.command] : []));
  const inside = longest(mine.filter(({ meaning }) => !taken.includes(meaning.command)));
  return inside && { command: inside.meaning.command, alone: false, ...textSpan(message, inside.from, inside.to) };
}
