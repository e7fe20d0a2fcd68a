import type { Word } from '../language/text/tokenizer';
import type { TimeExpression } from '../language/times/timeExpression';
import type { Knowledge } from '../model/knowledge';
import type { NamedWordSet } from '../model/namedEntries';
import type { WordSplitter } from './recordCues';

/** A part of a sentence, as it was typed. */
export interface Clause {
  readonly text: string;
  readonly words: readonly Word[];
  /** The clause that it goes on from, and what joins the two: "my sister was in and", of "saw all of it". */
  readonly lead?: string;
}

/** Somebody else's words. */
export const QUOTED = /"[^"]+"|\u201c[^\u201d]+\u201d/gu;

/** What is no sign: "and". */
const JOINED = /\p{L}/u;

/** A time of more letters reaches over other things that are told: "on the 14th he came to my work and … at 6pm". */
const LONG = 50;

type Stretch = Pick<TimeExpression, 'start' | 'end'>;

interface Part {
  readonly from: number;
  readonly to: number;
  readonly isLast: boolean;
}

/** Takes an account apart where punctuation and conjunctions show that one clause ends and the next begins. */
export class Clauses {
  readonly #breaks: RegExp;

  constructor(
    private readonly splitter: WordSplitter,
    sets: Knowledge['word_sets'],
  ) {
    this.#breaks = new RegExp(`[.!?](?=\\s|$)|[;\\n]|,(?=\\s)|\\s${anyOf(sets, 'conjunction')}\\s`, 'giu');
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
    const starts = [0, ...breaks.map(({ index, 0: sign }) => index + sign.length)];
    return edges
      .map((to, at) => ({ text: text.slice(starts[at], to).trim(), at }))
      .filter((one) => one.text !== '')
      .map(({ text: one, at }) => {
        const isJoined = JOINED.test(breaks[at - 1]?.[0] ?? '');
        const lead = isJoined && text.slice(starts[at - 1], starts[at]).trim();
        return { text: one, words: this.splitter.tokenize(one), ...(lead && { lead }) };
      });
  }

  /** Where each clause of a text stands, and whether it ends a sentence; none ends within a time or a quotation. */
  unquoted(text: string, times: readonly Stretch[]): readonly Part[] {
    const whole = [...text.matchAll(QUOTED)].map(({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
    }));
    const breaks = [...text.matchAll(this.#breaks)]
      .map(({ index, 0: sign }) => ({ to: index + sign.length, isLast: /[.!?;\n]/.test(sign) }))
      .filter(({ to }) => ![...whole, ...times].some(({ start, end }) => start < to && to <= end));
    const ends = [...breaks, { to: text.length, isLast: true }];
    return ends.map((one, at) => ({ from: ends[at - 1]?.to ?? 0, ...one }));
  }
}

/** Matches any entry of a set that has letters only. */
export function anyOf(sets: Knowledge['word_sets'], id: NamedWordSet): string {
  const words = sets.find((set) => set.id === id)?.words.filter((word) => /^[\p{L} ]+$/u.test(word)) ?? [];
  return `(?:${words.join('|') || '(?!)'})`;
}
