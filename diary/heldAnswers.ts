import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { WordSet } from '../model/lexicon';
import type { NamedWordSet } from '../model/namedEntries';
import type { WordSplitter } from './recordCues';

const ANSWERS = ['held-last', 'held-new', 'held-neither'] as const;

/** What is said of words of which it was asked what they are about, and what is said beside that. */
export interface HeldAnswer {
  readonly about: (typeof ANSWERS)[number];
  /** '' where it says no more. */
  readonly rest: string;
}

const LEADING = ['record-lead', 'wish-lead', 'filler', 'no-word'] as const satisfies readonly NamedWordSet[];
const SIGNS = /^[\s:;,.!?\u2013-]+/u;

/** Hears whether words are about the last incident, about another or about none: "it's about the one I just told you". */
export class HeldAnswers {
  readonly #phrases: PhraseMatcher<HeldAnswer['about']>;

  constructor(
    private readonly splitter: WordSplitter,
    sets: readonly WordSet[],
  ) {
    this.#phrases = new PhraseMatcher<HeldAnswer['about']>(splitter.wordSets);
    for (const one of ANSWERS)
      for (const { words } of sets.filter(({ id }) => id === `record-${one}` || id === `wish-${one}`))
        for (const phrase of words) this.#phrases.add(phrase, one);
  }

  of(text: string): HeldAnswer | undefined {
    const words = this.splitter.tokenize(text);
    const isLead = (at: number) => LEADING.some((set) => words[at] && this.#phrases.isIn(words[at], set));
    const found = this.#phrases
      .find(words)
      .filter(({ from }) => words.slice(0, from).every((_word, at) => isLead(at)))
      .sort((one, other) => one.from - other.from || other.to - one.to);
    const [first] = found;
    const last = first && words[first.to - 1];
    if (!first || !last) return undefined;
    const isMore = words.slice(first.to).some((_word, at) => !isLead(first.to + at));
    return { about: first.meaning, rest: isMore ? text.slice(last.end).replace(SIGNS, '').trim() : '' };
  }
}
