import { addOnce, type Step } from './wordSets';

const NONE: readonly never[] = [];
/** A word itself and its stem come first among the steps that it may be. */
const OWN_STEPS = 2;

/** What a phrase means, and whether only as the whole message. */
interface Ending<T> {
  readonly meaning: T;
  readonly whole: boolean;
}

/** Where words lead: to the end of a phrase, or to the node behind a set of which they are a member. */
export type Goal<T> = Ending<T> | TrieNode<T>;

/** What is to come behind a node: words, and then the rest of a phrase. */
export interface Waiting<T> {
  readonly steps: readonly Step[];
  readonly rest: string;
  readonly goal: Goal<T>;
}

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
  #waiting: Waiting<T>[] | undefined;

  next(steps: readonly Step[]): readonly TrieNode<T>[] {
    if (!this.#children && !this.#edges) return NONE;
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

  /** Phrases go on behind this node; two ways of one may come together here. */
  wait(one: Waiting<T>): void {
    this.#waiting ??= [];
    // What waits of one phrase stands together.
    for (let at = this.#waiting.length - 1; this.#waiting[at]?.goal === one.goal; at--)
      if (isAlike(this.#waiting[at], one)) return;
    this.#waiting.push(one);
  }

  /** What has to be put in before anybody looks at what comes next. */
  takeWaiting(): readonly Waiting<T>[] {
    const waiting = this.#waiting ?? NONE;
    this.#waiting = undefined;
    return waiting;
  }

  /** A phrase ends here. */
  end({ meaning, whole }: Ending<T>): void {
    if (whole) this.whole = [...(this.whole ?? []), meaning];
    else this.within = [...(this.within ?? []), meaning];
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

function isAlike(a: Waiting<unknown> | undefined, b: Waiting<unknown>): boolean {
  return a?.rest === b.rest && a.steps.length === b.steps.length && a.steps.every((step, at) => step === b.steps[at]);
}
