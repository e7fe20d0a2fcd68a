/**
 * The form of what an author writes, as data. The loader reads by it, says what is wrong, and draws up the
 * JSON Schema for editors; the types of the knowledge are what the forms yield (see {@link Content}). So
 * none of these can drift apart.
 */
export type Format<T = unknown> = FormatKind & Yields<T>;

declare const CONTENT: unique symbol;
/** Known to the compiler alone: no such field exists. */
interface Yields<T> {
  readonly [CONTENT]?: T;
}

/** What a format yields, read from a file. */
export type Content<F> = F extends Yields<infer T> ? T : never;

export type FormatKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly words: readonly [string, ...string[]] }
  | { readonly kind: 'yes-no' }
  | ({ readonly kind: 'pattern' } & TextPattern<unknown>)
  | { readonly kind: 'list'; readonly item: Format }
  | { readonly kind: 'one-or-more'; readonly item: Format }
  | { readonly kind: 'non-empty'; readonly list: Format }
  | { readonly kind: 'map'; readonly name: Format<string>; readonly value: Format }
  | {
      readonly kind: 'shorthand';
      readonly short: Format;
      readonly full: Format;
      meant(said: unknown): unknown;
    }
  | { readonly kind: 'transformed'; readonly written: Format; meant(read: unknown): unknown }
  | EntryFormat;

/** Fields with names. Messages call it by its noun and its first field, or else by the field it is in. */
export interface EntryFormat {
  readonly kind: 'entry';
  readonly noun?: string;
  readonly fields: Fields;
}

type Fields = Readonly<Record<string, Field>>;

export interface Field {
  readonly need: 'must' | 'may' | 'otherwise';
  readonly format: Format;
  /** Shown by the author's editor, and in the cure for a missing field. */
  readonly help: string;
  /** For one that may be left out: what is meant then. */
  readonly value?: unknown;
}

/** A text that must match a pattern. */
interface TextPattern<T> {
  readonly rule: string;
  readonly pattern: RegExp;
  /** 'a time such as 09:30' */
  readonly called: string;
  readonly cure: string;
  /** For one that cannot be read, so that the rest can still be checked. */
  readonly fallback: T;
  /** Returns `undefined` for a text that matches but is impossible, such as 30 February. */
  parse(said: string): T | undefined;
}

export const freeText: Format<string> = { kind: 'text' };

export const yesNo: Format<boolean> = { kind: 'yes-no' };

/** One of a few fixed words. */
export function choice<const W extends string>(words: readonly [W, ...W[]]): Format<W> {
  return { kind: 'choice', words };
}

export function patternText<T>(pattern: TextPattern<T>): Format<T> {
  return { kind: 'pattern', ...pattern };
}

/** A list; an item that cannot be read is reported and left out. */
export function listOf<T>(item: Format<T>): Format<readonly T[]> {
  return { kind: 'list', item };
}

/** A list that may be written as a single item. */
export function oneOrMore<T>(item: Format<T>): Format<readonly T[]> {
  return { kind: 'one-or-more', item };
}

/** A list that must not be empty: the field should be left out instead. */
export function nonEmpty<T>(list: Format<readonly T[]>): Format<readonly T[]> {
  return { kind: 'non-empty', list };
}

/** A map from names of the author's choosing to values. */
export function mapOf<V>(name: Format<string>, value: Format<V>): Format<Readonly<Record<string, V>>> {
  return { kind: 'map', name, value };
}

/** A value with a shorthand: written as a plain text, or in full. */
export function shorthandOr<S extends string, T>(short: Format<S>, meant: (said: S) => T, full: Format<T>): Format<T> {
  return { kind: 'shorthand', short, meant, full };
}

/** A value that is transformed after it is read. */
export function transformed<S, T>(written: Format<S>, meant: (read: S) => T): Format<T> {
  return { kind: 'transformed', written, meant };
}

/** One text or several. */
export const freeTexts = oneOrMore(freeText);

/** An entry that messages call by this noun and its first field: 'question “danger”'. */
export function entry<const F extends Fields>(noun: string, fields: F): Format<EntryContent<F>> {
  return { kind: 'entry', noun, fields };
}

/** Fields with names, without a noun of their own. */
export function fields<const F extends Fields>(fields: F): Format<EntryContent<F>> {
  return { kind: 'entry', fields };
}

interface Needed<V> extends Field {
  readonly need: 'must' | 'otherwise';
  readonly format: Format<V>;
}
interface Optional<V> extends Field {
  readonly need: 'may';
  readonly format: Format<V>;
}

export function required<V>(format: Format<V>, help: string): Needed<V> {
  return { need: 'must', format, help };
}

export function optional<V>(format: Format<V>, help: string): Optional<V> {
  return { need: 'may', format, help };
}

export function withDefault<V>(format: Format<V>, value: V, help: string): Needed<V> {
  return { need: 'otherwise', format, value, help };
}

type EntryContent<F extends Fields> = Flat<
  { readonly [K in keyof F as F[K] extends Optional<unknown> ? never : K]: Content<F[K]['format']> } & {
    readonly [K in keyof F as F[K] extends Optional<unknown> ? K : never]?: Content<F[K]['format']>;
  }
>;
type Flat<T> = { readonly [K in keyof T]: T[K] };
