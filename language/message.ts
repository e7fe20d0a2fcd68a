import type { NamedWordSet } from '../model/namedEntries';
import type { PhraseIndex, PhraseMeaning, QuestionOption } from './phraseIndex';
import type { PhraseMatch } from './text/phraseMatcher';
import type { Word } from './text/tokenizer';

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

/** A parsed message: its words, and every phrase of the knowledge in it. */
export interface Message {
  readonly text: string;
  readonly words: readonly Word[];
  readonly matches: readonly Match[];
  /** Where it says that an answer is not so. */
  readonly denials: readonly PhraseMatch<QuestionOption>[];
  /** The message whole, then without fillers such as "tbh" and "mate" at its ends, then without any of them. */
  readonly variants: readonly MessageVariant[];
  readonly context: Context;
}

/** A message, or what is left of it without its fillers. */
export interface MessageVariant {
  readonly words: readonly Word[];
  readonly matches: readonly Match[];
}

/** @param isRecognised whether a phrase means anything on the channel that the message came by; absent, all do */
export function parseMessage(
  { tokenizer, phrases, denials }: PhraseIndex,
  text: string,
  isRecognised?: (match: Match) => boolean,
): Message {
  const words = tokenizer.tokenize(text);
  const find = (some: readonly Word[]) => {
    const found = phrases.find(some);
    return isRecognised ? found.filter(isRecognised) : found;
  };
  const matches = find(words);
  const variants = [{ words, matches }];
  const filling = fillerPositions(matches);
  for (const left of [trimmed(words, filling), words.filter((_, at) => !filling.has(at))]) {
    // Unless nothing is left: "right" and "sorry" alone are words too.
    if (left.length === 0 || left.length === variants.at(-1)?.words.length) continue;
    variants.push({ words: left, matches: find(left) });
  }
  return {
    text,
    words,
    matches,
    denials: denials.find(words),
    variants,
    context: new Context(words, matches, phrases),
  };
}

/** What was typed from one word up to, but not including, another. */
export function textSpan({ text, words }: Message, from: number, to: number): TextSpan {
  const start = words[from]?.start ?? 0;
  const end = words[to - 1]?.end ?? start;
  return { words: text.slice(start, end), start, end };
}

/** The first match that covers the whole message, with as few of its fillers left out as possible. */
export function firstWholeMatch<K extends PhraseMeaning['kind']>(
  { variants }: Message,
  kind: K,
  isWanted: (meaning: Match<K>['meaning']) => boolean,
): Match<K> | undefined {
  for (const { words, matches } of variants) {
    const whole = matchesOf(matches, kind).find(
      ({ meaning, from, to }) => from === 0 && to === words.length && isWanted(meaning),
    );
    if (whole) return whole;
  }
  return undefined;
}

/** A message of nothing but these parts; itself, where they are all of it. */
export function cutTo(message: MessageVariant, parts: readonly Part[]): MessageVariant {
  const { words, matches } = message;
  const [only, ...others] = parts;
  if (others.length === 0 && only?.from === 0 && only.to === words.length) return message;
  let length = 0;
  const cut = parts.map(({ from, to }) => {
    const by = length - from;
    length += to - from;
    const inside = matches.filter((one) => from <= one.from && one.to <= to);
    return {
      words: words.slice(from, to),
      matches: inside.map((one) => ({ ...one, from: one.from + by, to: one.to + by })),
    };
  });
  return { words: cut.flatMap((one) => one.words), matches: cut.flatMap((one) => one.matches) };
}

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

/** The positions of words that add nothing. */
function fillerPositions(matches: readonly Match[]): ReadonlySet<number> {
  const filling = new Set<number>();
  for (const { meaning, from, to } of matchesOf(matches, 'cue')) {
    for (let at = from; meaning.cue === 'filler' && at < to; at++) filling.add(at);
  }
  return filling;
}

function trimmed(words: readonly Word[], filling: ReadonlySet<number>): readonly Word[] {
  const kept = words.map((_, at) => at).filter((at) => !filling.has(at));
  return words.slice(kept[0] ?? 0, (kept.at(-1) ?? -1) + 1);
}

/** How many words may stand between a "not" and the phrase that it negates, or denies in so many words. */
const NEGATES = 3;
const DENIES = 1;
/** How many words may lead to what is listed behind an "or": "or pulled a knife". */
const LIST_VERB = 2;

/** The cues around the phrases of one message: "not", "years ago", "every day", "what if", "right now". */
export class Context {
  readonly #cues: readonly Match<'cue'>[];
  readonly #options: readonly Match<'option'>[];

