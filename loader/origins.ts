import { isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import type { Place } from './problem';
import { nodeOf, type SourceFile } from './sourceFile';

/** A step from an entry to something inside it: the name of a field, or a place in a list from 0. */
export type PathStep = string | number;

interface Origin {
  readonly source: SourceFile;
  readonly node: Node;
}

/** Remembers where in the author's files each entry was read from. */
export class Origins {
  private readonly known = new WeakMap<object, Origin>();

  remember<T extends object>(entry: T, source: SourceFile, node: Node): T {
    this.known.set(entry, { source, node });
    return entry;
  }

  /** What the loader made of an entry stands where the entry stood. */
  same<T extends object>(made: T, entry: object): T {
    const origin = this.known.get(entry);
    if (origin) this.known.set(made, origin);
    return made;
  }

  /** Whether the entry was read, rather than put in place of something unreadable. */
  has(entry: object): boolean {
    return this.known.has(entry);
  }

  /** The place of an entry, or of what the path leads to in it; as near as the author's file allows. */
  place(entry: object, ...path: readonly PathStep[]): Place {
    const { source, node } = this.originOf(entry);
    return placeOfNode(source, follow(source, node, path).value);
  }

  /** The place of the name of a field, where that is what is wrong. */
  keyPlace(entry: object, ...path: readonly PathStep[]): Place {
    const { source, node } = this.originOf(entry);
    return placeOfNode(source, follow(source, node, path).key);
  }

  private originOf(entry: object): Origin {
    const origin = this.known.get(entry);
    if (!origin) throw new Error('This entry was not read from a file.');
    return origin;
  }
}

/** An entry is pointed at by its first line, not underlined as a whole. */
export function placeOfNode(source: SourceFile, node: Node): Place {
  const [start, end] = firstWord(node).range ?? [0, 1];
  return source.place(start, Math.max(end, start + 1));
}

/** References are not followed here: one may lead back to where it stands. */
function firstWord(node: Node): Node {
  const first = isMap(node) ? node.items[0]?.key : isSeq(node) ? node.items[0] : undefined;
  return isNode(first) ? firstWord(first) : node;
}

interface Found {
  readonly key: Node;
  readonly value: Node;
}

function follow(source: SourceFile, start: Node, path: readonly PathStep[]): Found {
  return path.reduce<Found>((found, step) => inside(source, found.value, step) ?? found, {
    key: start,
    value: start,
  });
}

/** A text may stand where a list of one is meant, so a place in a list may lead to the text itself. */
function inside(source: SourceFile, node: Node, step: PathStep): Found | undefined {
  if (isSeq(node) && typeof step === 'number') {
    const item = nodeOf(node.items[step], source);
    return item && { key: item, value: item };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
  const key = nodeOf(pair?.key, source);
  return key && { key, value: nodeOf(pair?.value, source) ?? key };
}
