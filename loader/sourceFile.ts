import { type Document, isAlias, isNode, LineCounter, type Node, parseDocument } from 'yaml';
import type { SourcePosition } from './problem';

/** One of the author's files, unparsed. */
export interface RawFile {
  /** Its path, as an author would write it: `knowledge/services/police.yaml`. */
  readonly name: string;
  readonly text: string;
}

/** A parsed file that can map offsets to positions. */
export interface SourceFile extends RawFile {
  readonly document: Document.Parsed;
  /** The position of the text between two offsets. */
  positionOf(start: number, end: number): SourcePosition;
}

/**
 * `failsafe` leaves every text as the author typed it: YAML's other schemas turn 0808 into a
 * number and no into false.
 */
export function parseSource({ name, text }: RawFile): SourceFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter, prettyErrors: false });
  const place = (start: number, end: number) => positionIn(name, text, lineCounter, start, end);
  return { name, text, document, positionOf: place };
}

/** The node itself or, for an alias (`*name`), the node it refers to. */
export function nodeOf(value: unknown, { document }: SourceFile): Node | undefined {
  if (isAlias(value)) return value.resolve(document) ?? value;
  return isNode(value) ? value : undefined;
}

/** For a problem without a line: a file that is missing or empty. */
export function positionOfFile(name: string): SourcePosition {
  return { file: name, line: 1, col: 1, frame: '' };
}

function positionIn(
  file: string,
  text: string,
  lineCounter: LineCounter,
  start: number,
  end: number,
): SourcePosition {
  const { line, col } = lineCounter.linePos(start);
  return { file, line, col, frame: frameOf(text.split(/\r?\n/), line, col, end - start) };
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
