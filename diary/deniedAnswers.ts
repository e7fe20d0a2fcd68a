import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import { READ_AT_MOST } from '../language/text/tokens';
import type { DiaryField } from '../model/knowledge';
import type { NamedWordSet } from '../model/namedEntries';
import type { Clause, Clauses } from './clauses';
import type { WordSplitter } from './recordCues';

/** Words: who denies more of them tells something. */
const MOST_DENIED = 3;
/** What may stand between a "not" and what it denies. */
const DENIED = ['contrast-small', 'choice-joiner'] as const satisfies readonly NamedWordSet[];

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Hears which of the answers to press a message denies. */
export class DeniedAnswers {
  readonly #words: PhraseMatcher<never>;

  constructor(
    private readonly fields: readonly DiaryField[],
    private readonly splitter: WordSplitter,
    private readonly clauses: Clauses,
  ) {
    this.#words = new PhraseMatcher<never>(splitter.wordSets);
  }

  /** "It was not a letter or a parcel": between the "not" and what it denies stands nothing else. */
  notDenied<T extends Span & { readonly meaning: string }>({ words }: Clause, found: readonly T[]): readonly T[] {
    const denied = this.#deniedIn(words);
    const isNamed = ({ meaning }: T) => this.splitter.tokenize(meaning).some(({ stem }) => denied.includes(stem));
    const isFound = (at: number) => found.some(({ from, to }) => from <= at && at < to);
    return found.filter((one) => {
      if (denied.length > 0 && isNamed(one)) return false;
      const { from } = one;
      const before = words.slice(0, from);
      const between = (at: number) => isFound(at) || DENIED.some((set) => this.#words.isIn(before[at] as Word, set));
      const not = before.findLastIndex((word) => this.#words.isIn(word, 'contrast-denied'));
      return not < 0 || !before.every((_word, at) => at <= not || between(at));
    });
  }

  /** What a message denies of the answers to press, and no more than that: "there was no letter". Field id to their labels. */
  in(text: string): Readonly<Record<string, readonly string[]>> {
    const stems = this.clauses.of(text.slice(0, READ_AT_MOST), []).flatMap(({ words }) => this.#deniedIn(words));
    const isDenied = (label: string) => this.splitter.tokenize(label).some(({ stem }) => stems.includes(stem));
    const found = this.fields.map(
      ({ id, options }) => [id, options.map(({ label }) => label).filter(isDenied)] as const,
    );
    return stems.length === 0 ? {} : Object.fromEntries(found.filter(([, labels]) => labels.length > 0));
  }

  /** The things that a clause denies: "not a letter or a parcel". "I did not call" denies no call. */
  #deniedIn(words: readonly Word[]): readonly string[] {
    const isIn = (word: Word | undefined, set: NamedWordSet) => word !== undefined && this.#words.isIn(word, set);
    const not = words.findIndex((word) => isIn(word, 'contrast-denied') || isIn(word, 'no-word'));
    if (not < 0 || !words.slice(0, not).every((word) => isIn(word, 'contrast-lead'))) return [];
    if (isIn(words[not], 'contrast-denied') && !isIn(words[not + 1], 'denied-small')) return [];
    const things = words.slice(not + 1).filter((word) => !isIn(word, 'denied-small'));
    return things.length > MOST_DENIED ? [] : things.map(({ stem }) => stem);
  }
}
