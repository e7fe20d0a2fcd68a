import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import type { TimeExpression } from '../language/times/timeExpression';
import type { Knowledge } from '../model/knowledge';
import type { NamedWordSet } from '../model/namedEntries';
import type { WordSplitter } from './recordCues';

/** A part of a sentence, as it was typed. */
export interface Clause {
  readonly text: string;
  readonly words: readonly Word[];
}

/** Somebody else's words. */
export const QUOTED = /"[^"]+"|\u201c[^\u201d]+\u201d/gu;

/** A time of more letters reaches over other things that are told: "on the 14th he came to my work and … at 6pm". */
const LONG = 50;

type Stretch = Pick<TimeExpression, 'start' | 'end'>;

interface Part {
  readonly from: number;
  readonly to: number;
}

/** Takes an account apart where punctuation and conjunctions show that one clause ends and the next begins. */
export class Clauses {
  readonly #breaks: RegExp;
  readonly #cues: PhraseMatcher<'present' | 'past'>;

  constructor(
    private readonly splitter: WordSplitter,
    sets: Knowledge['word_sets'],
  ) {
    this.#breaks = new RegExp(`[.!?](?=\\s|$)|[;\\n]|,(?=\\s)|\\s${anyOf(sets, 'conjunction')}\\s`, 'giu');
    this.#cues = new PhraseMatcher<'present' | 'past'>(splitter.wordSets);
    this.#cues.add('<record-present>', 'present');
    this.#cues.add('<past>', 'past');
  }

  /** No clause ends within a quotation, or within a time. */
  of(text: string, times: readonly string[]): readonly Clause[] {
    const whole = [
      ...[...text.matchAll(QUOTED)].map(({ index, 0: words }) => ({ from: index, to: index + words.length })),
      ...times
        .filter((words) => words.length < LONG)
        .map((words) => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length })),
    ];
    const breaks = [...text.matchAll(this.#breaks)].filter(
      ({ index }) => !whole.some(({ from, to }) => from <= index && index < to),
    );
    const edges = [...breaks.map(({ index }) => index), text.length];
    return edges
      .map((to, at) => text.slice(at === 0 ? 0 : (edges[at - 1] ?? 0) + (breaks[at - 1]?.[0].length ?? 0), to).trim())
      .filter((one) => one !== '')
      .map((one) => ({ text: one, words: this.splitter.tokenize(one) }));
  }

  /**
   * What is left of a message without what is told of the past or quoted: a clause that opens with a past time is no cry
   * for help, and neither is what somebody else wrote.
   *
   * @param isCalm whether the message is no cry for help by itself, so that a past time anywhere in a clause makes it one of the past
   */
  presentPart(text: string, past: readonly Stretch[], isCalm: boolean): string {
    const isPast = ({ from, to }: Part) =>
      past.some(
        ({ start }) =>
          from <= start && start < to && (isCalm || this.splitter.tokenize(text.slice(from, start)).length <= 1),
      );
    return this.#withoutParts(text, past, isPast);
  }

  /** Whether it says, outside of what it quotes, that something is so now, "he is coming today", or was: "I was inside". */
  says(cue: 'present' | 'past', text: string): boolean {
    return this.#cues.find(this.splitter.tokenize(text.replace(QUOTED, ' '))).some(({ meaning }) => meaning === cue);
  }

  #withoutParts(text: string, times: readonly Stretch[], isLeftOut: (part: Part) => boolean): string {
    const unquoted = text.replace(QUOTED, (words) => ' '.repeat(words.length));
    const breaks = [...unquoted.matchAll(this.#breaks)].map(({ index, 0: sign }) => index + sign.length);
    const edges = [0, ...breaks.filter((at) => !times.some(({ start, end }) => start < at && at <= end)), text.length];
    return edges
      .slice(1)
      .map((to, at) => ({ from: edges[at] ?? 0, to }))
      .filter((one) => !isLeftOut(one))
      .map(({ from, to }) => unquoted.slice(from, to))
      .join(' ')
      .trim();
  }
}

/** Matches any entry of a set that has letters only. */
export function anyOf(sets: Knowledge['word_sets'], id: NamedWordSet): string {
  const words = sets.find((set) => set.id === id)?.words.filter((word) => /^[\p{L} ]+$/u.test(word)) ?? [];
  return `(?:${words.join('|') || '(?!)'})`;
}
