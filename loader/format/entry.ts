import { isMap, type Node } from 'yaml';
import { fieldsOf, quoted, type Reading, textOf } from '../reading';
import { didYouMean } from '../suggest';
import type { Format, JsonSchema } from './format';

interface Described<V> {
  readonly format: Format<V>;
  /** Shown by the author's editor, and in the cure when the field is missing. */
  readonly help: string;
}
interface Must<V> extends Described<V> {
  readonly kind: 'must';
}
interface May<V> extends Described<V> {
  readonly kind: 'may';
}
interface Otherwise<V> extends Described<V> {
  readonly kind: 'otherwise';
  readonly meant: V;
}

/** Every field of T has its format; one that T may lack, and no other, is a `may`. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K>
    ? May<NonNullable<T[K]>>
    : Must<T[K]> | Otherwise<T[K]>;
};

type AnyField = Must<unknown> | May<unknown> | Otherwise<unknown>;

/** A field that has to be there. */
export function must<V>(format: Format<V>, help: string): Must<V> {
  return { kind: 'must', format, help };
}

/** A field that may be left out. */
export function may<V>(format: Format<V>, help: string): May<V> {
  return { kind: 'may', format, help };
}

/** A field that means something when it is left out. */
export function otherwise<V>(format: Format<V>, meant: V, help: string): Otherwise<V> {
  return { kind: 'otherwise', format, meant, help };
}

/** What an entry is called, and the field that tells it from the others. */
interface Naming {
  readonly noun: string;
  readonly by: string;
}

/** An entry: fields with names. Without `naming` it is spoken of as the field it stands in. */
export function entry<T extends object>(fields: Fields<T>, naming?: Naming): Format<T> {
  const known = new Map<string, AnyField>(Object.entries<AnyField>(fields));
  return {
    get standIn() {
      return assembled<T>(known, (field) => field.format.standIn);
    },
    schema: schemaOf(known, naming),
    read(written, outer) {
      const cure = `Write the fields below it: ${names(known)}.`;
      if (!isMap(written)) return outer.wrongForm(written, 'an entry with fields', cure);
      const reading = outer.inEntry(ownerOf(written, outer, naming));
      const values = new Map(fieldsOf(written, outer.source).map((field) => [field.name, field]));
      tellUnknownFields(written, known, reading);
      tellMissingFields(written, known, values, reading);
      const made = assembled<T>(known, (field, name) => {
        const value = values.get(name)?.value;
        return value && (field.format.read(value, reading.inField(name)) ?? field.format.standIn);
      });
      return reading.origins.remember(made, reading.source, written);
    },
  };
}

/** The fields that the author wrote or had to write; a field left out takes what that means. */
function assembled<T>(
  known: ReadonlyMap<string, AnyField>,
  valueFor: (field: AnyField, name: string) => unknown,
): T {
  const made: Record<string, unknown> = {};
  for (const [name, field] of known) {
    const value = valueFor(field, name);
    if (value !== undefined) made[name] = value;
    else if (field.kind === 'otherwise') made[name] = field.meant;
    else if (field.kind === 'must') made[name] = field.format.standIn;
  }
  // Fields<T> holds a format for each field of T, which the compiler has checked.
  return made as T;
}

function tellUnknownFields(written: Node, known: ReadonlyMap<string, AnyField>, reading: Reading): void {
  for (const { name, key } of fieldsOf(written, reading.source)) {
    if (known.has(name)) continue;
    const message = `${reading.owner} has a field ${quoted(name)}, which is not known${didYouMean(name, known.keys())}`;
    reading.mistake('unknown-field', key, message, `Use only these fields: ${names(known)}.`);
  }
}

function tellMissingFields(
  written: Node,
  known: ReadonlyMap<string, AnyField>,
  values: ReadonlyMap<string, unknown>,
  reading: Reading,
): void {
  for (const [name, { kind, help }] of known) {
    if (kind !== 'must' || values.has(name)) continue;
    reading.mistake(
      'missing-field',
      written,
      `${reading.owner} has no “${name}”.`,
      `Add a field “${name}”: ${help}`,
    );
  }
}

function ownerOf(written: Node, outer: Reading, naming: Naming | undefined): string {
  if (!naming) return outer.what;
  const id = textOf(fieldsOf(written, outer.source).find(({ name }) => name === naming.by)?.value);
  const own = id ? `${naming.noun} ${quoted(id)}` : `this ${naming.noun}`;
  // Only what lies inside another entry needs to be told apart by it.
  return outer.owner.includes('“') ? `${own} of ${outer.owner}` : own;
}

function names(known: ReadonlyMap<string, unknown>): string {
  return [...known.keys()].join(', ');
}

function schemaOf(known: ReadonlyMap<string, AnyField>, naming: Naming | undefined): JsonSchema {
  const fields = [...known];
  return {
    type: 'object',
    ...(naming && { title: naming.noun }),
    properties: Object.fromEntries(
      fields.map(([name, { format, help }]) => [name, { ...format.schema, description: help }]),
    ),
    required: fields.filter(([, { kind }]) => kind === 'must').map(([name]) => name),
    additionalProperties: false,
  };
}
