/** A position in the author's files. Lines and columns count from 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly col: number;
  /** The line with its neighbours, and a caret below the position. Empty where there is nothing to show. */
  readonly frame: string;
}

/** Something an author has to fix: one plain sentence, and what to do about it. */
export interface Problem extends SourcePosition {
  /** The rule's id; `docs/authors.md` explains each. */
  readonly rule: string;
  readonly message: string;
  readonly cure: string;
}

/** All problems as an author reads them: sorted, counted, with the consequence at the end. */
export function printProblems(problems: readonly Problem[], consequence = 'Waymark does not start'): string {
  const each = [...problems].sort(byPosition).map(printProblem);
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const mended = problems.length === 1 ? 'it is' : 'they are';
  return `${each.join('\n')}\n${count}. ${consequence} until ${mended} mended.\n`;
}

function printProblem({ file, line, col, rule, message, frame, cure }: Problem): string {
  return `${file}:${line}:${col} ${rule}\n${message}\n${frame}${cure}\n`;
}

function byPosition(a: Problem, b: Problem): number {
  return compare(a.file, b.file) || a.line - b.line || a.col - b.col || compare(a.rule, b.rule);
}

/** Not `localeCompare`: the order must be the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
