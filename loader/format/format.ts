import type { Node } from 'yaml';
import type { Reading } from '../reading';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The form of one thing an author writes. The same definition reads it, tells what is wrong with it
 * and describes it to the author's editor, so that the three cannot drift apart; and because it is
 * typed by what it yields, the compiler holds it to `triage/knowledge.ts`.
 */
export interface Format<T> {
  /** Gives `undefined` after telling the author what is wrong. */
  read(written: Node, reading: Reading): T | undefined;
  /** What takes the place of something unreadable, so that the rest is checked all the same. */
  readonly standIn: T;
  readonly schema: JsonSchema;
}
