import type { Knowledge } from '../../model/knowledge';
import {
  MONTH_NAMES,
  type NamedDay,
  type NearDay,
  type PartOfDay,
  type Times,
  type UnitName,
  type WordGroupName,
} from '../../model/times';
import { DAYS } from '../../model/ukTime';
import { PhraseMatcher } from '../text/phraseMatcher';
import { Speller } from '../text/speller';
import { spellingsOf } from '../text/tokenizer';
import { joined, type Token, tokensOf, typedTogether } from '../text/tokens';

/** What a word or a run of words means. */
export type TimeMeaning =
  | { readonly kind: 'weekday'; readonly weekday: number; readonly weak: boolean; readonly plural: boolean }
  | { readonly kind: 'month'; readonly month: number; readonly weak: boolean }
  | { readonly kind: 'unit'; readonly unit: UnitName }
  | { readonly kind: 'part'; readonly part: PartOfDay; readonly weak: boolean; readonly plural: boolean }
  | { readonly kind: 'near'; readonly near: NearDay }
  | { readonly kind: 'named'; readonly named: NamedDay }
  | { readonly kind: 'often' }
  | { readonly kind: 'vague' }
  /** "Three", "third", "thrice", "threeish". */
  | { readonly kind: 'number' | 'ordinal' | 'times' | 'ish'; readonly value: number }
  | { readonly kind: 'amount'; readonly low: number; readonly high: number }
  | { readonly kind: 'every'; readonly unit: UnitName }
  /** The small words: what this one does. */
  | { readonly kind: 'word'; readonly groups: ReadonlySet<string> };

export type LexiconMatch<K extends TimeMeaning['kind']> = TimeMeaning & { readonly kind: K } & {
  /** In tokens. */
  readonly length: number;
};

/** What the authors wrote: words in a row, and what they mean. */
interface LexiconEntry {
  readonly words: readonly Token[];
  readonly meaning: TimeMeaning;
}

/** What the authors write about the words for times, and about text-speak. */
export type TimeWords = Pick<Knowledge, 'times' | 'spellings'>;

/** 4,000 characters of plain English are some 900 tokens; more is not prose. */
const MAX_TOKENS = 1200;
/** Words of these kinds are mended from this length on: "may", "march" and "match" are too similar. */
const MENDED_FROM: Readonly<Record<string, number>> = { weekday: 6, month: 6, near: 8, unit: 9, named: 8 };

/** The authors' words for times, and a message spelt with them. */
export class TimeLexicon {
  readonly parts: ReadonlyMap<string, PartOfDay>;
  readonly #phrases = new PhraseMatcher<LexiconEntry>();
  /** Every word of an entry: none of them is a slip of another. */
  readonly #words = new Set<string>();
  readonly #speller = new Speller();
  readonly #plurals: readonly string[];
  readonly #spellings: ReadonlyMap<string, readonly string[]>;

