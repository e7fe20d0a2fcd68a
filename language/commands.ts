import { firstWholeMatch, longest, type Message, type TextSpan, textSpan } from './message';
import { isKind, type MatchOf } from './phraseIndex';

/** Something the person wants done: exit, back, skip, a person please. */
export interface Command extends TextSpan {
  readonly command: string;
  /** Whether the message says nothing else. */
  readonly alone: boolean;
}

const CRISES: ReadonlySet<string> = new Set(['emergency', 'self-harm']);

/** The command of a message, except cries for help, which crisis detection finds. */
export function commandIn(message: Message): Command | undefined {
  const { matches, variants, words } = message;
  const alone = firstWholeMatch(variants, (all) =>
    commands(all).filter(({ meaning }) => meaning.how === 'surely'),
  );
  if (alone) return { command: alone.meaning.command, alone: true, ...textSpan(message, 0, words.length) };
  const mine = commands(matches);
  const taken = new Set(
    mine.filter(({ meaning }) => meaning.how === 'unless').map(({ meaning }) => meaning.command),
  );
  const inside = longest(
    mine.filter(({ meaning }) => meaning.how !== 'unless' && !taken.has(meaning.command)),
  );
  return (
    inside && { command: inside.meaning.command, alone: false, ...textSpan(message, inside.from, inside.to) }
  );
}

function commands(matches: Message['matches']): readonly MatchOf<'command'>[] {
  return matches.filter(isKind('command')).filter(({ meaning }) => !CRISES.has(meaning.command));
}
