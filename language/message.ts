import { Context } from './context';
import type { PhraseIndex, PhraseMeaning } from './phraseIndex';
import type { PhraseMatch } from './text/phraseMatcher';
import type { Word } from './text/tokenizer';

/** Words of the message as they were typed, and their position in it. */
export interface TextSpan {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** A parsed message: its words, and every phrase of the knowledge in it. */
export interface Message {
  readonly text: string;
  readonly words: readonly Word[];
  readonly matches: readonly PhraseMatch<PhraseMeaning>[];
  /** The message whole, then without fillers such as "tbh" and "mate" at its ends, then without any of them. */
  readonly variants: readonly MessageVariant[];
  readonly context: Context;
}

/** A message, or what is left of it without its fillers. */
export interface MessageVariant {
  readonly words: readonly Word[];
  readonly matches: readonly PhraseMatch<PhraseMeaning>[];
}

/** @param isRecognised whether a phrase means anything on the channel that the message came by; absent, all do */
export function parseMessage(
  { tokenizer, phrases }: PhraseIndex,
  text: string,
  isRecognised?: (match: PhraseMatch<PhraseMeaning>) => boolean,
): Message {
  const words = tokenizer.tokenize(text);
  const find = (some: readonly Word[]) => {
    const found = phrases.find(some);
    return isRecognised ? found.filter(isRecognised) : found;
  };
  const matches = find(words);
  const variants = [{ words, matches }];
  const filling = fillerPositions(matches);
  for (const left of [trimmed(words, filling), words.filter((_, at) => !filling.has(at))]) {
    // Unless nothing is left: "right" and "sorry" alone are words too.
    if (left.length === 0 || left.length === variants.at(-1)?.words.length) continue;
    variants.push({ words: left, matches: find(left) });
  }
  return { text, words, matches, variants, context: new Context(words, matches, phrases) };
}

/** What was typed from one word up to, but not including, another. */
export function textSpan({ text, words }: Message, from: number, to: number): TextSpan {
  const start = words[from]?.start ?? 0;
  const end = words[to - 1]?.end ?? start;
  return { words: text.slice(start, end), start, end };
}

function coversAll({ from, to }: PhraseMatch<unknown>, words: readonly Word[]): boolean {
  return from === 0 && to === words.length;
}

/** The first wanted match that covers the whole message, with as few of its fillers left out as possible. */
export function firstWholeMatch<T extends PhraseMatch<unknown>>(
  variants: readonly MessageVariant[],
  wanted: (matches: MessageVariant['matches']) => readonly T[],
): T | undefined {
  for (const { words, matches } of variants) {
    const whole = wanted(matches).find((one) => coversAll(one, words));
    if (whole) return whole;
  }
  return undefined;
}

export function longest<T extends { readonly from: number; readonly to: number }>(
  matches: readonly T[],
): T | undefined {
  return matches.reduce<T | undefined>(
    (best, one) => (best && best.to - best.from >= one.to - one.from ? best : one),
    undefined,
  );
}

/** The positions of words that add nothing. */
function fillerPositions(matches: readonly PhraseMatch<PhraseMeaning>[]): ReadonlySet<number> {
  const filling = new Set<number>();
  for (const { meaning, from, to } of matches) {
    if (meaning.kind !== 'cue' || meaning.cue !== 'filler') continue;
    for (let at = from; at < to; at++) filling.add(at);
  }
  return filling;
}

function trimmed(words: readonly Word[], filling: ReadonlySet<number>): readonly Word[] {
  const kept = words.map((_, at) => at).filter((at) => !filling.has(at));
  return words.slice(kept[0] ?? 0, (kept.at(-1) ?? -1) + 1);
}
