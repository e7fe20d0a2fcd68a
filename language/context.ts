import type { NamedWordSet } from '../model/namedEntries';
import { byEnd, type Ending, endingWithin, type Match, matchesOf, type Part } from './match';
import type { PhraseIndex } from './phraseIndex';
import type { Word } from './text/tokenizer';

/** How many words may stand between a "not" and the phrase that it negates, or denies in so many words. */
const NEGATES = 3;
const DENIES = 1;
/** Words between an "if" and what it supposes: "if it is". */
const SUPPOSED_WITHIN = 3;
/** How many words may lead to what is listed behind an "or": "or pulled a knife". */
const LIST_VERB = 2;

/** The cues around the phrases of one message: "not", "years ago", "every day", "what if", "right now". */
export class Context {
  /** By the word behind them: what is asked is always what stands close before something. */
  readonly #nots: Ending<'cue'>;
  readonly #options: Ending<'option'>;
  /** A list is denied with the first that it names, and each with the one before. */
  readonly #negated = new Map<Part, boolean>();

  constructor(
    private readonly words: readonly Word[],
    found: readonly Match[],
    private readonly sets: PhraseIndex['phrases'],
    /** Where something else is said instead: no "not" before reaches past the word there. */
    private readonly instead?: number,
  ) {
    this.#nots = byEnd(matchesOf(found, 'cue').filter(({ meaning }) => meaning.cue === 'not'));
    this.#options = byEnd(matchesOf(found, 'option'));
  }

  /** Whether a "not" or "never" before the phrase negates it, or a "no" behind it: "a weapon no". */
  isNegated(phrase: Part): boolean {
    const isNegated =
      this.#negated.get(phrase) ??
      (this.#isNotNear(phrase, NEGATES) || this.#isRefusedAfter(phrase) || this.#isInNegatedList(phrase));
    this.#negated.set(phrase, isNegated);
    return isNegated;
  }

  /** Whether it is denied in so many words: "not my ex", "not in the family". */
  isDenied(phrase: Part): boolean {
    return (
      this.#isNotNear(phrase, DENIES, 'foreseen', 'not-of-answers') ||
      this.#isRefusedAfter(phrase) ||
      this.#isInNegatedList(phrase)
    );
  }

  /** Whether the words say what somebody cannot do: "he cannot do phone calls". */
  isOfAbility({ from, to }: Part): boolean {
    return this.#isAny(from - 1, to, 'able');
  }

  /** Whether the words say what somebody must not do: "he is not meant to contact me". */
  isForbidden({ from, to }: Part): boolean {
    return this.#isAny(from, to, 'forbidden');
  }

  /** Whether it stands after an "or", and so under the same "not": "no calls or messages". */
  isListed({ from }: Pick<Part, 'from'>): boolean {
    return this.#is(this.words[from - 1], 'list-joiner');
  }

  /** Whether two parts stand beside each other in one clause, with no conjunction between: neither overlaps the other. */
  areTogether(one: Part, other: Part): boolean {
    const [first, second] = one.from < other.from ? [one, other] : [other, one];
    return first.to <= second.from && this.#isConnected(first.to, second.from, this.words.length);
  }

  /** "No weapons, threats or strangling": whatever a list names under one "not" is denied with the first of it. */
  #isInNegatedList({ from, to }: Part): boolean {
    const joiners = Array.from({ length: LIST_VERB + 1 }, (_, back) => from - 1 - back);
    const joiner = joiners.find((at) => this.#is(this.words[at], 'list-joiner'));
    if (joiner === undefined && !this.#is(this.words[to], 'list-joiner')) return false;
    const end = joiner ?? from;
    // "Strangled me or pulled a knife".
    const before = endingWithin(this.#options, joiner === undefined ? end : end - 1, end);
    return before.some((one) => this.isNegated(one));
  }

  /** Whether it is the person who does it, or does not: "if I do not ring", but not "I was not hit". */
  isDoneBySelf({ from, to }: Part): boolean {
    return this.#isAny(from - 1, from, 'first-person') && !this.#isAny(from, to, 'suffered');
  }

  #isRefusedAfter({ to }: Part): boolean {
    const [last, no, next] = this.words.slice(to - 1, to + 2);
    return this.#is(no, 'no-alone') && no?.sentence === last?.sentence && no?.clause !== next?.clause;
  }

  /**
   * @param reach how many words before the phrase a "not" may stand and still apply to it
   * @param unless behind a word of these it does not
   * @param over nor over one of these
   */
  #isNotNear(phrase: Part, reach: number, unless?: NamedWordSet, over?: NamedWordSet): boolean {
    return endingWithin(this.#nots, phrase.from - reach, phrase.from).some(({ from, to }) => {
      if (unless && this.#isAny(from - 1, to, unless)) return false;
      if (over && this.#isAny(to, phrase.from, over)) return false;
      // "If I don't reply he will share it", "none of them really he says", "no she does": what somebody else does is told behind it.
      const isTheirs = this.#is(this.words[phrase.from], 'subject');
      if (isTheirs && (this.#isOwnCondition(from) || this.#is(this.words[to - 1], 'no-before-subject'))) return false;
      // "No threats" denies them; "no, he never stops" does not deny that he never stops.
      const most = to - from === 1 && this.#is(this.words[from], 'no-alone') ? 0 : reach;
      if (!this.#isConnected(to, phrase.from, most)) return false;
      // "Will not stop texting" does not deny the texting, and "I never told you he strangled me" tells it.
      // But "do not tell my mum" does not say that she does it.
      if (this.#is(this.words[to], 'stopping') || this.#isAny(from, phrase.from - 1, 'first-told')) return false;
      if (this.#is(this.words[to], 'forbidden')) return false;
      return !this.#isSpent(to, phrase);
    });
  }

  /** "He'll go mad if it's not me": what is said of what might be is so of nothing. */
  isSupposed({ from }: Pick<Part, 'from'>): boolean {
    const clause = this.words[from]?.clause;
    return this.words
      .slice(Math.max(0, from - SUPPOSED_WITHIN), from)
      .some((word) => word.clause === clause && this.#is(word, 'condition'));
  }

  /** Whether it is the person who does not, and only if. */
  #isOwnCondition(not: number): boolean {
    // "If I do not": a "not" begins at either of its words.
    const own = [not - 1, not - 2].find((at) => this.#is(this.words[at], 'first-person'));
    return own !== undefined && this.#is(this.words[own - 1], 'condition');
  }

  /** "Not my brother, my neighbour": what the "not" has denied already lies between, and no "or" leads on. */
  #isSpent(to: number, phrase: Part): boolean {
    if (this.isListed(phrase)) return false;
    return endingWithin(this.#options, to + 1, phrase.from).some(({ from }) => from >= to);
  }

  /** Whether the two positions are close together, in one clause, with no conjunction between them. */
  #isConnected(from: number, to: number, most: number): boolean {
    if (to - from > most) return false;
    const [first, last] = [this.words[from - 1], this.words[to]];
    if (first?.clause !== last?.clause) return false;
    if (this.instead !== undefined && from <= this.instead && this.instead <= to) return false;
    // What follows a conjunction is about something else.
    return !this.#isAny(from, to, 'conjunction') && !this.#isAny(from, to, 'denial-ends');
  }

  #isAny(from: number, to: number, set: NamedWordSet): boolean {
    return this.words.slice(from, to).some((word) => this.#is(word, set));
  }

  #is(word: Word | undefined, set: NamedWordSet): boolean {
    return word !== undefined && this.sets.isIn(word, set);
  }
}
