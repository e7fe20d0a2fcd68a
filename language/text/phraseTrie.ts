import type { Word } from './words';

/** One word of a phrase, as it stands or by its stem. */
export interface Step {
  readonly kind: 'word' | 'stem';
  readonly text: string;
}

/** A place in the web: where the words read so far have led. There are tens of thousands, most with one way on. */
export class Node<T> {
  #words: Ways<string, T> | undefined;
  #stems: Ways<string, T> | undefined;
  #sets: Ways<string, T> | undefined;
  /** Where the last word of a set's longer member leads: to a place that it shares with the whole set. */
  #wordJoins: Map<string, Node<T>[]> | undefined;
  #stemJoins: Map<string, Node<T>[]> | undefined;
  /** How many words may be passed over, and where one is then. */
  #gaps: Ways<number, T> | undefined;
  /** What the words up to here mean: anywhere in a message, or as all of it. */
  within: T[] | undefined;
  whole: T[] | undefined;

  get gaps(): Iterable<readonly [number, Node<T>]> {
    return this.#gaps ?? [];
  }

  next({ word, stem: root }: Word, sets: Membership): readonly Node<T>[] {
    const found: Node<T>[] = [];
    add(found, this.#words?.get(word), this.#stems?.get(root));
    if (this.#wordJoins) add(found, ...(this.#wordJoins.get(word) ?? []));
    if (this.#stemJoins) add(found, ...(this.#stemJoins.get(root) ?? []));
    if (!this.#sets) return found;
    for (const id of sets.ofWord.get(word) ?? []) add(found, this.#sets.get(id));
    for (const id of sets.ofStem.get(root) ?? []) add(found, this.#sets.get(id));
    return found;
  }

  over({ kind, text }: Step): Node<T> {
    if (kind === 'stem') {
      this.#stems ??= new Map();
      return over(this.#stems, text);
    }
    this.#words ??= new Map();
    return over(this.#words, text);
  }

  overSet(id: string): Node<T> {
    this.#sets ??= new Map();
    return over(this.#sets, id);
  }

  hasSet(id: string): boolean {
    return this.#sets?.has(id) ?? false;
  }

  overGap(most: number): Node<T> {
    this.#gaps ??= new Map();
    return over(this.#gaps, most);
  }

  /** Leads over this step to a place that is there already. */
  join({ kind, text }: Step, after: Node<T>): void {
    if (kind === 'stem') {
      this.#stemJoins ??= new Map();
      push(this.#stemJoins, text, after);
    } else {
      this.#wordJoins ??= new Map();
      push(this.#wordJoins, text, after);
    }
  }
}

type Ways<K, T> = Map<K, Node<T>>;

/** Which sets each single word, and each stem, belongs to. */
export interface Membership {
  readonly ofWord: Map<string, string[]>;
  readonly ofStem: Map<string, string[]>;
}

/** Phrases that begin alike share their beginning. */
function over<K, T>(edges: Ways<K, T>, key: K): Node<T> {
  const after = edges.get(key) ?? new Node<T>();
  edges.set(key, after);
  return after;
}

function add<V>(list: V[], ...values: readonly (V | undefined)[]): void {
  for (const value of values) if (value !== undefined && !list.includes(value)) list.push(value);
}

export function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key) ?? [];
  if (!list.includes(value)) list.push(value);
  lists.set(key, list);
}

export function merged<V>(lists: readonly (readonly V[])[]): readonly V[] {
  return [...new Set(lists.flat())];
}
