import type { WordSet } from '../../model/lexicon';
import { type Membership, merged, Node, push, type Step } from './phraseTrie';
import { stem, type Word } from './words';

/** Where a phrase was found in a message: from this word up to, and without, that one. */
export interface Found<T> {
  readonly meaning: T;
  readonly from: number;
  readonly to: number;
}

/** Reads the words of a phrase as those of messages are read. */
type Spell = (text: string) => readonly Word[];

/** "." stands for a word that may be there, ".." for up to three of them. */
const GAPS = new Map([
  ['.', 1],
  ['..', 3],
]);
/** "<a set>", "(one/or another)", "(may be left out)?", gaps, and words: "one/or/another", "stem~", plain. */
const PARTS = /<([^>]+)>|\(([^)]*)\)(\??)|(\.{1,2})(?!\S)|([^\s()<>]+)/g;

/**
 * Phrases, each with what it means, as one web of words: a message is read along it once, however many
 * phrases there are. docs/authors.md tells authors how phrases are written.
 */
export class PhraseBook<T> {
  readonly #root = new Node<T>();
  readonly #members: Membership = { ofWord: new Map(), ofStem: new Map() };
  /** The members of each set that are more than one word. */
  readonly #longer = new Map<string, { readonly first: readonly Step[]; readonly last: Step }[]>();

  /** @param unpassed words that no gap passes over, such as "not" */
  constructor(
    sets: readonly WordSet[],
    private readonly spell: Spell,
    private readonly unpassed: ReadonlySet<string>,
  ) {
    for (const { id, words } of sets) {
      for (const one of words) this.#addMember(id, one);
    }
  }

  /** @param whole whether it counts only as the whole message */
  add(phrase: string, meaning: T, whole = false): void {
    const ends = this.#lead([this.#root], phrase);
    for (const node of ends) {
      if (node === this.#root) continue;
      if (whole) node.whole = [...(node.whole ?? []), meaning];
      else node.within = [...(node.within ?? []), meaning];
    }
  }

  /** Every phrase in the message, in the order of the message; those for whole messages where they are all of it. */
  find(words: readonly Word[]): readonly Found<T>[] {
    const found: Found<T>[] = [];
    for (let from = 0; from < words.length; from++) {
      this.#follow(words, from, (node, to) => {
        for (const meaning of node.within ?? []) found.push({ meaning, from, to });
        if (from > 0 || to < words.length) return;
        for (const meaning of node.whole ?? []) found.push({ meaning, from, to });
      });
    }
    return found;
  }

  #follow(words: readonly Word[], from: number, arrive: (node: Node<T>, to: number) => void): void {
    const walk = (node: Node<T>, at: number): void => {
      if (at > from) arrive(node, at);
      for (const [most, over] of node.gaps) this.#across(over, most, words, at, walk);
      const next = words[at];
      if (next === undefined) return;
      for (const on of node.next(next, this.#members)) walk(on, at + 1);
    };
    walk(this.#root, from);
  }

  /** A gap does not reach over the end of a sentence. */
  #across(
    over: Node<T>,
    most: number,
    words: readonly Word[],
    at: number,
    walk: (node: Node<T>, at: number) => void,
  ): void {
    const sentence = words[at - 1]?.sentence;
    for (let passed = 0; passed <= most; passed++) {
      const next = words[at + passed];
      if (next && next.sentence !== sentence) return;
      walk(over, at + passed);
      if (!next || this.unpassed.has(next.word)) return;
    }
  }

  #lead(from: readonly Node<T>[], phrase: string): readonly Node<T>[] {
    let ends: readonly Node<T>[] = from;
    for (const [, set, group, mayGo, gap, word] of phrase.matchAll(PARTS)) {
      if (set !== undefined) ends = merged(ends.map((node) => this.#overSet(node, set)));
      else if (group !== undefined) {
        const before = ends;
        const ways = group.split('/').map((one) => this.#lead(before, one));
        ends = merged(mayGo ? [before, ...ways] : ways);
      } else if (gap !== undefined) ends = ends.map((node) => node.overGap(GAPS.get(gap) ?? 0));
      else if (word !== undefined) ends = merged(ends.map((node) => this.#overWords(node, word)));
    }
    return ends;
  }

  /** "one/or/another", each spelt out: "hes" is two words. */
  #overWords(node: Node<T>, written: string): readonly Node<T>[] {
    return written.split('/').map((one) => this.#stepsOf(one).reduce((at, step) => at.over(step), node));
  }

  #overSet(node: Node<T>, id: string): readonly Node<T>[] {
    if (node.hasSet(id)) return [node.overSet(id)];
    const after = node.overSet(id);
    for (const { first, last } of this.#longer.get(id) ?? []) {
      const before = first.reduce((at, step) => at.over(step), node);
      before.join(last, after);
    }
    return [after];
  }

  #addMember(set: string, one: string): void {
    const steps = one.split(' ').flatMap((part) => this.#stepsOf(part));
    const last = steps.at(-1);
    if (last === undefined) return;
    if (steps.length > 1) push(this.#longer, set, { first: steps.slice(0, -1), last });
    else push(last.kind === 'stem' ? this.#members.ofStem : this.#members.ofWord, last.text, set);
  }

  /** "hes" is two words. */
  #stepsOf(written: string): readonly Step[] {
    if (written.endsWith('~')) return [{ kind: 'stem', text: stem(written.slice(0, -1)) }];
    return this.spell(written).map(({ word }) => ({ kind: 'word', text: word }));
  }
}
