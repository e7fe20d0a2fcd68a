import { firstWholeMatch, longest, type Message, type TextSpan, textSpan } from './message';
import type { PhraseMeaning } from './phraseIndex';
import type { PhraseMatch } from './text/phraseMatcher';

/** Something the person wants done: exit, back, skip, a person please. */
export interface Command extends TextSpan {
  readonly command: string;
  /** Whether the message says nothing else. */
  readonly alone: boolean;
}

type CommandMeaning = Extract<PhraseMeaning, { kind: 'command' }>;

const CRISES: ReadonlySet<string> = new Set(['emergency', 'self-harm']);

/** The command of a message, except cries for help, which crisis detection finds. */
export function commandIn(message: Message): Command | undefined {
  const { matches, variants, words } = message;
  const mine = matches.flatMap(commandMatches);
  const alone = firstWholeMatch(variants, (one) =>
    commandMatches(one).filter(({ meaning }) => meaning.how === 'surely'),
  );
  if (alone) return { command: alone.meaning.command, alone: true, ...textSpan(message, 0, words.length) };
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

function commandMatches({
  meaning,
  from,
  to,
}: PhraseMatch<PhraseMeaning>): readonly PhraseMatch<CommandMeaning>[] {
  return meaning.kind === 'command' && !CRISES.has(meaning.command) ? [{ meaning, from, to }] : [];
}
