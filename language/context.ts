import type { NamedWordSet } from '../model/namedEntries';
import type { Cue, PhraseMeaning } from './phraseIndex';
import type { PhraseMatch, PhraseMatcher } from './text/phraseMatcher';
import type { Word } from './text/tokenizer';

/** How many words before or after a phrase a cue may stand and still apply to it. */
const WORDS_BEFORE = 5;
const WORDS_AFTER = 6;

/** The cues around the phrases of one message: "not", "years ago", "every day", "what if", "right now". */
export class Context {
  readonly #cues: readonly (PhraseMatch<unknown> & { readonly cue: Cue })[];

  constructor(
    private readonly words: readonly Word[],
    found: readonly PhraseMatch<PhraseMeaning>[],
    private readonly sets: Pick<PhraseMatcher<unknown>, 'isIn'>,
  ) {
    this.#cues = found.flatMap(({ meaning, from, to }) =>
      meaning.kind === 'cue' && meaning.cue !== 'filler' ? [{ cue: meaning.cue, meaning, from, to }] : [],
    );
  }

  /** Whether the phrase is about this moment, and not about the past, a habit, a "what if" or a denial. */
  isNow(phrase: PhraseMatch<unknown>): boolean {
    if (this.#hasCueNear(phrase, 'not', 3, 0) || this.#isHypothetical(phrase)) return false;
    if (this.hasNowCue(phrase)) return true;
    return (
      !this.#hasCueNear(phrase, 'past', WORDS_BEFORE, WORDS_AFTER) &&
      !this.#hasCueNear(phrase, 'habit', WORDS_BEFORE, WORDS_AFTER)
    );
  }

  /** Whether "now" or the like stands beside the phrase. */
  hasNowCue(phrase: PhraseMatch<unknown>): boolean {
    return this.#hasCueNear(phrase, 'now', WORDS_BEFORE, WORDS_AFTER);
  }

  /** Whether the person is speaking of themselves: "my ex says he will take pills" is another's threat. */
  isFirstPerson(phrase: PhraseMatch<unknown>): boolean {
    if (this.#hasCueNear(phrase, 'not', 3, 0) || this.#isHypothetical(phrase)) return false;
    if (this.#isAny(phrase.from, phrase.to, 'first-person')) return true;
    const before = this.words.slice(Math.max(0, phrase.from - WORDS_BEFORE), phrase.from);
    const subject = before.findLast((one) => this.#is(one, 'first-person') || this.#is(one, 'third-person'));
    return subject === undefined || this.#is(subject, 'first-person');
  }

  /** Whether a "not" or "never" before the phrase negates it. */
  isNegated(phrase: PhraseMatch<unknown>): boolean {
    return this.#hasCueNear(phrase, 'not', 3, 0);
  }

  /** A "what if" covers everything after it in the sentence. */
  #isHypothetical(phrase: PhraseMatch<unknown>): boolean {
    const sentence = this.words[phrase.from]?.sentence;
    return this.#cues.some(
      ({ cue, from, to }) =>
        cue === 'asked' &&
        to <= phrase.from &&
        this.words[from]?.sentence === sentence &&
        !this.#isAny(to, phrase.from, 'what-if-ends'),
    );
  }

  #hasCueNear(phrase: PhraseMatch<unknown>, wanted: Cue, before: number, after: number): boolean {
    return this.#cues.some(({ cue, from, to }) => {
      if (cue !== wanted) return false;
      // "Will not stop texting" does not deny the texting.
      if (cue === 'not' && this.#is(this.words[to], 'stopping')) return false;
      // "No threats" denies them; "no, he never stops" does not deny that he never stops.
      const reach = this.#is(this.words[from], 'no-alone') ? 0 : before;
      if (to <= phrase.from) return this.#isConnected(to, phrase.from, reach);
      return from >= phrase.to && this.#isConnected(phrase.to, from, after);
    });
  }

  /** Whether the two positions are close together, in one clause, with no conjunction between them. */
  #isConnected(from: number, to: number, most: number): boolean {
    if (to - from > most) return false;
    const [first, last] = [this.words[from - 1], this.words[to]];
    if (first?.clause !== last?.clause) return false;
    // What follows a conjunction is about something else.
    return !this.#isAny(from, to, 'conjunction');
  }

  #isAny(from: number, to: number, set: NamedWordSet): boolean {
    return this.words.slice(from, to).some((word) => this.#is(word, set));
  }

  #is(word: Word | undefined, set: NamedWordSet): boolean {
    return word !== undefined && this.sets.isIn(word, set);
  }
}
