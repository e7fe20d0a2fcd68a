import type { Word } from './tokenizer';
import { extended, TrieNode } from './trieNode';
import { type PhraseWord, type Step, WordSets } from './wordSets';

/** A phrase found in a message: from word `from` up to, but not including, word `to`. */
export interface PhraseMatch<T> {
  readonly meaning: T;
  readonly from: number;
  readonly to: number;
}

/** "." stands for an optional word, ".." for up to three of them. */
const GAPS: Readonly<Record<string, number>> = { '.': 1, '..': 3 };
/** "<a set>", "(one/or another)", "(may be left out)?", gaps, and words: "one/or/another", "stem~", plain. */
const SYNTAX = /(<[^>]+>)|\(([^)]*)\)(\??)|(\.{1,2})(?!\S)|([^\s()<>]+)/g;

const NO_SETS = new WordSets([], () => []);

/**
 * Phrases, each with its meaning, in one trie: a message is matched against it in one pass, however many
 * phrases there are. docs/authors.md tells authors how phrases are written.
 */
export class PhraseMatcher<T> {
  readonly #root = new TrieNode<T>();

  /**
   * @param sets what "<they>" stands for
   * @param gapBlockers words that a gap may not skip, such as "not"
   */
  constructor(
    private readonly sets = NO_SETS,
    private readonly gapBlockers: ReadonlySet<string> = new Set(),
  ) {}

  /** @param whole whether it counts only as the whole message */
  add(phrase: string, meaning: T, whole = false): void {
    for (const node of this.#extend([this.#root], phrase)) {
      if (node === this.#root) continue;
      if (whole) node.whole = node.whole ? [...node.whole, meaning] : [meaning];
      else node.within = node.within ? [...node.within, meaning] : [meaning];
    }
  }

  /** A phrase that is these words, whatever signs are among them. */
  addWords(words: readonly Pick<Word, 'word'>[], meaning: T): void {
    const end = words.reduce((at, { word }) => at.child(word), this.#root);
    if (end !== this.#root) end.within = end.within ? [...end.within, meaning] : [meaning];
  }

  /** Whether a word is, by itself, one of a set. */
  isIn(word: PhraseWord, set: string): boolean {
    const id = `<${set}>`;
    return this.sets.of(word).some((ids) => ids.includes(id));
  }

  /** Every phrase in the message, in the order of the message; those for whole messages where they are all of it. */
  find(words: readonly PhraseWord[]): readonly PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    const steps = words.map((word) => this.#stepsTo(word));
    for (let from = 0; from < words.length; from++) {
      const walk = (node: TrieNode<T>, at: number): void => {
        const isWhole = from === 0 && at === words.length;
        if (at > from && node.within) for (const meaning of node.within) found.push({ meaning, from, to: at });
        if (node.whole && isWhole) for (const meaning of node.whole) found.push({ meaning, from, to: at });
        if (node.gaps) for (const [most, over] of node.gaps) this.#crossGap(over, most, words, at, walk);
        const next = steps[at];
        if (next) for (const on of node.next(next)) walk(on, at + 1);
      };
      walk(this.#root, from);
    }
    return found;
  }

  /** What a word of a message may be to a phrase: itself, its stem, and each set that it is in. */
  #stepsTo(one: PhraseWord): readonly Step[] {
    const { word, stem: root = word } = one;
    return [word, `${root}~`, ...this.sets.of(one).flat()];
  }

  /** A gap does not cross the end of a sentence. */
  #crossGap(
    over: TrieNode<T>,
    most: number,
    words: readonly PhraseWord[],
    at: number,
    walk: (node: TrieNode<T>, at: number) => void,
  ): void {
    const sentence = words[at - 1]?.sentence;
    for (let passed = 0; passed <= most; passed++) {
      const next = words[at + passed];
      if (next && next.sentence !== sentence) return;
      walk(over, at + passed);
      if (!next || this.gapBlockers.has(next.word)) return;
    }
  }

  #extend(from: readonly TrieNode<T>[], phrase: string): readonly TrieNode<T>[] {
    let ends: readonly TrieNode<T>[] = from;
    for (const [, set, group, mayGo, gap, word] of phrase.matchAll(SYNTAX)) {
      if (set !== undefined) ends = ends.map((node) => this.#extendBySet(node, set));
      else if (group !== undefined) {
        const before = ends;
        const ways = group.split('/').flatMap((one) => this.#extend(before, one));
        ends = mayGo ? [...before, ...ways] : ways;
      } else if (gap !== undefined) ends = ends.map((node) => node.gap(GAPS[gap] ?? 0));
      // "one/or/another", each spelt out.
      else if (word !== undefined)
        ends = ends.flatMap((node) => word.split('/').map((one) => extended(node, this.sets.stepsOf(one))));
      ends = [...new Set(ends)];
    }
    return ends;
  }

  #extendBySet(node: TrieNode<T>, set: Step): TrieNode<T> {
    const isNew = !node.has(set);
    const after = node.child(set);
    for (const member of isNew ? this.sets.longMembersOf(set) : [])
      extended(node, member.slice(0, -1)).addEdge(member.at(-1) ?? '', after);
    return after;
  }
}
