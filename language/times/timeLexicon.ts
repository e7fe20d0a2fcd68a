import type { NamedDay, NearDay, PartOfDay, Times, UnitName } from '../../model/times';
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
  | { readonly kind: 'vague' };

export type LexiconMatch<K extends TimeMeaning['kind']> = Extract<TimeMeaning, { kind: K }> & {
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

  constructor(times: Times) {
    this.#parts = new Map(times.parts.map((part) => [part.id, part]));
    for (const { text, meaning } of phrasesOf(times)) this.#add(text, meaning);
  }

  part(id: string | undefined): PartOfDay | undefined {
    return id === undefined ? undefined : this.#parts.get(id);
  }

  /** All that the tokens from this position on may mean, longest first. */
  at(words: readonly TimeToken[], place: number): readonly LexiconMatch<TimeMeaning['kind']>[] {
    const word = words[place];
    if (!word || word.kind === 'sign') return NONE;
    const alike = this.#byFirst.get(word.text);
    const found = alike?.filter((phrase) => phrase.words.every((one, i) => isSame(one, words[place + i])));
    if (found && found.length > 0) {
      return found
        .map((phrase) => ({ ...phrase.meaning, length: phrase.words.length }))
        .sort((a, b) => b.length - a.length);
    }
    if (word.kind === 'number') return NONE;
    const meaning = this.#plural(word) ?? this.#misspelt(word);
    return meaning ? [{ ...meaning, length: 1 }] : NONE;
  }

  /** "Tuesdays": a plural that no author wrote out. */
  #plural({ text }: TimeToken): TimeMeaning | undefined {
    if (!text.endsWith('s')) return undefined;
    const meaning = this.#byFirst.get(text.slice(0, -1))?.find(({ words }) => words.length === 1)?.meaning;
    return meaning?.kind === 'weekday' || meaning?.kind === 'part' ? { ...meaning, plural: true } : undefined;
  }

  #misspelt({ text }: TimeToken): TimeMeaning | undefined {
    const meant = this.#spellings.find(text);
    return new Set(meant.map(idOf)).size === 1 ? meant[0] : undefined;
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

/** "Tusday" is near "tuesday" and "tuseday", which are the same day. */
function idOf(meaning: TimeMeaning): string {
  if (meaning.kind === 'weekday') return `weekday ${meaning.weekday}`;
  if (meaning.kind === 'month') return `month ${meaning.month}`;
  if (meaning.kind === 'near') return meaning.near.id;
  if (meaning.kind === 'named') return meaning.named.id;
  return meaning.kind === 'unit' ? meaning.unit : meaning.kind;
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
  for (const [i, { also, beside }] of inOrder(times.weekdays, DAYS).entries())
    yield* both(also, beside, (weak) => ({ kind: 'weekday', weekday: i, weak, plural: false }));
  for (const [i, { also, beside }] of inOrder(times.months, MONTHS).entries())
    yield* both(also, beside, (weak) => ({ kind: 'month', month: i + 1, weak }));
  for (const { id, also } of times.units) yield* all(also, { kind: 'unit', unit: id });
  for (const part of times.parts)
    yield* both(part.also, part.beside, (weak) => ({ kind: 'part', part, weak, plural: false }));
  for (const near of times.near) yield* all(near.also, { kind: 'near', near });
  for (const named of times.days) yield* all(named.also, { kind: 'named', named });
  yield* all(times.often, { kind: 'often' });
  yield* all(times.vague, { kind: 'vague' });
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function inOrder<T extends { readonly id: string }>(entries: readonly T[], ids: readonly string[]) {
  return [...entries].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

function* both(also: readonly string[], beside: readonly string[], meaning: (weak: boolean) => TimeMeaning) {
  yield* all(also, meaning(false));
  yield* all(beside, meaning(true));
}

function* all(texts: readonly string[], meaning: TimeMeaning): Generator<LexiconEntry> {
  for (const text of texts) yield { text, meaning };
}