  constructor({ times, spellings }: TimeWords) {
    this.#spellings = spellingsOf(spellings);
    this.parts = new Map(times.parts.map((part) => [part.id, part]));
    this.#plurals = wordsOf(times, 'plural-ending');
    const texts = [...meaningsOf(times)];
    const entries = texts.map(({ text, meaning }) => ({ words: this.#tokensOf(text), meaning }));
    for (const entry of [...entries, ...pluralsOf(entries, this.#plurals)]) this.#add(entry);
  }

  isPlural(word: string): boolean {
    return this.#plurals.some((ending) => word.endsWith(ending));
  }

  /** The tokens of a message, spelt as in the entries. */
  tokensOf(text: string): readonly Token[] {
    return this.#tokensOf(text).map((token) => {
      const word = this.#words.has(token.word) ? undefined : this.#speller.mend(token.word);
      return word === undefined ? token : { ...token, word };
    });
  }

  /** All that the tokens from each position on may mean, longest first. */
  meanings(tokens: readonly Token[]): readonly (readonly LexiconMatch<TimeMeaning['kind']>[])[] {
    const found: LexiconMatch<TimeMeaning['kind']>[][] = tokens.map(() => []);
    for (const { meaning: entry, from, to } of this.#phrases.find(tokens)) {
      // "2day" is today; "2 day" in "a 2 day trip" is not.
      if (entry.words.every((one, i) => !one.noSpaceBefore || tokens[from + i]?.noSpaceBefore))
        found[from]?.push({ ...entry.meaning, length: to - from });
    }
    return found.map((matches) => matches.sort((a, b) => b.length - a.length));
  }

  /** "2day" is two tokens, "b4" is one: text-speak for one word. */
  #tokensOf(text: string): readonly Token[] {
    return typedTogether(tokensOf(text).slice(0, MAX_TOKENS)).flatMap((together) => {
      const whole = together.length > 1 ? joined(together) : undefined;
      const [word, another] = this.#spellings.get(whole?.word ?? '') ?? [];
      return whole && word && !another && /\d/.test(whole.word) ? [{ ...whole, word, kind: 'word' }] : together;
    });
  }

  #add({ words, meaning }: LexiconEntry): void {
    this.#phrases.addWords(words, { words, meaning });
    for (const { word } of words) this.#words.add(word);
    const [only, second] = words;
    if (only?.kind !== 'word' || second) return;
    if (only.word.length >= (MENDED_FROM[meaning.kind] ?? Number.POSITIVE_INFINITY))
      this.#speller.addMendable(only.word, idOf(meaning));
  }
}

/** "Tusday" is near "tuesday", "tuseday" and "tuesdays", which are the same day. */
function idOf(meaning: TimeMeaning): string {
  return JSON.stringify({ ...meaning, weak: undefined, plural: undefined });
}

/** The plurals that no author wrote out: "tuesdays". */
function pluralsOf(entries: readonly LexiconEntry[], endings: readonly string[]): readonly LexiconEntry[] {
  const single = new Map<string, TimeMeaning>();
  for (const { words, meaning } of entries) {
    const [first, second] = words;
    if (first && !second && !single.has(first.word)) single.set(first.word, meaning);
  }
  return [...single].flatMap(([word, meaning]) =>
    meaning.kind === 'weekday' || meaning.kind === 'part'
      ? endings
          .map((ending) => word + ending)
          .filter((plural) => !single.has(plural))
          .map((plural) => ({ words: tokensOf(plural), meaning: { ...meaning, plural: true } }))
      : [],
  );
}

function* meaningsOf(times: Times): Generator<{ readonly text: string; readonly meaning: TimeMeaning }> {
  for (const { id, also, beside } of times.weekdays) {
    const weekday = DAYS.indexOf(id);
    yield* both(also, beside, (weak) => ({ kind: 'weekday', weekday, weak, plural: false }));
  }
  for (const { id, also, beside } of times.months)
    yield* both(also, beside, (weak) => ({ kind: 'month', month: MONTH_NAMES.indexOf(id) + 1, weak }));
  for (const { id: unit, also, every } of times.units) {
    yield* all(also, { kind: 'unit', unit });
    yield* all(every, { kind: 'every', unit });
  }
  for (const part of times.parts)
    yield* both(part.also, part.beside, (weak) => ({ kind: 'part', part, weak, plural: false }));
  for (const near of times.near) yield* all(near.also, { kind: 'near', near });
  for (const named of times.days) yield* all(named.also, { kind: 'named', named });
  yield* all(times.often, { kind: 'often' });
  yield* all(times.vague, { kind: 'vague' });
  yield* numbersOf(times);
  const groups = new Map<string, Set<string>>();
  for (const { id, also } of times.words)
    for (const text of also) groups.set(text, (groups.get(text) ?? new Set()).add(id));
  for (const [text, of] of groups) yield { text, meaning: { kind: 'word', groups: of } };
}

function* numbersOf(times: Times): ReturnType<typeof meaningsOf> {
  const endings = wordsOf(times, 'ish');
  for (const { value, to, also, ordinals, times: counts } of times.numbers) {
    yield* all(also, to === undefined ? { kind: 'number', value } : { kind: 'amount', low: value, high: to });
    yield* all(ordinals, { kind: 'ordinal', value });
    yield* all(counts, { kind: 'times', value });
    for (const ending of endings)
      for (const word of also) yield { text: word + ending, meaning: { kind: 'ish', value } };
  }
}

function wordsOf({ words }: Times, group: WordGroupName): readonly string[] {
  return words.find(({ id }) => id === group)?.also ?? [];
}

function* both(also: readonly string[], beside: readonly string[], meaning: (weak: boolean) => TimeMeaning) {
  yield* all(also, meaning(false));
  yield* all(beside, meaning(true));
}

function* all(texts: readonly string[], meaning: TimeMeaning) {
  for (const text of texts) yield { text, meaning };
}
