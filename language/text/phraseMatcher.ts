import type { WordSet } from '../../model/lexicon';
import { stem, type Word } from './tokenizer';

/** A phrase found in a message: from word `from` up to, but not including, word `to`. */
export interface PhraseMatch<T> {
  readonly meaning: T;
  readonly from: number;
  readonly to: number;
}

/** A word of a message, as phrases are matched against it; without a stem it is its own. */
type PhraseWord = Pick<Word, 'word' | 'sentence'> & Partial<Pick<Word, 'stem'>>;

/** What a phrase may ask for at one place: a word, a stem ("follow~") or a set ("<they>"). */
type Step = string;

/** A word itself and its stem come first among the steps that it may be. */
const OWN_STEPS = 2;
/** "." stands for an optional word, ".." for up to three of them. */
const GAPS: Readonly<Record<string, number>> = { '.': 1, '..': 3 };
/** "<a set>", "(one/or another)", "(may be left out)?", gaps, and words: "one/or/another", "stem~", plain. */
const SYNTAX = /(<[^>]+>)|\(([^)]*)\)(\??)|(\.{1,2})(?!\S)|([^\s()<>]+)/g;

/** The sets of words that phrases may name, split into words as messages are. Matchers share them: to build them takes longer. */
export class WordSets {
  /** The sets that each single word, and each stem, belongs to. */
  readonly #setsOf = new Map<Step, Step[]>();
  /** The members of each set that are more than one word. */
  readonly #longMembers = new Map<Step, (readonly Step[])[]>();

  /** @param spell splits what is written in a set or a phrase into words */
  constructor(
    sets: readonly WordSet[],
    private readonly spell: (text: string) => readonly Word[],
  ) {
    for (const { id, words } of sets) {
      for (const one of words) this.#addMember(`<${id}>`, one);
    }
  }

  /** The sets in which a word of a message is, by itself, and those in which any word with its stem is. */
  of({ word, stem: root = word }: PhraseWord): readonly [readonly Step[], readonly Step[]] {
    return [this.#setsOf.get(word) ?? NONE, this.#setsOf.get(`${root}~`) ?? NONE];
  }

  longMembersOf(set: Step): readonly (readonly Step[])[] {
    return this.#longMembers.get(set) ?? [];
  }

  /** "hes" is two words. */
  stepsOf(written: string): readonly Step[] {
    if (written.endsWith('~')) return [`${stem(written.slice(0, -1))}~`];
    return this.spell(written).map(({ word }) => word);
  }

  #addMember(set: Step, one: string): void {
    const steps = one.split(' ').flatMap((part) => this.stepsOf(part));
    const [first] = steps;
    if (steps.length > 1) addOnce(this.#longMembers, set, steps);
    else if (first !== undefined) addOnce(this.#setsOf, first, set);
  }
}

const NONE: readonly Step[] = [];

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
      if (whole) node.whole = [...(node.whole ?? []), meaning];
      else node.within = [...(node.within ?? []), meaning];
    }
  }

  /** A phrase that is these words, whatever signs are among them. */
  addWords(words: readonly Pick<Word, 'word'>[], meaning: T): void {
    const end = words.reduce((at, { word }) => at.child(word), this.#root);
    if (end !== this.#root) end.within = [...(end.within ?? []), meaning];
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

/** A node of the trie: the state after the words so far. There are tens of thousands, most with one child. */
class TrieNode<T> {
  #children: Map<Step, TrieNode<T>> | undefined;
  /** Most take none, and a word may be in many. */
  #takesSets = false;
  /** Edges for the last word of a set's longer members, to the node that the whole set shares. */
  #edges: Map<Step, TrieNode<T>[]> | undefined;
  /** How many words may be skipped, and the node after them. */
  gaps: Map<number, TrieNode<T>> | undefined;
  /** What the words up to here mean: anywhere in a message, or as all of it. */
  within: T[] | undefined;
  whole: T[] | undefined;

  next(steps: readonly Step[]): readonly TrieNode<T>[] {
    const found: TrieNode<T>[] = [];
    const most = this.#takesSets ? steps.length : OWN_STEPS;
    for (let at = 0; this.#children && at < most; at++) {
      const child = this.#children.get(steps[at] ?? '');
      if (child && !found.includes(child)) found.push(child);
    }
    for (let at = 0; this.#edges && at < OWN_STEPS; at++)
      for (const node of this.#edges.get(steps[at] ?? '') ?? []) if (!found.includes(node)) found.push(node);
    return found;
  }

  has(step: Step): boolean {
    return this.#children?.has(step) ?? false;
  }

  child(step: Step): TrieNode<T> {
    this.#children ??= new Map();
    this.#takesSets ||= step.startsWith('<');
    return childOf(this.#children, step);
  }

  gap(most: number): TrieNode<T> {
    this.gaps ??= new Map();
    return childOf(this.gaps, most);
  }

  /** Adds an edge to a node that exists already. */
  addEdge(step: Step, after: TrieNode<T>): void {
    this.#edges ??= new Map();
    addOnce(this.#edges, step, after);
  }
}

/** Phrases that begin alike share their beginning. */
function childOf<K, T>(edges: Map<K, TrieNode<T>>, key: K): TrieNode<T> {
  const after = edges.get(key) ?? new TrieNode<T>();
  edges.set(key, after);
  return after;
}

function extended<T>(from: TrieNode<T>, steps: readonly Step[]): TrieNode<T> {
  return steps.reduce((at, step) => at.child(step), from);
}

function addOnce<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key) ?? [];
  if (!list.includes(value)) list.push(value);
  lists.set(key, list);
}
