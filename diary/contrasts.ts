import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import type { TimeExpression } from '../language/times/timeExpression';
import type { NamedWordSet } from '../model/namedEntries';
import type { WordSplitter } from './recordCues';

/** What a message takes back of what was told, and what it says in its place: "not the back door, the porch". */
export interface Contrast {
  /** '' where it says only what was meant: "sorry, I meant his cousin". */
  readonly wrong: string;
  readonly right: string;
  /** Whether it may as well be an answer: "my mum, not my dad". */
  readonly isBare?: boolean;
}

/** Words: a longer message tells something, whatever it takes back. */
const MOST = 14;
/** Of "blue, not white": each of the two says no more than this. */
const SHORT = 5;

/** Hears what puts right something that was told, and says nothing else. */
export class Contrasts {
  readonly #cues: PhraseMatcher<'meant' | 'pardon'>;

  constructor(private readonly splitter: WordSplitter) {
    this.#cues = new PhraseMatcher<'meant' | 'pardon'>(splitter.wordSets);
    this.#cues.add('<record-meant>', 'meant');
    this.#cues.add('<record-pardon>', 'pardon');
  }

  /** Undefined where it is none. Whether something was told that it takes back is for others to say. */
  of(text: string): Contrast | undefined {
    const words = this.splitter.tokenize(text);
    if (words.length > MOST) return undefined;
    const not = words.findIndex((word) => this.#isIn(word, 'contrast-not'));
    if (not < 0) return this.#meant(text, words);
    const wordsBefore = words.slice(0, not);
    const wordsAfter = words.slice(not + 1);
    if (!wordsBefore.every((word) => this.#isLead(word))) {
      const right = this.#withoutLead(wordsBefore);
      if (right.length > SHORT || wordsAfter.length > SHORT) return undefined;
      const found = contrast(text, wordsAfter, right);
      return found && { ...found, isBare: right.length === wordsBefore.length };
    }
    const turn = wordsAfter.findIndex(
      (word, at) => at > 0 && (word.clause !== wordsAfter[at - 1]?.clause || this.#isIn(word, 'contrast-turn')),
    );
    return turn < 0 ? undefined : contrast(text, wordsAfter.slice(0, turn), this.#withoutLead(wordsAfter.slice(turn)));
  }

  /** Whether a text names all that is meant by other words, apart from small ones: "the back door", of "to my back door". */
  names(text: string, meant: string): boolean {
    const stems = new Set(this.splitter.tokenize(text).map(({ stem }) => stem));
    const told = this.splitter.tokenize(meant).filter((word) => !this.#isIn(word, 'contrast-small'));
    return told.length > 0 && told.every(({ stem }) => stems.has(stem));
  }

  /** The number by which a message puts right how often it was, if it says nothing else: "no, it was 4 times". */
  numberIn(text: string, times: readonly TimeExpression[]): number | undefined {
    const words = this.splitter.tokenize(text);
    const counts = times.flatMap(({ start, end, repeats }) =>
      repeats?.count === undefined || repeats.every ? [] : [{ start, end, count: repeats.count }],
    );
    const countOf = (word: Word) => {
      const said = counts.find(({ start, end }) => start <= word.start && word.end <= end)?.count;
      return said ?? (/^\d{1,3}$/.test(word.word) ? Number(word.word) : undefined);
    };
    const isElse = (word: Word) =>
      countOf(word) === undefined &&
      !this.#isLead(word) &&
      !['contrast-not', 'count-of'].some((set) => this.#cues.isIn(word, set));
    const opens = this.#opensWithRight(words);
    if (!opens || words.length > MOST || words.some(isElse)) return undefined;
    const isCounted = words.some((word) => this.#isIn(word, 'count-of'));
    const not = words.findIndex((word, at) => at > 0 && this.#isIn(word, 'contrast-not'));
    const before = words.slice(0, not < 0 ? words.length : not);
    const meant = new Set(before.flatMap((word) => countOf(word) ?? []));
    return isCounted && meant.size === 1 ? [...meant][0] : undefined;
  }

  /** "No", "sorry" or "I beg your pardon". */
  #opensWithRight(words: readonly Word[]): boolean {
    const [first] = words;
    const isNo = first !== undefined && (this.#isIn(first, 'no-word') || this.#isIn(first, 'correction'));
    return isNo || this.#cues.find(words).some(({ meaning, from }) => meaning === 'pardon' && from === 0);
  }

  #meant(text: string, words: readonly Word[]): Contrast | undefined {
    const cue = this.#cues
      .find(words)
      .find(({ from, meaning }) => meaning === 'meant' && words.slice(0, from).every((word) => this.#isLead(word)));
    const right = cue ? this.#withoutLead(words.slice(cue.to)) : [];
    return right.length > 0 && right.length <= SHORT ? contrast(text, [], right) : undefined;
  }

  #isLead(word: Word): boolean {
    return this.#isIn(word, 'contrast-lead') || this.#isIn(word, 'no-word') || this.#isIn(word, 'filler');
  }

  #withoutLead(words: readonly Word[]): readonly Word[] {
    const first = words.findIndex((word) => !this.#isLead(word) && !this.#isIn(word, 'contrast-turn'));
    return first < 0 ? [] : words.slice(first);
  }

  #isIn(word: Word, set: NamedWordSet): boolean {
    return this.#cues.isIn(word, set);
  }
}

function contrast(text: string, wrong: readonly Word[], right: readonly Word[]): Contrast | undefined {
  const said = (words: readonly Word[]) => text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0);
  return right.length > 0 ? { wrong: said(wrong), right: said(right) } : undefined;
}
