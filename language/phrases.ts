import type { WordSet } from '../triage/knowledge';
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
  readonly #sets = new Map<string, WordSet>();
  readonly #members: Membership = { ofWord: new Map(), ofStem: new Map() };

  /** @param unpassed words that no gap passes over, such as "not" */
  constructor(
    sets: readonly WordSet[],
    private readonly spell: Spell,
    private readonly unpassed: ReadonlySet<string>,
  ) {
    for (const set of sets) this.#sets.set(set.id, set);
    for (const { id, words } of sets) {
      for (const one of words) this.#addMember(id, one);
    }
  }

  /** @param whole whether it counts only as the whole message */
  add(phrase: string, meaning: T, whole = false): void {
    const ends = this.#lead([this.#root], phrase);
    for (const node of ends) if (node !== this.#root) (whole ? node.whole : node.within).push(meaning);
  }

  /** Every phrase in the message, in the order of the message; those for whole messages where they are all of it. */
  find(words: readonly Word[]): readonly Found<T>[] {
    const found: Found<T>[] = [];
    for (let from = 0; from < words.length; from++) {
      this.#follow(words, from, (node, to) => {
        for (const meaning of node.within) found.push({ meaning, from, to });
        if (from > 0 || to < words.length) return;
        for (const meaning of node.whole) found.push({ meaning, from, to });
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
    for (let skipped = 0; skipped <= most; skipped++) {
      const next = words[at + skipped];
      if (next?.sentence !== sentence) return;
      walk(over, at + skipped);
      if (next && this.unpassed.has(next.word)) return;
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
      } else if (gap !== undefined) ends = ends.map((node) => over(node.gaps, GAPS.get(gap) ?? 0));
      else if (word !== undefined) ends = merged(ends.map((node) => this.#overWords(node, word)));
    }
    return ends;
  }

  /** "one/or/another", each spelt out: "hes" is two words. */
  #overWords(node: Node<T>, written: string): readonly Node<T>[] {
    return written.split('/').map((one) => {
      if (one.endsWith('~')) return node.overStem(stem(one.slice(0, -1)));
      return this.spell(one).reduce((at, { word }) => at.overWord(word), node);
    });
  }

  #overSet(node: Node<T>, id: string): readonly Node<T>[] {
    const known = node.sets.get(id);
    if (known) return [known];
    const after = node.overSet(id);
    for (const one of this.#sets.get(id)?.words ?? []) {
      const parts = this.#parts(one);
      if (parts.length < 2) continue;
      const before = parts.slice(0, -1).reduce((at, part) => part(at), node);
      this.#join(before, one, after);
    }
    return [after];
  }

  /** The steps of a member of several words. */
  #parts(one: string): readonly ((node: Node<T>) => Node<T>)[] {
    return one.split(' ').flatMap((part) => {
      if (part.endsWith('~')) return [(node: Node<T>) => node.overStem(stem(part.slice(0, -1)))];
      return this.spell(part).map(
        ({ word }) =>
          (node: Node<T>) =>
            node.overWord(word),
      );
    });
  }

  /** The last step of a member leads to where the whole set leads. */
  #join(before: Node<T>, one: string, after: Node<T>): void {
    const last = one.split(' ').at(-1) ?? '';
    if (last.endsWith('~')) before.joinStem(stem(last.slice(0, -1)), after);
    else before.joinWord(this.spell(last).at(-1)?.word ?? '', after);
  }

  #addMember(set: string, one: string): void {
    if (one.includes(' ')) return;
    if (one.endsWith('~')) return void push(this.#members.ofStem, stem(one.slice(0, -1)), set);
    const words = this.spell(one);
    if (words.length === 1) push(this.#members.ofWord, words[0]?.word ?? '', set);
  }
}

/** A place in the web: where the words read so far have led. */
class Node<T> {
  readonly #words = new Map<string, Node<T>>();
  readonly #stems = new Map<string, Node<T>>();
  readonly sets = new Map<string, Node<T>>();
  /** Where the last word of a set's longer member leads: to a place that it shares with the whole set. */
  readonly #wordJoins = new Map<string, Node<T>[]>();
  readonly #stemJoins = new Map<string, Node<T>[]>();
  /** How many words may be passed over, and where one is then. */
  readonly gaps = new Map<number, Node<T>>();
  /** What the words up to here mean: anywhere in a message, or as all of it. */
  readonly within: T[] = [];
  readonly whole: T[] = [];

  next({ word, stem: root }: Word, sets: Membership): readonly Node<T>[] {
    const found: Node<T>[] = [];
    add(found, this.#words.get(word), this.#stems.get(root));
    add(found, ...(this.#wordJoins.get(word) ?? []), ...(this.#stemJoins.get(root) ?? []));
    if (this.sets.size === 0) return found;
    for (const id of sets.ofWord.get(word) ?? []) add(found, this.sets.get(id));
    for (const id of sets.ofStem.get(root) ?? []) add(found, this.sets.get(id));
    return found;
  }

  overWord(word: string): Node<T> {
    return over(this.#words, word);
  }

  overStem(root: string): Node<T> {
    return over(this.#stems, root);
  }

  overSet(id: string): Node<T> {
    return over(this.sets, id);
  }

  joinWord(word: string, after: Node<T>): void {
    push(this.#wordJoins, word, after);
  }

  joinStem(root: string, after: Node<T>): void {
    push(this.#stemJoins, root, after);
  }
}

/** Which sets each single word, and each stem, belongs to. */
interface Membership {
  readonly ofWord: Map<string, string[]>;
  readonly ofStem: Map<string, string[]>;
}

/** Phrases that begin alike share their beginning. */
function over<K, T>(edges: Map<K, Node<T>>, key: K): Node<T> {
  const after = edges.get(key) ?? new Node<T>();
  edges.set(key, after);
  return after;
}

function add<V>(list: V[], ...values: readonly (V | undefined)[]): void {
  for (const value of values) if (value !== undefined && !list.includes(value)) list.push(value);
}

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key) ?? [];
  if (!list.includes(value)) list.push(value);
  lists.set(key, list);
}

function merged<V>(lists: readonly (readonly V[])[]): readonly V[] {
  return [...new Set(lists.flat())];
}
