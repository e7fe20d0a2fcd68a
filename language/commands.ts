import { firstAlone, longest, type Message, type Said, saidAt } from './message';
import type { Meaning } from './phraseIndex';
import type { Found } from './text/phraseMatcher';

/** Something the person wants done: exit, back, skip, a person please. */
export interface Command extends Said {
  readonly command: string;
  /** Whether the message says nothing else. */
  readonly alone: boolean;
}

type Meant = Extract<Meaning, { kind: 'command' }>;

const ALARMS: ReadonlySet<string> = new Set(['emergency', 'self-harm']);

/** The command of a message, but for cries for help, which are heard apart. */
export function commandIn(message: Message): Command | undefined {
  const { found, barings, words } = message;
  const mine = found.flatMap(commandOf);
  const alone = firstAlone(barings, (one) =>
    commandOf(one).filter(({ meaning }) => meaning.how === 'surely'),
  );
  if (alone) return { command: alone.meaning.command, alone: true, ...saidAt(message, 0, words.length) };
  const taken = new Set(
    mine.filter(({ meaning }) => meaning.how === 'unless').map(({ meaning }) => meaning.command),
  );
  const inside = longest(
    mine.filter(({ meaning }) => meaning.how !== 'unless' && !taken.has(meaning.command)),
  );
  return (
    inside && { command: inside.meaning.command, alone: false, ...saidAt(message, inside.from, inside.to) }
  );
}

function commandOf({ meaning, from, to }: Found<Meaning>): readonly Found<Meant>[] {
  return meaning.kind === 'command' && !ALARMS.has(meaning.command) ? [{ meaning, from, to }] : [];
}
