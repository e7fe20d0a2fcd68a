import type { Word } from './tokenizer';

/** A word of a message, as phrases are matched against it; without a stem it is its own. */
export type PhraseWord = Pick<Word, 'word' | 'sentence'> & Partial<Pick<Word, 'stem'>>;

/** One word of a phrase, matched exactly or by its stem. */
export interface PhraseStep {
  readonly kind: 'word' | 'stem';
  readonly text: string;
}

/** A node of the trie: the state after the words so far. There are tens of thousands, most with one child. */
export class TrieNode<T> {
  #words: Children<string, T> | undefined;
  #stems: Children<string, T> | undefined;
  #sets: Children<string, T> | undefined;
  /** Edges for the last word of a set's longer members, to the node that the whole set shares. */
  #wordEdges: Map<string, TrieNode<T>[]> | undefined;
  #stemEdges: Map<string, TrieNode<T>[]> | undefined;
  /** How many words may be skipped, and the node after them. */
  #gaps: Children<number, T> | undefined;
  /** What the words up to here mean: anywhere in a message, or as all of it. */
  within: T[] | undefined;
  whole: T[] | undefined;

  get gaps(): Iterable<readonly [number, TrieNode<T>]> {
    return this.#gaps ?? [];
  }

  next({ word, stem: root = word }: PhraseWord, sets: SetMembership): readonly TrieNode<T>[] {
    const found: TrieNode<T>[] = [];
    add(found, this.#words?.get(word), this.#stems?.get(root));
    if (this.#wordEdges) add(found, ...(this.#wordEdges.get(word) ?? []));
    if (this.#stemEdges) add(found, ...(this.#stemEdges.get(root) ?? []));
    if (!this.#sets) return found;
    for (const id of sets.ofWord.get(word) ?? []) add(found, this.#sets.get(id));
    for (const id of sets.ofStem.get(root) ?? []) add(found, this.#sets.get(id));
    return found;
  }

  child({ kind, text }: PhraseStep): TrieNode<T> {
    if (kind === 'stem') {
      this.#stems ??= new Map();
      return childOf(this.#stems, text);
    }
    this.#words ??= new Map();
    return childOf(this.#words, text);
  }

  setChild(id: string): TrieNode<T> {
    this.#sets ??= new Map();
    return childOf(this.#sets, id);
  }

  hasSetChild(id: string): boolean {
    return this.#sets?.has(id) ?? false;
  }

  gapChild(most: number): TrieNode<T> {
    this.#gaps ??= new Map();
    return childOf(this.#gaps, most);
  }

  /** Adds an edge to a node that exists already. */
  addEdge({ kind, text }: PhraseStep, after: TrieNode<T>): void {
    if (kind === 'stem') {
      this.#stemEdges ??= new Map();
      addOnce(this.#stemEdges, text, after);
    } else {
      this.#wordEdges ??= new Map();
      addOnce(this.#wordEdges, text, after);
    }
  }
}

type Children<K, T> = Map<K, TrieNode<T>>;

/** Which sets each single word, and each stem, belongs to. */
export interface SetMembership {
  readonly ofWord: Map<string, string[]>;
  readonly ofStem: Map<string, string[]>;
}

/** Phrases that begin alike share their beginning. */
function childOf<K, T>(edges: Children<K, T>, key: K): TrieNode<T> {
  const after = edges.get(key) ?? new TrieNode<T>();
  edges.set(key, after);
  return after;
}

function add<V>(list: V[], ...values: readonly (V | undefined)[]): void {
  for (const value of values) if (value !== undefined && !list.includes(value)) list.push(value);
}

export function addOnce<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key) ?? [];
  if (!list.includes(value)) list.push(value);
  lists.set(key, list);
}

export function union<V>(lists: readonly (readonly V[])[]): readonly V[] {
  return [...new Set(lists.flat())];
}
