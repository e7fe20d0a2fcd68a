import type { Word } from './tokenizer';
import { type Goal, TrieNode, type Waiting } from './trieNode';
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
const NONE: readonly Step[] = [];

/**
 * Phrases, each with its meaning, in one trie: a message is matched against it in one pass, however many
 * phrases there are. Of a phrase only the beginning is put in when it is added, and more of it once a message
 * comes so far: most never do, and to put in all of them took a second of every start. docs/authors.md tells
 * authors how phrases are written.
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
    this.#grow(this.#root, { steps: NONE, rest: phrase, goal: { meaning, whole } });
  }

  /** A phrase that is these words, whatever signs are among them. */
  addWords(words: readonly Pick<Word, 'word'>[], meaning: T): void {
    const end = words.reduce((at, { word }) => at.child(word), this.#root);
    if (end !== this.#root) end.end({ meaning, whole: false });
  }

  /** Whether a word is, by itself, one of a set. */
  isIn(word: PhraseWord, set: string): boolean {
    return this.sets.of(word).includes(`<${set}>`);
  }

  /** Every phrase in the message, in the order of the message; those for whole messages where they are all of it. */
  find(words: readonly PhraseWord[]): readonly PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    const steps = words.map((word) => this.sets.of(word));
    for (let from = 0; from < words.length; from++) {
      const walk = (node: TrieNode<T>, at: number): void => {
        for (const one of node.takeWaiting()) this.#grow(node, one);
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

  /** Puts in what comes next of a phrase; what comes after that waits at the nodes to which it leads. */
  #grow(node: TrieNode<T>, { steps, rest: phrase, goal }: Waiting<T>): void {
    if (steps.length > 0) {
      stepOn(node, steps, phrase, goal);
      return;
    }
    /** What of it may come next: one of several words, or what is behind those that may be left out. */
    const ways = [phrase];
    const addWay = (way: string) => {
      if (!ways.includes(way)) ways.push(way);
    };
    for (const way of ways) {
      SYNTAX.lastIndex = 0;
      const [found, set, group, mayGo, gap, word = ''] = SYNTAX.exec(way) ?? [];
      const rest = way.slice(SYNTAX.lastIndex).trim();
      if (found === undefined) {
        if (node !== this.#root && !(goal instanceof TrieNode)) node.end(goal);
      } else if (set !== undefined) this.#afterSet(node, set).wait({ steps: NONE, rest, goal });
      else if (group !== undefined) {
        for (const one of group.split('/')) addWay(`${one} ${rest}`.trim());
        if (mayGo) addWay(rest);
      } else if (gap !== undefined) node.gap(GAPS[gap] ?? 0).wait({ steps: NONE, rest, goal });
      // "one/or/another", each spelt out.
      else
        for (const one of word.split('/')) {
          const spelt = this.sets.stepsOf(one);
          if (spelt.length === 0) addWay(rest);
          else stepOn(node, spelt, rest, goal);
        }
    }
  }

  /** All members of a set that are more than one word lead to the one node behind it. */
  #afterSet(node: TrieNode<T>, set: Step): TrieNode<T> {
    const isNew = !node.has(set);
    const after = node.child(set);
    for (const member of isNew ? this.sets.longMembersOf(set) : []) stepOn(node, member, '', after);
    return after;
  }
}

function stepOn<T>(node: TrieNode<T>, [step = '', ...steps]: readonly Step[], rest: string, goal: Goal<T>): void {
  if (steps.length === 0 && goal instanceof TrieNode) node.addEdge(step, goal);
  else node.child(step).wait({ steps, rest, goal });
}
