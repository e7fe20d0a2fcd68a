import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import type { DiaryField } from '../model/knowledge';
import type { WordSet } from '../model/lexicon';
import type { NamedWordSet } from '../model/namedEntries';
import { fieldHolding, withFieldTakenOut } from './account';
import { type Incident, SKIPPED_FIELD } from './diary';
import { type Found, RecordCues, type WordSplitter } from './recordCues';

/** What is to be taken out of the record: names and places by their words, or all that a field holds. */
export interface TakeOut {
  readonly items: readonly (readonly Word[])[];
  readonly fields: readonly string[];
  /** What stands in their place, where that is said: "put “a neighbour”". */
  readonly instead: string;
  readonly isEverywhere: boolean;
  /** What else is told in the same message, in its other sentences. */
  readonly rest: string;
  /** Whether nothing but that is asked, and nobody else is named in it. */
  readonly isPlain: boolean;
}

/** What stands where words were taken out. */
const GAP = '[\u2026]';
/** Where one sentence ends and the next begins. */
const SENTENCE_END = /(?<=[.!?])\s+|\n+/u;
const QUOTED = /["\u201c]([^"\u201c\u201d]+)["\u201d]/u;
/** Words: a longer message tells something. */
const PLAIN_AT_MOST = 14;
/** Words that are put in the place of others. */
const INSTEAD_AT_MOST = 4;

/** What stands around a name and is none of it: "the bit about my mum's name". */
const AROUND = ['contrast-small', 'record-lead', 'record-naming'] as const satisfies readonly NamedWordSet[];

/** Hears that words are to be taken out of the record, and takes them out: who is safe somewhere may have written where. */
export class TakingOut {
  readonly #cues: RecordCues;
  readonly #called: PhraseMatcher<string>;

  constructor(
    private readonly fields: readonly DiaryField[],
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
      isEverywhere: words.some((word) => this.#cues.isIn(word, 'record-everywhere')),
      rest: others.filter((one) => one !== put).join(' '),
      isPlain: words.length <= PLAIN_AT_MOST && beside.every(({ meaning }) => meaning !== 'they'),
    };
  }

  /** The incident without them; undefined where it holds none of them. */
  from(incident: Incident, { items, fields, instead }: TakeOut, now: Date): Incident | undefined {
    const held = fields.filter((id) => (incident.told[id] ?? SKIPPED_FIELD) !== SKIPPED_FIELD);
    // What the field holds stands in the account as well.
    const parts = held.flatMap((id) => (incident.told[id] ?? '').split('; ').map((one) => this.splitter.tokenize(one)));
    const meant = [...items, ...parts].filter((one) => one.length > 0);
    const without = held.reduce((one, id) => withFieldTakenOut(one, this.fields, id), incident);
    const redacted = (words: string) => this.#redacted(words, meant, instead);
    const isGone = (words: string) => words === GAP;
    const told = Object.fromEntries(
      Object.entries(without.told).map(([id, words]) => {
        const left = redacted(words);
        return [id, isGone(left) ? SKIPPED_FIELD : left] as const;
      }),
    );
    const said = (without.said ?? []).map((one) => ({ ...one, words: redacted(one.words) }));
    const isSame = said.every(({ words }, at) => words === without.said?.[at]?.words);
    if (held.length === 0 && isSame) return undefined;
    const field = held[0] ?? fieldHolding('story', this.fields);
    const mark = { at: now.toISOString(), words: SKIPPED_FIELD, change: true as const, field };
    return { ...without, told, said: [...said, mark] };
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

  #redacted(text: string, items: readonly (readonly Word[])[], instead: string): string {
    const words = this.splitter.tokenize(text);
    const isAt = (item: readonly Word[], at: number) => item.every(({ stem }, i) => words[at + i]?.stem === stem);
    let [left, end] = ['', 0];
    for (let at = 0; at < words.length; ) {
      const item = items.find((one) => isAt(one, at));
      const [first, last] = [words[at], words[at + (item?.length ?? 1) - 1]];
      if (item && first && last) {
        left += text.slice(end, first.start) + instead;
        end = last.end;
      }
      at += item?.length ?? 1;
    }
    return left + text.slice(end);
  }
}
