import { visit, type YAMLError } from 'yaml';
import type { Problem, SourcePosition } from './problem';
import type { SourceFile } from './sourceMap';

/** What is wrong with a file as YAML, before its entries can be read: after a fatal problem none can. */
export function yamlProblems(source: SourceFile): Readonly<Record<'fatal' | 'others', readonly Problem[]>> {
  const odd = undecodableLetter(source) ?? conflictMarker(source) ?? oddIndent(source);
  if (odd) return { fatal: [odd], others: [] };
  const { errors, warnings } = source.document;
  const twice = errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  // One slip makes the parser fail on all that follows: only the first error is worth reporting.
  const first = [...errors, ...warnings].find((error) => !twice.includes(error));
  return {
    fatal: first ? [{ ...errorPosition(source, first), ...syntaxProblem(first, source) }] : [],
    others: twice.map((error) => duplicateKey(source, error)),
  };
}

/** From the error to the end of the line; for an unclosed quote, from where it was opened. */
function errorPosition(source: SourceFile, { code, pos: [stumbled] }: YAMLError): SourcePosition {
  const start = code === 'MISSING_CHAR' ? (openQuoteStart(source, stumbled) ?? stumbled) : stumbled;
  const rest = source.text.slice(start).search(/[\r\n]|$/);
  return source.positionOf(start, start + rest);
}

function openQuoteStart(source: SourceFile, end: number): number | undefined {
  let opened: number | undefined;
  visit(source.document, {
    Scalar(_key, { type, range }) {
      if (type?.startsWith('QUOTE') && range?.[1] === end) opened = range[0];
    },
  });
  return opened;
}

/** A file saved in another encoding shows U+FFFD wherever a letter could not be read. */
function undecodableLetter(source: SourceFile): Problem | undefined {
  const spot = source.text.indexOf('\uFFFD');
  if (spot < 0) return undefined;
  return {
    ...source.positionOf(spot, spot + 1),
    rule: 'not-utf-8',
    message: 'A letter here cannot be read: the file was saved in another encoding.',
    cure: 'Save the file as UTF-8 and write the letter again.',
  };
}

/** What Git leaves where two people changed the same lines. */
function conflictMarker(source: SourceFile): Problem | undefined {
  const found = /^(?:<{7}|={7}|>{7})(?: .*)?$/m.exec(source.text);
  if (!found) return undefined;
  return {
    ...source.positionOf(found.index, found.index + found[0].length),
    rule: 'conflict-marker',
    message: 'Two people changed the same lines, and both versions stand here, between <<<<<<< and >>>>>>>.',
    cure: 'Keep what is right of the two, and delete the lines <<<<<<<, ======= and >>>>>>>.',
  };
}

function oddIndent(source: SourceFile): Problem | undefined {
  const found = /^[ ]*([\t\u00A0\u2000-\u200B\u202F\u3000])/m.exec(source.text);
  const odd = found?.[1];
  if (!found || odd === undefined) return undefined;
  const spot = found.index + found[0].length - 1;
  return {
    ...source.positionOf(spot, spot + 1),
    rule: 'odd-space',
    message: `This line begins with ${odd === '\t' ? 'a tab' : 'a space of an unusual kind'}.`,
    cure: 'Use ordinary spaces to move a line to the right, two for each step.',
  };
}

function duplicateKey(source: SourceFile, { pos: [start] }: YAMLError): Problem {
  const word = source.text.slice(start).split(/\s*:/, 1)[0] ?? '';
  return {
    ...source.positionOf(start, start + word.length),
    rule: 'written-twice',
    message: `“${word}” is written twice in the same entry.`,
    cure: 'Keep one of the two and delete the other.',
  };
}

const QUOTE = 'If the text holds a colon, a # or begins with a sign, put it between "double quotes".';
const SHIFT = 'Let the line begin below the same letter as its neighbours in the list or entry.';
const CLOSE = 'Close what was opened: a quote, a bracket or a brace.';
const COLON = 'Put a colon and a space after the name of a field: “name: text”.';

/** Keyed by the yaml package's error codes; any other code gets a general message. */
const SYNTAX_PROBLEMS: Readonly<Record<string, readonly [message: string, cure: string]>> = {
  BLOCK_AS_IMPLICIT_KEY: [
    'There is a second colon on this line, or the line stands too far right or left.',
    `${QUOTE} Otherwise: ${SHIFT}`,
  ],
  MULTILINE_IMPLICIT_KEY: [
    'This line is neither a field with a colon nor part of the text above.',
    `${COLON} Otherwise: ${SHIFT}`,
  ],
  MISSING_CHAR: ['A quote, bracket or colon is missing.', CLOSE],
  BAD_INDENT: ['This line begins in the wrong column.', `${SHIFT} ${CLOSE}`],
  BAD_SCALAR_START: ['A text may not begin with this sign.', QUOTE],
  BAD_DQ_ESCAPE: [
    'A backslash has a special meaning between double quotes.',
    'Write the backslash twice, or use single quotes.',
  ],
  TAB_AS_INDENT: ['A tab stands where spaces belong.', 'Use ordinary spaces, two for each step.'],
  UNEXPECTED_TOKEN: ['Something is left over after the text has ended.', QUOTE],
  MULTIPLE_DOCS: [
    'A line of three dashes begins a second document.',
    'Delete the line of dashes; a file holds one document.',
  ],
  TAG_RESOLVE_FAILED: ['A text that begins with ! is taken for something else.', QUOTE],
  BAD_ALIAS: ['A text that begins with & or * is taken for something else.', QUOTE],
};

function syntaxProblem({ code, pos: [stumbled] }: YAMLError, source: SourceFile) {
  // The parser misses a colon where a line merely begins one space too far left: the commonest slip there is.
  const isQuote = openQuoteStart(source, stumbled) !== undefined;
  const isIndent = code === 'MISSING_CHAR' && !isQuote && /^ *\S+:( |$)/.test(lineAt(source, stumbled));
  const [message, cure] = isIndent
    ? ['This line begins in the wrong column.', `${SHIFT} ${CLOSE}`]
    : (SYNTAX_PROBLEMS[code] ?? [`${source.name} cannot be read from here on.`, `${SHIFT} ${QUOTE}`]);
  return { rule: 'yaml-form', message, cure };
}

function lineAt({ text }: SourceFile, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start).split('\n', 1)[0] ?? '';
}
