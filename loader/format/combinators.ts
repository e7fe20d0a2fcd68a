import { isMap, isScalar, isSeq } from 'yaml';
import { fieldsOf, type ReadContext } from '../readContext';
import { nodeOf } from '../sourceFile';
import type { Format } from './format';
import { freeText } from './freeText';

/** A list; an item that cannot be read is reported and left out. */
export function listOf<T>(item: Format<T>): Format<readonly T[]> {
  return {
    fallback: [],
    schema: { type: 'array', items: item.schema },
    read(written, reading) {
      if (isSeq(written)) return items(written.items, item, reading);
      return reading.wrongForm(written, 'a list', 'Begin each item on a line of its own with “- ”.');
    },
  };
}

/** A list that may be written as a single item. */
export function oneOrMore<T>(item: Format<T>): Format<readonly T[]> {
  return {
    fallback: [],
    schema: { anyOf: [item.schema, { type: 'array', items: item.schema }] },
    read(written, reading) {
      return items(isSeq(written) ? written.items : [written], item, reading);
    },
  };
}

/** A list that must not be empty: the field should be left out instead. */
export function nonEmpty<T>(whole: Format<readonly T[]>): Format<readonly T[]> {
  return {
    ...whole,
    read(written, reading) {
      if (!isSeq(written) || written.items.length > 0) return whole.read(written, reading);
      reading.addProblem(
        'empty-text',
        written,
        `${reading.subject} is an empty list.`,
        'Write at least one item.',
      );
      return undefined;
    },
  };
}

/** A map from names of the author's choosing to values. */
export function mapOf<V>(named: Format<string>, value: Format<V>): Format<Readonly<Record<string, V>>> {
  return {
    fallback: {},
    schema: { type: 'object', additionalProperties: value.schema },
    read(written, reading) {
      if (!isMap(written)) {
        return reading.wrongForm(written, 'an entry with fields', 'Write each on a line: “name: text”.');
      }
      const made: Record<string, V> = {};
      for (const field of fieldsOf(written, reading.source)) {
        const inside = reading.forField(field.name);
        const name = named.read(field.key, inside);
        const read = value.read(field.value, inside);
        if (name !== undefined) made[name] = read ?? value.fallback;
      }
      return reading.sourceMap.record(made, reading.source, written);
    },
  };
}

/** A value with a shorthand: written as a plain text, or in full. */
export function shorthandOr<S extends string, T>(
  short: Format<S>,
  meant: (said: S) => T,
  full: Format<T>,
): Format<T> {
  return {
    get fallback() {
      return full.fallback;
    },
    schema: { anyOf: [short.schema, full.schema] },
    read(written, reading) {
      if (!isScalar(written)) return full.read(written, reading);
      const said = short.read(written, reading);
      return said === undefined ? undefined : meant(said);
    },
  };
}

/** A value that is transformed after it is read. */
export function transformed<S, T>(written: Format<S>, meant: (read: S) => T): Format<T> {
  return {
    get fallback() {
      return meant(written.fallback);
    },
    schema: written.schema,
    read(node, reading) {
      const read = written.read(node, reading);
      return read === undefined ? undefined : meant(read);
    },
  };
}

function items<T>(nodes: readonly unknown[], item: Format<T>, reading: ReadContext): readonly T[] {
  return nodes.flatMap((one) => {
    const node = nodeOf(one, reading.source);
    const read = node && item.read(node, reading);
    return read === undefined ? [] : [read];
  });
}

/** One text or several. */
export const freeTexts = oneOrMore(freeText);
