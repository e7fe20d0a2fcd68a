/** The event by which the widget tells which incidents are in a file or on paper, by their numbers. */
export const RECORD_SAVED = 'record-saved';
export interface RecordSaved {
  readonly incidents: readonly number[];
}

/** The event that brings a piece of a record that was saved, to be gone on with. */
export const RECORD_OPENED = 'record-opened';
export interface RecordOpened {
  readonly text: string;
  /** Which piece it is, from 0, and of how many. */
  readonly piece: number;
  readonly of: number;
}

/** In UTF-16 units: with three bytes to each, and quotes escaped, a piece fits into what a request may hold. */
export const LONGEST_PIECE = 12_000;

/** The event of somebody who goes on writing, or wants the chat to stay: it does nothing but keep it. */
export const STILL_HERE = 'still-here';

/** It comes from the network, untrusted. */
export function parseRecordSaved(value: unknown): readonly number[] {
  const { incidents } = entriesOf(value);
  return Array.isArray(incidents) ? incidents.filter((one) => Number.isSafeInteger(one)) : [];
}

/** @returns undefined where it is none: it comes from the network, untrusted */
export function parseRecordOpened(value: unknown): RecordOpened | undefined {
  const { text, piece, of } = entriesOf(value);
  const isPlace = (one: unknown): one is number => Number.isSafeInteger(one) && Number(one) >= 0;
  return typeof text === 'string' && isPlace(piece) && isPlace(of) && piece < of ? { text, piece, of } : undefined;
}

function entriesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
