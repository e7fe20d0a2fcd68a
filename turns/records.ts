import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { OutgoingReply, ReplyAddress } from './bot';
import type { SealedRef } from './pass-on/sealedSummaries';
import type { Random } from './secrets';

/** Which conversation a record belongs to, and the keys it is encrypted with. */
export interface ConversationRef {
  readonly id: string;
  /** 32 bytes each: the first encrypts, all decrypt. */
  readonly keys: readonly [Uint8Array, ...Uint8Array[]];
}

/** What is stored between turns. */
export interface StateRecord {
  /** The bot's own. */
  readonly memory: unknown;
  /** The clients' ids of their latest activities, and the number that each was given. */
  readonly seen: readonly SeenActivity[];
  /** How much of the log is stored: its later part, and the earlier one, which goes first. */
  readonly log: LogSize;
  readonly olderLog?: LogSize | undefined;
  /** Replies that have yet to be sent to a channel. */
  readonly outbox?: Outbox | undefined;
  /** Replies sent to a channel that can still be changed or deleted. */
  readonly sent?: readonly SentReply[] | undefined;
  /** How many more may stand there, whose ids are not known. */
  readonly unsure?: number | undefined;
  /** The code that the person has been given last, while it can be used. It does not open what it leads to. */
  readonly code?: SealedRef | undefined;
}

export type SeenActivity = readonly [clientId: string, number: number];

/** A reply: the bot's name for it, and the channel's id. */
export type SentReply = readonly [name: string, id: string];

export interface LogSize {
  readonly activities: number;
  /** Encrypted size. */
  readonly bytes: number;
}

export interface Outbox {
  readonly to: ReplyAddress;
  readonly entries: readonly OutboxEntry[];
  /** The number of the next entry. */
  readonly next: number;
  /** Set when nobody tries any more, until the person writes again. */
  readonly isParked?: boolean;
}

export interface OutboxEntry {
  readonly number: number;
  readonly reply: OutgoingReply;
  readonly urgent: boolean;
  /** Set when what is to be deleted cannot be: it is emptied instead. */
  readonly isEmptied?: boolean;
  /** Set when it was tried in vain until nobody tried any more: what is said after it no longer waits for it. */
  readonly isStuck?: boolean;
  /** When it was said, or the person last wrote after that; milliseconds since 1970. */
  readonly since: number;
  /** The process that sends it, if any; until then (milliseconds since 1970) no other does. */
  readonly by: string;
  readonly until: number;
}

/** AES-256-GCM, in bytes: the nonce goes before the ciphertext, the tag after it. */
const NONCE = 12;
const TAG = 16;

/** Plaintext is padded to blocks of this many bytes, so that its size does not tell a "yes" from a "no". */
const BLOCK = 256;

export function encryptState(
  conversation: ConversationRef,
  version: number,
  state: StateRecord,
  random: Random,
): Uint8Array {
  return encrypt(conversation, `state ${version}`, JSON.stringify(state), random);
}

/** @returns undefined when the bytes are not the state of this conversation in this version */
export function decryptState(
  conversation: ConversationRef,
  version: number,
  bytes: Uint8Array,
): StateRecord | undefined {
  const json = decrypt(conversation, `state ${version}`, bytes);
  return json === undefined ? undefined : (JSON.parse(json) as StateRecord);
}

export function encryptActivity(
  conversation: ConversationRef,
  number: number,
  activity: Partial<Activity>,
  random: Random,
): Uint8Array {
  return encrypt(conversation, `activity ${number}`, JSON.stringify(activity), random);
}

/**
 * @returns the activity as JSON text, which is all that clients are ever sent of it; undefined when
 * the bytes are not the activity of this conversation with this number
 */
export function decryptActivity(conversation: ConversationRef, number: number, bytes: Uint8Array): string | undefined {
  return decrypt(conversation, `activity ${number}`, bytes)?.trimEnd();
}

function encrypt(conversation: ConversationRef, name: string, json: string, random: Random): Uint8Array {
  const nonce = random(NONCE);
  const cipher = createCipheriv('aes-256-gcm', conversation.keys[0], nonce, { authTagLength: TAG });
  cipher.setAAD(associatedData(conversation, name));
  const sealed = cipher.update(padded(json), 'utf8');
  // In this mode nothing is held back until the end.
  cipher.final();
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]);
}

function decrypt(conversation: ConversationRef, name: string, bytes: Uint8Array): string | undefined {
  if (bytes.length < NONCE + TAG) return undefined;
  const place = associatedData(conversation, name);
  for (const key of conversation.keys) {
    const text = decryptWith(key, place, bytes);
    if (text !== undefined) return text;
  }
  return undefined;
}

function decryptWith(key: Uint8Array, place: Buffer, bytes: Uint8Array): string | undefined {
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

/** Binds a record to its place, so that none can stand in for another. The id comes last, as it may hold anything. */
function associatedData({ id }: ConversationRef, name: string): Buffer {
  return Buffer.from(`waymark ${name} ${id}`);
}

/** Trailing spaces are still valid JSON. */
function padded(json: string): string {
  const over = Buffer.byteLength(json) % BLOCK;
  return over === 0 ? json : json + ' '.repeat(BLOCK - over);
}
