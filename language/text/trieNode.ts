import { addOnce, type Step } from './wordSets';

/** A word itself and its stem come first among the steps that it may be. */
const OWN_STEPS = 2;

/** A node of the trie: the state after the words so far. There are tens of thousands, most with one child. */
export class TrieNode<T> {
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

/** The node after these steps, made where there is none. */
export function extended<T>(from: TrieNode<T>, steps: readonly Step[]): TrieNode<T> {
  return steps.reduce((at, step) => at.child(step), from);
}
