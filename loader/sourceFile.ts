import { type Document, isAlias, isNode, LineCounter, type Node, parseDocument } from 'yaml';
import type { Place } from './problem';

/** One of the author's files as it was written. */
export interface WrittenFile {
  /** As an author would call it: `knowledge/services/police.yaml`. */
  readonly name: string;
  readonly text: string;
}

/** A file taken apart, which still knows where everything in it stands. */
export interface SourceFile extends WrittenFile {
  readonly document: Document.Parsed;
  /** The place between two offsets into the text. */
  place(start: number, end: number): Place;
}

/**
 * `failsafe` leaves every text as the author typed it: YAML's other readings turn 0808 into a
 * number and no into false.
 */
export function openSource({ name, text }: WrittenFile): SourceFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter, prettyErrors: false });
  const place = (start: number, end: number) => placeIn(name, text, lineCounter, start, end);
  return { name, text, document, place };
}

/** What is written there; where that is a reference (`*name`), what it refers to. */
export function nodeOf(value: unknown, { document }: SourceFile): Node | undefined {
  if (isAlias(value)) return value.resolve(document) ?? value;
  return isNode(value) ? value : undefined;
}

/** For what has no line: a file that is not there, or is empty. */
export function placeOfFile(name: string): Place {
  return { file: name, line: 1, col: 1, frame: '' };
}

function placeIn(file: string, text: string, lineCounter: LineCounter, start: number, end: number): Place {
  const { line, col } = lineCounter.linePos(start);
  return { file, line, col, frame: frameOf(text.split(/\r?\n/), line, col, end - start) };
}

const WIDTH = 100;

function frameOf(lines: readonly string[], line: number, col: number, length: number): string {
  const digits = String(line + 1).length;
  // A long line is cut so that the spot stays in sight.
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
