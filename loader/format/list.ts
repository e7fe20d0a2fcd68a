import { isMap, isScalar, isSeq } from 'yaml';
import { fieldsOf, type Reading } from '../reading';
import { nodeOf } from '../sourceFile';
import type { Format } from './format';
import { text } from './text';

/** A list; an item that cannot be read is told of and left out. */
export function list<T>(item: Format<T>): Format<readonly T[]> {
  return {
    standIn: [],
    schema: { type: 'array', items: item.schema },
    read(written, reading) {
      if (isSeq(written)) return items(written.items, item, reading);
      return reading.wrongForm(written, 'a list', 'Begin each item on a line of its own with “- ”.');
    },
  };
}

/** A list that may be written as the one thing it holds. */
export function oneOrMore<T>(item: Format<T>): Format<readonly T[]> {
  return {
    standIn: [],
    schema: { anyOf: [item.schema, { type: 'array', items: item.schema }] },
    read(written, reading) {
      return items(isSeq(written) ? written.items : [written], item, reading);
    },
  };
}

/** A list that holds something, or the field has no business being there. */
export function filled<T>(whole: Format<readonly T[]>): Format<readonly T[]> {
  return {
    ...whole,
    read(written, reading) {
      if (!isSeq(written) || written.items.length > 0) return whole.read(written, reading);
      reading.mistake('empty-text', written, `${reading.what} is an empty list.`, 'Write at least one item.');
      return undefined;
    },
  };
}

/** Names of the author's own choosing, each with something after it. */
export function mapOf<V>(named: Format<string>, value: Format<V>): Format<Readonly<Record<string, V>>> {
  return {
    standIn: {},
    schema: { type: 'object', additionalProperties: value.schema },
    read(written, reading) {
      if (!isMap(written)) {
        return reading.wrongForm(written, 'an entry with fields', 'Write each on a line: “name: text”.');
      }
      const made: Record<string, V> = {};
      for (const field of fieldsOf(written, reading.source)) {
        const inside = reading.inField(field.name);
        const name = named.read(field.key, inside);
        const read = value.read(field.value, inside);
        if (name !== undefined) made[name] = read ?? value.standIn;
      }
      return reading.origins.remember(made, reading.source, written);
    },
  };
}

/** Something that may be written as a plain text, or in full. */
export function textOr<S extends string, T>(
  short: Format<S>,
  meant: (said: S) => T,
  full: Format<T>,
): Format<T> {
  return {
    get standIn() {
      return full.standIn;
    },
    schema: { anyOf: [short.schema, full.schema] },
    read(written, reading) {
      if (!isScalar(written)) return full.read(written, reading);
      const said = short.read(written, reading);
      return said === undefined ? undefined : meant(said);
    },
  };
}

/** Something that Waymark keeps in another form than it is written. */
export function meaning<S, T>(written: Format<S>, meant: (read: S) => T): Format<T> {
  return {
    get standIn() {
      return meant(written.standIn);
    },
    schema: written.schema,
    read(node, reading) {
      const read = written.read(node, reading);
      return read === undefined ? undefined : meant(read);
    },
  };
}

function items<T>(nodes: readonly unknown[], item: Format<T>, reading: Reading): readonly T[] {
  return nodes.flatMap((one) => {
    const node = nodeOf(one, reading.source);
    const read = node && item.read(node, reading);
    return read === undefined ? [] : [read];
  });
}

/** One text or several. */
export const texts = oneOrMore(text);
