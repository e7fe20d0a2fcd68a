import { isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import type { SourcePosition } from './problem';
import { nodeOf, type SourceFile } from './sourceFile';

/** A step from an entry to something inside it: the name of a field, or an index in a list. */
export type PathStep = string | number;

interface SourceNode {
  readonly source: SourceFile;
  readonly node: Node;
}

/** Records where in the author's files each entry was read from. */
export class SourceMap {
  private readonly sourceNodes = new WeakMap<object, SourceNode>();

  record<T extends object>(entry: T, source: SourceFile, node: Node): T {
    this.sourceNodes.set(entry, { source, node });
    return entry;
  }

  /** Gives an object made from an entry the entry's position. */
  carryOver<T extends object>(made: T, entry: object): T {
    const origin = this.sourceNodes.get(entry);
    if (origin) this.sourceNodes.set(made, origin);
    return made;
  }

  /** Whether the entry was read, rather than being a fallback for something unreadable. */
  has(entry: object): boolean {
    return this.sourceNodes.has(entry);
  }

  /** The position of an entry, or of what the path leads to in it; as near as the author's file allows. */
  positionOf(entry: object, ...path: readonly PathStep[]): SourcePosition {
    const { source, node } = this.sourceNodeOf(entry);
    return positionOfNode(source, follow(source, node, path).value);
  }

  /** The position of a field's name, for when the name is what is wrong. */
  keyPositionOf(entry: object, ...path: readonly PathStep[]): SourcePosition {
    const { source, node } = this.sourceNodeOf(entry);
    return positionOfNode(source, follow(source, node, path).key);
  }

  private sourceNodeOf(entry: object): SourceNode {
    const origin = this.sourceNodes.get(entry);
    if (!origin) throw new Error('This entry was not read from a file.');
    return origin;
  }
}

/** An entry is marked by its first line, not as a whole. */
export function positionOfNode(source: SourceFile, node: Node): SourcePosition {
  const [start, end] = firstLeaf(node).range ?? [0, 1];
  return source.positionOf(start, Math.max(end, start + 1));
}

/** Aliases are not followed here: one may be circular. */
function firstLeaf(node: Node): Node {
  const first = isMap(node) ? node.items[0]?.key : isSeq(node) ? node.items[0] : undefined;
  return isNode(first) ? firstLeaf(first) : node;
}

interface FieldAndValue {
  readonly key: Node;
  readonly value: Node;
}

function follow(source: SourceFile, start: Node, path: readonly PathStep[]): FieldAndValue {
  return path.reduce<FieldAndValue>((found, step) => stepInto(source, found.value, step) ?? found, {
    key: start,
    value: start,
  });
}

/** A single text may be written instead of a list of one, so an index may lead to the text itself. */
function stepInto(source: SourceFile, node: Node, step: PathStep): FieldAndValue | undefined {
  if (isSeq(node) && typeof step === 'number') {
    const item = nodeOf(node.items[step], source);
    return item && { key: item, value: item };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
  const key = nodeOf(pair?.key, source);
  return key && { key, value: nodeOf(pair?.value, source) ?? key };
}
