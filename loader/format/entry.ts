import { isMap, type Node } from 'yaml';
import { didYouMean } from '../didYouMean';
import { fieldsOf, quoted, type ReadContext, textOf } from '../readContext';
import type { Format, JsonSchema } from './format';

interface FieldFormat<V> {
  readonly format: Format<V>;
  /** Shown by the author's editor, and in the cure for a missing field. */
  readonly help: string;
}
interface RequiredField<V> extends FieldFormat<V> {
  readonly kind: 'must';
}
interface OptionalField<V> extends FieldFormat<V> {
  readonly kind: 'may';
}
interface DefaultedField<V> extends FieldFormat<V> {
  readonly kind: 'otherwise';
  readonly value: V;
}

/** Every field of T has its format; the optional fields of T, and no others, are `optional`. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K>
    ? OptionalField<NonNullable<T[K]>>
    : RequiredField<T[K]> | DefaultedField<T[K]>;
};

type AnyField = RequiredField<unknown> | OptionalField<unknown> | DefaultedField<unknown>;

/** A required field. */
export function required<V>(format: Format<V>, help: string): RequiredField<V> {
  return { kind: 'must', format, help };
}

/** An optional field. */
export function optional<V>(format: Format<V>, help: string): OptionalField<V> {
  return { kind: 'may', format, help };
}

/** A field with a default value. */
export function withDefault<V>(format: Format<V>, meant: V, help: string): DefaultedField<V> {
  return { kind: 'otherwise', format, value: meant, help };
}

/** What an entry is called in messages, and the field that identifies it. */
interface Naming {
  readonly noun: string;
  readonly by: string;
}

/** An entry: fields with names. Without `naming`, messages call it by the field it is in. */
export function entry<T extends object>(fields: Fields<T>, naming?: Naming): Format<T> {
  const known = new Map<string, AnyField>(Object.entries<AnyField>(fields));
  return {
    get fallback() {
      return buildEntry<T>(known, (field) => field.format.fallback);
    },
    schema: schemaOf(known, naming),
    read(written, outer) {
      const cure = `Write the fields below it: ${names(known)}.`;
      if (!isMap(written)) return outer.wrongForm(written, 'an entry with fields', cure);
      const reading = outer.forEntry(ownerOf(written, outer, naming));
      const values = new Map(fieldsOf(written, outer.source).map((field) => [field.name, field]));
      reportUnknownFields(written, known, reading);
      reportMissingFields(written, known, values, reading);
      const made = buildEntry<T>(known, (field, name) => {
        const value = values.get(name)?.value;
        return value && (field.format.read(value, reading.forField(name)) ?? field.format.fallback);
      });
      return reading.sourceMap.record(made, reading.source, written);
    },
  };
}

/** The fields that the author wrote or had to write; one left out takes its default. */
function buildEntry<T>(
  known: ReadonlyMap<string, AnyField>,
  valueFor: (field: AnyField, name: string) => unknown,
): T {
  const made: Record<string, unknown> = {};
  for (const [name, field] of known) {
    const value = valueFor(field, name);
    if (value !== undefined) made[name] = value;
    else if (field.kind === 'otherwise') made[name] = field.value;
    else if (field.kind === 'must') made[name] = field.format.fallback;
  }
  // The compiler has checked that Fields<T> has a format for each field of T.
  return made as T;
}

function reportUnknownFields(
  written: Node,
  known: ReadonlyMap<string, AnyField>,
  reading: ReadContext,
): void {
  for (const { name, key } of fieldsOf(written, reading.source)) {
    if (known.has(name)) continue;
    const message = `${reading.owner} has a field ${quoted(name)}, which is not known${didYouMean(name, known.keys())}`;
    reading.addProblem('unknown-field', key, message, `Use only these fields: ${names(known)}.`);
  }
}

function reportMissingFields(
  written: Node,
  known: ReadonlyMap<string, AnyField>,
  values: ReadonlyMap<string, unknown>,
  reading: ReadContext,
): void {
  for (const [name, { kind, help }] of known) {
    if (kind !== 'must' || values.has(name)) continue;
    reading.addProblem(
      'missing-field',
      written,
      `${reading.owner} has no “${name}”.`,
      `Add a field “${name}”: ${help}`,
    );
  }
}

function ownerOf(written: Node, outer: ReadContext, naming: Naming | undefined): string {
  if (!naming) return outer.subject;
  const id = textOf(fieldsOf(written, outer.source).find(({ name }) => name === naming.by)?.value);
  const own = id ? `${naming.noun} ${quoted(id)}` : `this ${naming.noun}`;
  // Only an entry inside another needs the outer one's name too.
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
