import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Problem } from './problem';
import { nodeOf, positionOfNode, type SourceFile, type SourceMap } from './sourceMap';

/** Where in a file the loader is reading, in the author's words; collects the problems found there. */
export class ReadContext {
  constructor(
    readonly source: SourceFile,
    readonly sourceMap: SourceMap,
    private readonly problems: Problem[],
    /** 'question “danger”', or the file's name. */
    readonly owner: string,
    private readonly field?: string,
    /** What else may be written, to end a cure: '; or below it the fields open, bank_holidays.' */
    readonly otherwise = '',
  ) {}

  /** What is being read, for messages: '“why” of question “danger”'. */
  get subject(): string {
    return this.field === undefined ? this.owner : `“${this.field}” of ${this.owner}`;
  }

  forEntry(owner: string): ReadContext {
    return new ReadContext(this.source, this.sourceMap, this.problems, owner);
  }

  forField(field: string): ReadContext {
    return new ReadContext(this.source, this.sourceMap, this.problems, this.owner, field);
  }

  /** For a shorthand, which may be written in full with these fields. */
  orInFull(fields: readonly string[]): ReadContext {
    const otherwise = fields.length > 0 ? ` Or write, each on a line below: ${fields.join(', ')}.` : '';
    return new ReadContext(this.source, this.sourceMap, this.problems, this.owner, this.field, otherwise);
  }

  /** @returns what then stands for what was read */
  addProblem(rule: string, node: Node, message: string, cure: string): undefined {
    const problem = { ...positionOfNode(this.source, node), rule, message: capital(message), cure };
    // A text named once with & and used in several places is read once for each of them.
    if (!this.problems.some((told) => isDeepStrictEqual(told, problem))) this.problems.push(problem);
  }

  /** Reports that something had to be written. */
  isEmpty(node: Node, what: string, cure: string): undefined {
    return this.addProblem('empty-text', node, `${this.subject} is ${what}.`, cure);
  }

  /** Reports that another kind of value was expected. */
  wrongForm(node: Node, expected: string, cure: string): undefined {
    const message = `${this.subject} should be ${expected}, but it is ${formOf(node)}.`;
    return this.addProblem('wrong-form', node, message, cure);
  }
}

/** The author's text, trimmed; undefined if the node is not a text. */
export function textOf(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value.trim() : undefined;
}

/** A field of an entry, as YAML nodes. */
export interface FieldNode {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

export function fieldsOf(node: Node, source: SourceFile): readonly FieldNode[] {
  if (!isMap(node)) return [];
  return node.items.flatMap((pair) => {
    const key = nodeOf(pair.key, source);
    return key ? [{ name: textOf(key) ?? '', key, value: nodeOf(pair.value, source) ?? key }] : [];
  });
}

function formOf(node: Node): string {
  const text = textOf(node);
  if (text === '') return 'empty';
  if (text !== undefined) return `the text ${quoted(text)}`;
  if (isSeq(node)) return 'a list';
  return isMap(node) ? 'an entry with fields' : 'a reference (*) to something that is not there';
}

/** Quotes the author's own words in a sentence: on one line, and shortened if long. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return `“${line.length > 40 ? `${line.slice(0, 39)}…` : line}”`;
}

/** A sentence that begins with a file's name is left as it is. */
function capital(sentence: string): string {
  return /^\S*\//.test(sentence) ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
