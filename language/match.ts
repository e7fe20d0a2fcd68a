import type { PhraseMeaning } from './phraseIndex';
import type { PhraseMatch } from './text/phraseMatcher';

/** Words of the message as they were typed, and their position in it. */
export interface TextSpan {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** A phrase of one kind, found in a message. */
export type Match<K extends PhraseMeaning['kind'] = PhraseMeaning['kind']> = PhraseMatch<
  Extract<PhraseMeaning, { kind: K }>
>;

/** Words of a message from one up to, but not including, another. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** The matches that are of one kind. */
export function matchesOf<K extends PhraseMeaning['kind']>(matches: readonly Match[], kind: K): readonly Match<K>[] {
  return matches.filter((one): one is Match<K> => one.meaning.kind === kind);
}

export function longest<T extends Match>(matches: readonly T[]): T | undefined {
  return matches.reduce<T | undefined>(
    (best, one) => (best && best.to - best.from >= one.to - one.from ? best : one),
    undefined,
  );
}

/** Matches by the word behind them. */
export type Ending<K extends PhraseMeaning['kind']> = ReadonlyMap<number, readonly Match<K>[]>;

export function byEnd<K extends PhraseMeaning['kind']>(matches: readonly Match<K>[]): Ending<K> {
  const found = new Map<number, Match<K>[]>();
  for (const one of matches) {
    const beside = found.get(one.to);
    if (beside) beside.push(one);
    else found.set(one.to, [one]);
  }
  return found;
}

/** Those that end with one word or another of a few. */
export function endingWithin<K extends PhraseMeaning['kind']>(
  matches: Ending<K>,
  first: number,
  last: number,
): readonly Match<K>[] {
  const found: Match<K>[] = [];
  for (let at = first; at <= last; at++) found.push(...(matches.get(at) ?? []));
  return found;
}

/** Where among matches, which are in the order of the message, those begin that stand at a word or behind it. */
export function firstFrom(matches: readonly Match[], from: number): number {
  let [low, high] = [0, matches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.from ?? from) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
