import type { Node } from 'yaml';
import type { ReadContext } from '../readContext';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The format of one thing that an author writes. The same definition reads it, reports what is wrong
 * and generates its JSON Schema, so that the three cannot drift apart; and because it is
 * typed by what it yields, the compiler holds it to `model/knowledge.ts`.
 */
export interface Format<T> {
  /** Returns `undefined` after reporting what is wrong. */
  read(written: Node, reading: ReadContext): T | undefined;
  /** The fallback for something unreadable, so that the rest can still be checked. */
  readonly fallback: T;
  readonly schema: JsonSchema;
}