  constructor(
    private readonly words: readonly Word[],
    found: readonly Match[],
    private readonly sets: PhraseIndex['phrases'],
  ) {
    this.#cues = matchesOf(found, 'cue').filter(({ meaning }) => meaning.cue !== 'filler');
    this.#options = matchesOf(found, 'option');
  }

  /** Whether a "not" or "never" before the phrase negates it, or a "no" behind it: "a weapon no". */
  isNegated(phrase: Match): boolean {
    return this.#isNotNear(phrase, NEGATES) || this.#isRefusedAfter(phrase) || this.#isInNegatedList(phrase);
  }

  /** Whether it is denied in so many words: "not my ex", "not in the family". */
  isDenied(phrase: Match): boolean {
    return this.#isNotNear(phrase, DENIES, 'foreseen') || this.#isRefusedAfter(phrase) || this.#isInNegatedList(phrase);
  }

  /** Whether the words say what somebody cannot do: "he cannot do phone calls". */
  isOfAbility({ from, to }: Part): boolean {
    return this.#isAny(from - 1, to, 'able');
  }

  /** Whether it stands after an "or", and so under the same "not": "no calls or messages". */
  isListed({ from }: Pick<Match, 'from'>): boolean {
    return this.#is(this.words[from - 1], 'list-joiner');
  }

  /** Whether two parts stand beside each other in one clause, with no conjunction between: neither overlaps the other. */
  areTogether(one: Part, other: Part): boolean {
    const [first, second] = one.from < other.from ? [one, other] : [other, one];
    return first.to <= second.from && this.#isConnected(first.to, second.from, this.words.length);
  }

  /** "No weapons, threats or strangling": whatever a list names under one "not" is denied with the first of it. */
  #isInNegatedList({ from, to }: Match): boolean {
    const joiners = Array.from({ length: LIST_VERB + 1 }, (_, back) => from - 1 - back);
    const joiner = joiners.find((at) => this.#is(this.words[at], 'list-joiner'));
    if (joiner === undefined && !this.#is(this.words[to], 'list-joiner')) return false;
    const end = joiner ?? from;
    // "Strangled me or pulled a knife".
    const isBefore = (one: Part) => one.from < end && one.to <= end && end - one.to <= (joiner === undefined ? 0 : 1);
    return this.#options.some((one) => isBefore(one) && this.isNegated(one));
  }

  /** Whether it is the person who does it, or does not: "if I do not ring", but not "I was not hit". */
  isDoneBySelf({ from, to }: Part): boolean {
    return this.#isAny(from - 1, from, 'first-person') && !this.#isAny(from, to, 'suffered');
  }

  #isRefusedAfter({ to }: Match): boolean {
    const [last, no, next] = this.words.slice(to - 1, to + 2);
    return this.#is(no, 'no-alone') && no?.sentence === last?.sentence && no?.clause !== next?.clause;
  }

  /**
   * @param reach how many words before the phrase a "not" may stand and still apply to it
   * @param unless behind a word of these it does not
   */
  #isNotNear(phrase: Match, reach: number, unless?: NamedWordSet): boolean {
    return this.#cues.some(({ meaning: { cue }, from, to }) => {
      if (cue !== 'not' || to > phrase.from) return false;
      if (unless && this.#isAny(from - 1, to, unless)) return false;
      // "No threats" denies them; "no, he never stops" does not deny that he never stops.
      const most = to - from === 1 && this.#is(this.words[from], 'no-alone') ? 0 : reach;
      if (!this.#isConnected(to, phrase.from, most)) return false;
      // "Will not stop texting" does not deny the texting, and "I never told you he strangled me" tells it.
      // But "do not tell my mum" does not say that she does it.
      if (this.#is(this.words[to], 'stopping') || this.#isAny(from, phrase.from - 1, 'first-told')) return false;
      return !this.#isSpent(to, phrase);
    });
  }

  /** "Not my brother, my neighbour": what the "not" has denied already lies between, and no "or" leads on. */
  #isSpent(to: number, phrase: Match): boolean {
    if (this.isListed(phrase)) return false;
    const isBetween = (one: Match<'option'>) => one.from >= to && one.to <= phrase.from;
    return to < phrase.from && this.#options.some(isBetween);
  }

  /** Whether the two positions are close together, in one clause, with no conjunction between them. */
  #isConnected(from: number, to: number, most: number): boolean {
    if (to - from > most) return false;
    const [first, last] = [this.words[from - 1], this.words[to]];
    if (first?.clause !== last?.clause) return false;
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
