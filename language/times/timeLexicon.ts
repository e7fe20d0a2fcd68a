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
import { allowsMisspelling, SpellingIndex } from '../text/spelling';
import { type TimeToken, timeTokensOf } from './timeTokens';

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
  | { readonly kind: 'word'; readonly group: WordGroupName }
  /** "Three", "third", "thrice", "threeish". */
  | { readonly kind: 'number' | 'ordinal' | 'times' | 'ish'; readonly value: number }
  | { readonly kind: 'amount'; readonly low: number; readonly high: number }
  | { readonly kind: 'every'; readonly unit: UnitName };

export type LexiconMatch<K extends TimeMeaning['kind']> = TimeMeaning & { readonly kind: K } & {
  /** In tokens. */
  readonly length: number;
};

interface Phrase {
  readonly words: readonly TimeToken[];
  readonly meaning: TimeMeaning;
}

const NONE: readonly LexiconMatch<TimeMeaning['kind']>[] = [];

/** The authors' words for times, looked up by the first word of each. */
export class TimeLexicon {
  readonly #byFirst = new Map<string, Phrase[]>();
  readonly #spellings = new SpellingIndex<TimeMeaning>();
  readonly #parts: ReadonlyMap<string, PartOfDay>;
  readonly #plurals: readonly string[];

  constructor(times: Times) {
    this.#parts = new Map(times.parts.map((part) => [part.id, part]));
    this.#plurals = wordsOf(times, 'plural-ending');
    for (const { text, meaning } of phrasesOf(times)) this.#add(text, meaning);
  }

  part(id: string | undefined): PartOfDay | undefined {
    return id === undefined ? undefined : this.#parts.get(id);
  }

  isPlural(text: string): boolean {
    return this.#plurals.some((ending) => text.endsWith(ending));
  }

  /** All that the tokens from this position on may mean, longest first. */
  at(words: readonly TimeToken[], place: number): readonly LexiconMatch<TimeMeaning['kind']>[] {
    const word = words[place];
    if (!word) return NONE;
    const alike = this.#byFirst.get(word.text);
    const found = alike?.filter((phrase) => phrase.words.every((one, i) => isSame(one, words[place + i])));
    if (found && found.length > 0) {
      return found
        .map((phrase) => ({ ...phrase.meaning, length: phrase.words.length }))
        .sort((a, b) => b.length - a.length);
    }
    if (word.kind !== 'word') return NONE;
    const meaning = this.#plural(word) ?? this.#spellings.find(word.text)[0];
    return meaning ? [{ ...meaning, length: 1 }] : NONE;
  }

  /** "Tuesdays": a plural that no author wrote out. */
  #plural({ text }: TimeToken): TimeMeaning | undefined {
    const ending = this.#plurals.find((one) => text.endsWith(one));
    if (ending === undefined) return undefined;
    const one = text.slice(0, -ending.length);
    const meaning = this.#byFirst.get(one)?.find(({ words }) => words.length === 1)?.meaning;
    return meaning?.kind === 'weekday' || meaning?.kind === 'part' ? { ...meaning, plural: true } : undefined;
  }

  #add(text: string, meaning: TimeMeaning): void {
    const words = timeTokensOf(text);
    const first = words[0]?.text;
    if (first === undefined) return;
    const alike = this.#byFirst.get(first) ?? [];
    alike.push({ words, meaning });
    this.#byFirst.set(first, alike);
    if (words.length === 1 && allowsMisspelling(meaning.kind, first)) this.#spellings.add(first, meaning);
  }
}

/** "2day" is today; "2 day" in "a 2 day trip" is not. */
function isSame(written: TimeToken, said: TimeToken | undefined): boolean {
  return written.text === said?.text && (!written.noSpaceBefore || said.noSpaceBefore);
}

interface LexiconEntry {
  readonly text: string;
  readonly meaning: TimeMeaning;
}

function* phrasesOf(times: Times): Generator<LexiconEntry> {
  for (const { id, also, beside } of times.weekdays)
    yield* both(also, beside, (weak) => ({
      kind: 'weekday',
      weekday: DAYS.indexOf(id),
      weak,
      plural: false,
    }));
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
  for (const { id, also } of times.words) yield* all(also, { kind: 'word', group: id });
  yield* numbersOf(times);
}

function* numbersOf(times: Times): Generator<LexiconEntry> {
  const ish = wordsOf(times, 'ish');
  for (const { value, to, also, ordinals, times: counts } of times.numbers) {
    if (to !== undefined) yield* all(also, { kind: 'amount', low: value, high: to });
    else yield* all(also, { kind: 'number', value });
    yield* all(ordinals, { kind: 'ordinal', value });
    yield* all(counts, { kind: 'times', value });
    for (const ending of ish)
      yield* all(
        also.map((word) => word + ending),
        { kind: 'ish', value },
      );
  }
}

function wordsOf({ words }: Times, group: WordGroupName): readonly string[] {
  return words.find(({ id }) => id === group)?.also ?? [];
}

function* both(also: readonly string[], beside: readonly string[], meaning: (weak: boolean) => TimeMeaning) {
  yield* all(also, meaning(false));
  yield* all(beside, meaning(true));
}

function* all(texts: readonly string[], meaning: TimeMeaning): Generator<LexiconEntry> {
  for (const text of texts) yield { text, meaning };
}
