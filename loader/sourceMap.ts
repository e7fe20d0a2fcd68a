import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { SourcePosition } from './problem';

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

/** One of the author's files, unparsed. */
export interface RawFile {
  /** Its path, as an author would write it: `knowledge/services/police.yaml`. */
  readonly name: string;
  readonly text: string;
}

/**
 * `failsafe` leaves every text as the author typed it: YAML's other schemas turn 0808 into a
 * number and no into false.
 */
export function parseSource({ name, text }: RawFile) {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter, prettyErrors: false });
  let lines: readonly string[] | undefined;
  /** The position of the text between two offsets. */
  const positionOf = (start: number, end: number): SourcePosition => {
    lines ??= text.split(/\r?\n/);
    const { line, col } = lineCounter.linePos(start);
    return { file: name, line, col, frame: frameOf(lines, line, col, end - start) };
  };
  return { name, text, document, positionOf };
}
export type SourceFile = ReturnType<typeof parseSource>;

/** The node itself or, for an alias (`*name`), the node it refers to. */
export function nodeOf(value: unknown, { document }: SourceFile): Node | undefined {
  if (isAlias(value)) return value.resolve(document) ?? value;
  return isNode(value) ? value : undefined;
}

/** For a problem without a line: a file that is missing or empty. */
export function positionOfFile(name: string): SourcePosition {
  return { file: name, line: 1, col: 1, frame: '' };
}

const WIDTH = 100;

function frameOf(lines: readonly string[], line: number, col: number, length: number): string {
  const digits = String(line + 1).length;
  // A long line is cut so that the position stays visible.
  const from = Math.max(0, col - 1 - WIDTH * 0.7);
  const show = (number: number) => {
    const text = (lines[number - 1] ?? '').replaceAll('\t', '→');
    const cut = from > 0 && text.length > from ? `…${text.slice(from + 1)}` : text.slice(from);
    return `  ${String(number).padStart(digits)} | ${cut.slice(0, WIDTH)}`.trimEnd();
  };
  const left = (lines[line - 1] ?? '').length - col + 1;
  const marks = '^'.repeat(Math.max(1, Math.min(length, left, from + WIDTH - col + 1)));
  const mark = `  ${' '.repeat(digits)} | ${' '.repeat(col - 1 - from)}${marks}`;
  const shown = [line > 1 ? show(line - 1) : undefined, show(line), mark];
  if (line < lines.length && lines.at(line) !== '') shown.push(show(line + 1));
  return `${shown.filter((one) => one !== undefined).join('\n')}\n`;
}
