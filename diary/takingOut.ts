import type { YesNo } from '../language/phraseIndex';
import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import type { DiaryField } from '../model/knowledge';
import type { WordSet } from '../model/lexicon';
import type { NamedWordSet } from '../model/namedEntries';
import { type Found, RecordCues, type WordSplitter } from './recordCues';

/** What is to be taken out of the record: names and places by their words, or all that a field holds. */
export interface TakeOut {
  readonly items: readonly (readonly Word[])[];
  readonly fields: readonly string[];
  /** What stands in their place, where that is said: "put “a neighbour”". */
  readonly instead: string;
  /** Whether nothing was said to stand there. */
  readonly isGap: boolean;
  readonly isEverywhere: boolean;
  /** What else is told in the same message, in its other sentences. */
  readonly rest: string;
  /** Whether nothing but that is asked, and nobody else is named in it. */
  readonly isPlain: boolean;
}

/** What stands where words were taken out. */
export const GAP = '[\u2026]';
/** Where one sentence ends and the next begins. */
const SENTENCE_END = /(?<=[.!?])\s+|\n+/u;
const QUOTED = /["\u201c]([^"\u201c\u201d]+)["\u201d]/u;
/** Words: a longer message tells something. */
const PLAIN_AT_MOST = 14;
/** Words that are put in the place of others. */
const INSTEAD_AT_MOST = 4;

/** What stands around a name and is none of it: "the bit about my mum's name". */
const AROUND = ['contrast-small', 'record-lead', 'record-naming'] as const satisfies readonly NamedWordSet[];

/** Hears that words are to be taken out of the record: who is safe somewhere may have written where. */
export class TakingOut {
  readonly #cues: RecordCues;
  readonly #called: PhraseMatcher<string>;

  constructor(
    fields: readonly DiaryField[],
    private readonly splitter: WordSplitter,
    sets: readonly WordSet[],
  ) {
    this.#cues = new RecordCues(splitter, sets);
    this.#called = new PhraseMatcher<string>(splitter.wordSets);
    for (const { id, called } of fields) for (const one of called) this.#called.add(one, id, true);
  }

  /** Undefined where nothing is named that could be taken out: "remove number 4", "delete the last bit". */
  of(text: string): TakeOut | undefined {
    const words = this.splitter.tokenize(text);
    const found = this.#cues.find(words);
    const asked = found.find((one) => one.meaning === 'omit' && this.#cues.isLed(words, one.from));
    const sentence = words[asked?.from ?? 0]?.sentence;
    const beside = found.filter(({ from }) => words[from]?.sentence === sentence);
    const isOther = ({ meaning }: Found) => meaning === 'named' || meaning === 'reported';
    if (!asked || beside.some(isOther) || this.#cues.isNumbered(words, found, asked)) return undefined;
    const all = this.#itemsOf(words, asked).map((item) => this.#core(item));
    const cores = all.filter((item) => item.length > 0);
    if (cores.length === 0) return undefined;
    const called = (item: readonly Word[]) => this.#called.find(item).map(({ meaning }) => meaning);
    const others = this.#otherSentences(text, words, sentence);
    const put = others.find((one) => this.#instead(one) !== '');
    return {
      items: cores.filter((item) => called(item).length === 0),
      fields: cores.flatMap(called),
      instead: put ? this.#instead(put) : GAP,
      isGap: put === undefined,
      isEverywhere: words.some((word) => this.#cues.isIn(word, 'record-everywhere')),
      rest: others.filter((one) => one !== put).join(' '),
      isPlain: words.length <= PLAIN_AT_MOST && beside.every(({ meaning }) => meaning !== 'they'),
    };
  }

  /** What is answered to whether something shall go: a "yes" to less than that is none, as what goes is gone. */
  answerIn(text: string, reply: YesNo | undefined): YesNo | undefined {
    const words = this.splitter.tokenize(text);
    const found = this.#cues.find(words).map(({ meaning }) => meaning);
    if (found.includes('out-no')) return 'no';
    const isLess = words.some((word) => this.#cues.isIn(word, 'record-out-less') || /\d/.test(word.word));
    const isYes = found.includes('out-yes') || reply === 'yes';
    if (isYes) return isLess || this.of(text) !== undefined ? undefined : 'yes';
    return reply;
  }

  #itemsOf(words: readonly Word[], { from, to }: Found): readonly (readonly Word[])[] {
    const first = words[from];
    // "Take Toddington out".
    const isAround = first !== undefined && this.#cues.isIn(first, 'record-take');
    const object = [
      ...(isAround ? words.slice(from + 1, to - 1) : []),
      ...words.slice(to).filter(({ sentence }) => sentence === first?.sentence),
    ];
    const items: Word[][] = [[]];
    for (const word of object) {
      const isNext = word.clause !== items.at(-1)?.at(-1)?.clause || this.#cues.isIn(word, 'conjunction');
      if (isNext) items.push([]);
      if (!this.#cues.isIn(word, 'conjunction')) items.at(-1)?.push(word);
    }
    return items;
  }

  #core(item: readonly Word[]): readonly Word[] {
    const isAround = (word: Word) => AROUND.some((set) => this.#cues.isIn(word, set));
    const from = item.findIndex((word) => !isAround(word));
    return from < 0 ? [] : item.slice(from, item.findLastIndex((word) => !isAround(word)) + 1);
  }

  #otherSentences(text: string, words: readonly Word[], sentence: number | undefined): readonly string[] {
    const starts = words.filter((word) => word.sentence === sentence).map(({ start }) => start);
    let at = 0;
    return text.split(SENTENCE_END).filter((one) => {
      const from = text.indexOf(one, at);
      at = from + one.length;
      return one.trim() !== '' && !starts.some((start) => from <= start && start < at);
    });
  }

  /** What a sentence puts in the place of what is taken out; '' where it tells something else. */
  #instead(sentence: string): string {
    const [first, ...rest] = this.splitter.tokenize(sentence);
    if (!first || !this.#cues.isIn(first, 'record-put')) return '';
    const quoted = QUOTED.exec(sentence)?.[1];
    if (quoted !== undefined) return quoted.replace(/[.!?]+$/u, '');
    const [from, to] = [rest[0]?.start, rest.at(-1)?.end];
    return rest.length > INSTEAD_AT_MOST || from === undefined ? '' : sentence.slice(from, to);
  }
}
