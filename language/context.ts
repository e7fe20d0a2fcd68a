import type { NamedWords } from '../model/names';
import type { Meaning } from './phraseIndex';
import type { Found } from './text/phraseMatcher';
import type { Word } from './text/words';

/** How far, in words, what stands before or after a phrase still speaks of it. */
const BEFORE = 5;
const AFTER = 6;
/** Past these something else is spoken of. */
const TURNS: ReadonlySet<string> = new Set(['but', 'and', 'because', 'so', 'then']);

/** "Will not stop texting" denies no texting. By their stems. */
const GOES_ON_WITHOUT: ReadonlySet<string> = new Set(['stop', 'quit']);

const OWN: ReadonlySet<string> = new Set(['i', 'me', 'my', 'myself']);
const OTHERS: ReadonlySet<string> = new Set([
  'he',
  'she',
  'they',
  'ex',
  'him',
  'her',
  'his',
  'himself',
  'herself',
]);

/** What stands around phrases in one message: "not", "years ago", "every day", "what if", "right now". */
export class Context {
  readonly #marks: readonly (Found<unknown> & { readonly mark: NamedWords })[];

  constructor(
    private readonly words: readonly Word[],
    found: readonly Found<Meaning>[],
  ) {
    this.#marks = found.flatMap(({ meaning, from, to }) =>
      meaning.kind === 'mark' && meaning.mark !== 'filler' ? [{ mark: meaning.mark, meaning, from, to }] : [],
    );
  }

  /** Whether the phrase speaks of this moment, and not of what was, is often, may be or is not. */
  isNow(phrase: Found<unknown>): boolean {
    if (this.#around(phrase, 'not', 3, 0) || this.#asked(phrase)) return false;
    if (this.isSaidNow(phrase)) return true;
    return !this.#around(phrase, 'past', BEFORE, AFTER) && !this.#around(phrase, 'habit', BEFORE, AFTER);
  }

  /** Whether "now" or the like stands beside the phrase. */
  isSaidNow(phrase: Found<unknown>): boolean {
    return this.#around(phrase, 'now', BEFORE, AFTER);
  }

  /** Whether the person speaks of themselves: "my ex says he will take pills" is another's threat. */
  isOwn(phrase: Found<unknown>): boolean {
    if (this.#around(phrase, 'not', 3, 0) || this.#asked(phrase)) return false;
    if (this.words.slice(phrase.from, phrase.to).some(({ word }) => OWN.has(word))) return true;
    const before = this.words.slice(Math.max(0, phrase.from - BEFORE), phrase.from);
    const subject = before.findLast(({ word }) => OWN.has(word) || OTHERS.has(word));
    return subject === undefined || OWN.has(subject.word);
  }

  /** Whether a "not" or "never" before the phrase takes it back. */
  isDenied(phrase: Found<unknown>): boolean {
    return this.#around(phrase, 'not', 3, 0);
  }

  /** A "what if" holds for all that follows it in the sentence. */
  #asked(phrase: Found<unknown>): boolean {
    const sentence = this.words[phrase.from]?.sentence;
    return this.#marks.some(
      ({ mark, from, to }) =>
        mark === 'asked' &&
        to <= phrase.from &&
        this.words[from]?.sentence === sentence &&
        !this.words.slice(to, phrase.from).some(({ word }) => word === 'but' || word === 'now'),
    );
  }

  #around(phrase: Found<unknown>, wanted: NamedWords, before: number, after: number): boolean {
    return this.#marks.some(({ mark, from, to }) => {
      if (mark !== wanted) return false;
      if (mark === 'not' && GOES_ON_WITHOUT.has(this.words[to]?.stem ?? '')) return false;
      // "No threats" denies them; "no, he never stops" does not deny that he never stops.
      const reach = this.words[from]?.word === 'no' ? 0 : before;
      if (to <= phrase.from) return this.#joined(to, phrase.from, reach);
      return from >= phrase.to && this.#joined(phrase.to, from, after);
    });
  }

  /** Whether nothing between the two places parts them. */
  #joined(from: number, to: number, most: number): boolean {
    if (to - from > most) return false;
    const [first, last] = [this.words[from - 1], this.words[to]];
    if (first?.clause !== last?.clause) return false;
    return !this.words.slice(from, to).some(({ word }) => TURNS.has(word));
  }
}
