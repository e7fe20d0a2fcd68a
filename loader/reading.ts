import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { type Origins, placeOfNode } from './origins';
import type { Problem } from './problem';
import { nodeOf, type SourceFile } from './sourceFile';

/** Where in a file the loader is reading, in words an author knows it by. */
export class Reading {
  constructor(
    readonly source: SourceFile,
    readonly origins: Origins,
    private readonly problems: Problem[],
    /** 'question “danger”', or the file's name. */
    readonly owner: string,
    private readonly field?: string,
  ) {}

  /** What is being read: '“why” of question “danger”'. */
  get what(): string {
    return this.field === undefined ? this.owner : `“${this.field}” of ${this.owner}`;
  }

  inEntry(owner: string): Reading {
    return new Reading(this.source, this.origins, this.problems, owner);
  }

  inField(field: string): Reading {
    return new Reading(this.source, this.origins, this.problems, this.owner, field);
  }

  mistake(rule: string, node: Node, message: string, cure: string): void {
    this.problems.push({ ...placeOfNode(this.source, node), rule, message: capital(message), cure });
  }

  /** Says that something of another form was expected. */
  wrongForm(node: Node, expected: string, cure: string): undefined {
    this.mistake('wrong-form', node, `${this.what} should be ${expected}, but it is ${formOf(node)}.`, cure);
    return undefined;
  }
}

/** The author's text, without the spaces around it; nothing if this is no text. */
export function textOf(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value.trim() : undefined;
}

/** A field of an entry as it is written. */
export interface WrittenField {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

export function fieldsOf(node: Node, source: SourceFile): readonly WrittenField[] {
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

/** The author's own words within a sentence: on one line, and not the whole of a long text. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return `“${line.length > 40 ? `${line.slice(0, 39)}…` : line}”`;
}

/** The name of a file stays as it is. */
function capital(sentence: string): string {
  return /^\S*\//.test(sentence) ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
