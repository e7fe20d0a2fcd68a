import type { Activity } from 'botbuilder';

/** Which conversation a record belongs to. */
export interface Conversation {
  readonly id: string;
}

/** What is kept between turns. */
export interface StateRecord {
  /** The bot's own. */
  readonly memory: unknown;
  /** What clients called their latest activities, and the number that each was given. */
  readonly seen: readonly Seen[];
}

export type Seen = readonly [clientId: string, number: number];

// The one place where records become bytes: all that tells one record from another (conversation,
// kind, version or number) is at hand here, for records that are sealed to it.

export function sealState(_conversation: Conversation, _version: number, state: StateRecord): Uint8Array {
  return Buffer.from(JSON.stringify(state));
}

export function openState(_conversation: Conversation, _version: number, bytes: Uint8Array): StateRecord {
  return JSON.parse(Buffer.from(bytes).toString()) as StateRecord;
}

export function sealActivity(
  _conversation: Conversation,
  _number: number,
  activity: Partial<Activity>,
): Uint8Array {
  return Buffer.from(JSON.stringify(activity));
}

/** @returns the activity as JSON text, which is all that clients are ever sent of it */
export function openActivity(_conversation: Conversation, _number: number, bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
