import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { Random } from './secrets';

/** Which conversation a record belongs to, and what it is sealed with. */
export interface Conversation {
  readonly id: string;
  /** Of 32 bytes each: the first seals, all open. */
  readonly keys: readonly [Uint8Array, ...Uint8Array[]];
}

/** What is kept between turns. */
export interface StateRecord {
  /** The bot's own. */
  readonly memory: unknown;
  /** What clients called their latest activities, and the number that each was given. */
  readonly seen: readonly Seen[];
  /** How much of the log is kept. */
  readonly log: LogSize;
  /** Replies that this server sends itself and has yet to send, and which activity they answer. */
  readonly unsent?: Unsent | undefined;
  /** What this server sent itself and could still change or take back. */
  readonly sent?: readonly Sent[] | undefined;
}

export type Seen = readonly [clientId: string, number: number];

/** A reply, by the bot's name for it and by the id that the channel gave it. */
export type Sent = readonly [name: string, id: string];

export interface LogSize {
  readonly activities: number;
  /** As sealed. */
  readonly bytes: number;
}

export interface Unsent {
  readonly clientId: string;
  readonly replies: readonly Partial<Activity>[];
}

type Kind = 'state' | 'activity';

/** AES-256-GCM: bytes of the nonce before, and of the tag after, what is sealed. */
const NONCE = 12;
const TAG = 16;

/** What is sealed is filled up to whole blocks of so many bytes, so that its size does not tell a "yes" from a "no". */
const BLOCK = 256;

export function sealState(
  conversation: Conversation,
  version: number,
  state: StateRecord,
  random: Random,
): Uint8Array {
  return seal(conversation, 'state', version, JSON.stringify(state), random);
}

/** @returns undefined when the bytes are not the state of this conversation in this version */
export function openState(
  conversation: Conversation,
  version: number,
  bytes: Uint8Array,
): StateRecord | undefined {
  const json = open(conversation, 'state', version, bytes);
  return json === undefined ? undefined : (JSON.parse(json) as StateRecord);
}

export function sealActivity(
  conversation: Conversation,
  number: number,
  activity: Partial<Activity>,
  random: Random,
): Uint8Array {
  return seal(conversation, 'activity', number, JSON.stringify(activity), random);
}

/**
 * @returns the activity as JSON text, which is all that clients are ever sent of it; undefined when
 * the bytes are not the activity of this conversation with this number
 */
export function openActivity(
  conversation: Conversation,
  number: number,
  bytes: Uint8Array,
): string | undefined {
  return open(conversation, 'activity', number, bytes)?.trimEnd();
}

function seal(
  conversation: Conversation,
  kind: Kind,
  number: number,
  json: string,
  random: Random,
): Uint8Array {
  const nonce = random(NONCE);
  const cipher = createCipheriv('aes-256-gcm', conversation.keys[0], nonce, { authTagLength: TAG });
  cipher.setAAD(placeOf(conversation, kind, number));
  const sealed = [cipher.update(filledUp(json)), cipher.final()];
  return Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]);
}

function open(conversation: Conversation, kind: Kind, number: number, bytes: Uint8Array): string | undefined {
  if (bytes.length < NONCE + TAG) return undefined;
  const place = placeOf(conversation, kind, number);
  for (const key of conversation.keys) {
    const text = openWith(key, place, bytes);
    if (text !== undefined) return text;
  }
  return undefined;
}

function openWith(key: Uint8Array, place: Buffer, bytes: Uint8Array): string | undefined {
  const end = bytes.length - TAG;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(place).setAuthTag(bytes.subarray(end));
  const text = decipher.update(bytes.subarray(NONCE, end));
  try {
    decipher.final();
    return text.toString();
  } catch {
    return undefined;
  }
}

/** What a record is bound to, so that none can stand in for another. The id comes last, as it may hold anything. */
function placeOf({ id }: Conversation, kind: Kind, number: number): Buffer {
  return Buffer.from(`waymark ${kind} ${number} ${id}`);
}

/** JSON does not mind the spaces. */
function filledUp(json: string): Buffer {
  const over = Buffer.byteLength(json) % BLOCK;
  return Buffer.from(over === 0 ? json : json + ' '.repeat(BLOCK - over));
}
