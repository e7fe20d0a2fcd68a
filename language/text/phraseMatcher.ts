import type { WordSet } from '../../model/lexicon';
import { addOnce, type PhraseStep, type PhraseWord, type SetMembership, TrieNode, union } from './phraseTrie';
import { stem, type Word } from './tokenizer';

/** A phrase found in a message: from word `from` up to, but not including, word `to`. */
export interface PhraseMatch<T> {
  readonly meaning: T;
  readonly from: number;
  readonly to: number;
}

/** Splits a phrase into words as messages are split. */
type Tokenize = (text: string) => readonly Word[];

/** "." stands for an optional word, ".." for up to three of them. */
const GAPS = new Map([
  ['.', 1],
  ['..', 3],
]);
/** "<a set>", "(one/or another)", "(may be left out)?", gaps, and words: "one/or/another", "stem~", plain. */
const SYNTAX = /<([^>]+)>|\(([^)]*)\)(\??)|(\.{1,2})(?!\S)|([^\s()<>]+)/g;

/**
 * Phrases, each with its meaning, in one trie: a message is matched against it in one pass, however many
 * phrases there are. docs/authors.md tells authors how phrases are written.
 */
export class PhraseMatcher<T> {
  readonly #root = new TrieNode<T>();
  readonly #membership: SetMembership = { ofWord: new Map(), ofStem: new Map() };
  /** The members of each set that are more than one word. */
  readonly #multiWordMembers = new Map<
    string,
    { readonly first: readonly PhraseStep[]; readonly last: PhraseStep }[]
  >();

  /** @param gapBlockers words that a gap may not skip, such as "not" */
  constructor(
    sets: readonly WordSet[] = [],
    private readonly spell: Tokenize = () => [],
    private readonly gapBlockers: ReadonlySet<string> = new Set(),
  ) {
    for (const { id, words } of sets) {
      for (const one of words) this.#addMember(id, one);
    }
  }

  /** @param whole whether it counts only as the whole message */
  add(phrase: string, meaning: T, whole = false): void {
    const ends = this.#extend([this.#root], phrase);
    for (const node of ends) {
      if (node === this.#root) continue;
      if (whole) node.whole = [...(node.whole ?? []), meaning];
      else node.within = [...(node.within ?? []), meaning];
    }
  }

  /** A phrase that is these words, whatever signs are among them. */
  addWords(words: readonly Pick<Word, 'word'>[], meaning: T): void {
    const end = words.reduce((at, { word }) => at.child({ kind: 'word', text: word }), this.#root);
    if (end !== this.#root) end.within = [...(end.within ?? []), meaning];
  }

  /** Whether a word is, by itself, one of a set. */
  isIn({ word, stem: root = word }: PhraseWord, set: string): boolean {
    const { ofWord, ofStem } = this.#membership;
    return (ofWord.get(word)?.includes(set) || ofStem.get(root)?.includes(set)) ?? false;
  }

  /** Every phrase in the message, in the order of the message; those for whole messages where they are all of it. */
  find(words: readonly PhraseWord[]): readonly PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    for (let from = 0; from < words.length; from++) {
      this.#matchFrom(words, from, (node, to) => {
        for (const meaning of node.within ?? []) found.push({ meaning, from, to });
        if (from > 0 || to < words.length) return;
        for (const meaning of node.whole ?? []) found.push({ meaning, from, to });
      });
    }
    return found;
  }

  #matchFrom(
    words: readonly PhraseWord[],
    from: number,
    arrive: (node: TrieNode<T>, to: number) => void,
  ): void {
    const walk = (node: TrieNode<T>, at: number): void => {
      if (at > from) arrive(node, at);
      for (const [most, over] of node.gaps) this.#crossGap(over, most, words, at, walk);
      const next = words[at];
      if (next === undefined) return;
      for (const on of node.next(next, this.#membership)) walk(on, at + 1);
    };
    walk(this.#root, from);
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
      if (set !== undefined) ends = union(ends.map((node) => this.#extendBySet(node, set)));
      else if (group !== undefined) {
        const before = ends;
        const ways = group.split('/').map((one) => this.#extend(before, one));
        ends = union(mayGo ? [before, ...ways] : ways);
      } else if (gap !== undefined) ends = ends.map((node) => node.gapChild(GAPS.get(gap) ?? 0));
      else if (word !== undefined) ends = union(ends.map((node) => this.#extendByWords(node, word)));
    }
    return ends;
  }

  /** "one/or/another", each spelt out: "hes" is two words. */
  #extendByWords(node: TrieNode<T>, written: string): readonly TrieNode<T>[] {
    return written.split('/').map((one) => this.#stepsOf(one).reduce((at, step) => at.child(step), node));
  }

  #extendBySet(node: TrieNode<T>, id: string): readonly TrieNode<T>[] {
    if (node.hasSetChild(id)) return [node.setChild(id)];
    const after = node.setChild(id);
    for (const { first, last } of this.#multiWordMembers.get(id) ?? []) {
      const before = first.reduce((at, step) => at.child(step), node);
      before.addEdge(last, after);
    }
    return [after];
  }

  #addMember(set: string, one: string): void {
    const steps = one.split(' ').flatMap((part) => this.#stepsOf(part));
    const last = steps.at(-1);
    if (last === undefined) return;
    if (steps.length > 1) addOnce(this.#multiWordMembers, set, { first: steps.slice(0, -1), last });
    else addOnce(last.kind === 'stem' ? this.#membership.ofStem : this.#membership.ofWord, last.text, set);
  }

  /** "hes" is two words. */
  #stepsOf(written: string): readonly PhraseStep[] {
    if (written.endsWith('~')) return [{ kind: 'stem', text: stem(written.slice(0, -1)) }];
    return this.spell(written).map(({ word }) => ({ kind: 'word', text: word }));
  }
}
