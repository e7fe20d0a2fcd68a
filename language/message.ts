import { Context } from './context';
import type { Book, Meaning } from './phraseIndex';
import type { Found } from './text/phraseMatcher';
import type { Word } from './text/words';

/** Words of the message, as they were typed, and where. */
export interface Said {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** A message opened up: its words, and every phrase of the knowledge in it. */
export interface Message {
  readonly text: string;
  readonly words: readonly Word[];
  readonly found: readonly Found<Meaning>[];
  /** The same message whole, without "tbh", "mate" and the like around it, and without any of them in it. */
  readonly barings: readonly Baring[];
  readonly context: Context;
}

/** A message, or what is left of it. */
export interface Baring {
  readonly words: readonly Word[];
  readonly found: readonly Found<Meaning>[];
}

export function openMessage({ words: reader, phrases }: Book, text: string): Message {
  const words = reader.read(text);
  const found = phrases.find(words);
  const barings = [{ words, found }];
  const filling = fillingOf(found);
  for (const left of [trimmed(words, filling), words.filter((_, at) => !filling.has(at))]) {
    // Unless nothing is left: "right" and "sorry" alone are words too.
    if (left.length === 0 || left.length === barings.at(-1)?.words.length) continue;
    barings.push({ words: left, found: phrases.find(left) });
  }
  return { text, words, found, barings, context: new Context(words, found) };
}

/** What was typed from this word up to, and without, that one. */
export function saidAt({ text, words }: Message, from: number, to: number): Said {
  const start = words[from]?.start ?? 0;
  const end = words[to - 1]?.end ?? start;
  return { words: text.slice(start, end), start, end };
}

function isAll({ from, to }: Found<unknown>, words: readonly Word[]): boolean {
  return from === 0 && to === words.length;
}

/** The first thing that the whole message means, without as many of its fillers as need be. */
export function firstAlone<T extends Found<unknown>>(
  barings: readonly Baring[],
  wanted: (found: Found<Meaning>) => readonly T[],
): T | undefined {
  for (const { words, found } of barings) {
    const whole = found.flatMap(wanted).find((one) => isAll(one, words));
    if (whole) return whole;
  }
  return undefined;
}

export function longest<T extends { readonly from: number; readonly to: number }>(
  found: readonly T[],
): T | undefined {
  return found.reduce<T | undefined>(
    (best, one) => (best && best.to - best.from >= one.to - one.from ? best : one),
    undefined,
  );
}

/** Where words stand that add nothing. */
function fillingOf(found: readonly Found<Meaning>[]): ReadonlySet<number> {
  const filling = new Set<number>();
  for (const { meaning, from, to } of found) {
    if (meaning.kind !== 'mark' || meaning.mark !== 'filler') continue;
    for (let at = from; at < to; at++) filling.add(at);
  }
  return filling;
}

function trimmed(words: readonly Word[], filling: ReadonlySet<number>): readonly Word[] {
  const kept = words.map((_, at) => at).filter((at) => !filling.has(at));
  return words.slice(kept[0] ?? 0, (kept.at(-1) ?? -1) + 1);
}
