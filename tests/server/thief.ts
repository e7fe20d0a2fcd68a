import { createDecipheriv, createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpackActivities } from '../../store/packedActivities';
import { type ConversationRef, decryptActivity, decryptState } from '../../turns/records';

/** What was taken from a server: an image of its database, and its key files, each from whenever it was copied. */
export interface Loot {
  readonly database: Buffer;
  readonly epochKeys: readonly Buffer[];
  readonly slots: readonly Buffer[];
}

const PAGE = 4096;
const SLOT = 32;
/** More than anybody says here. */
const MOST_SAID = 20;
/** Bytes of a stored head before its state, which begins with its version. */
const HEAD = 32;

export function rob(folder: string): Loot {
  const slots = join(folder, 'slots');
  return {
    database: readFileSync(join(folder, 'conversations.mdb')),
    epochKeys: readdirSync(folder)
      .filter((name) => name.endsWith('.key'))
      .map((name) => readFileSync(join(folder, name))),
    slots: existsSync(slots) ? inSlots(readFileSync(slots)) : [],
  };
}

/**
 * All that can be read of a conversation by who knows how it is stored: every record that any page still holds,
 * the freed ones too, opened with the key of its hours, and with that of any slot that it has ever had.
 */
export function readStolen(loot: Loot, conversation: ConversationRef): string {
  return unsealedIn(loot, conversation.id)
    .flatMap(({ key, bytes }) => opened(conversation, key, bytes))
    .join('\n');
}

/** Every state that was ever stored under this id, as it was given to the store. */
export function stolenStates(loot: Loot, id: string): readonly Buffer[] {
  return unsealedIn(loot, id).flatMap(({ key, bytes }) => (key.length === 16 ? [bytes.subarray(HEAD)] : []));
}

function unsealedIn({ database, epochKeys, slots }: Loot, id: string) {
  return epochKeys.flatMap((epochKey) => {
    const digest = createHmac('sha512', epochKey).update(id).digest();
    const [name, part] = [digest.subarray(0, 16), digest.subarray(32)];
    const found = nodes(database, name);
    const had = new Set(found.flatMap(({ values }) => values.flatMap((value) => slotIn(value))));
    const own = [...had]
      .flatMap((slot) => slots[slot] ?? [])
      .map((slot) => createHmac('sha256', slot).update(part).digest());
    return found.flatMap(({ key, values }) =>
      values.flatMap((value) =>
        [part, ...own].flatMap((sealing) => {
          const bytes = unsealed(sealing, key, value);
          return bytes === undefined ? [] : [{ key, bytes }];
        }),
      ),
    );
  });
}

/** The same, from the log of Redis: every text that was ever written, in its protocol. */
export function readStolenLog(log: Buffer, conversation: ConversationRef): string {
  const found: string[] = [];
  for (let at = log.indexOf('\r\n$'); at >= 0; at = log.indexOf('\r\n$', at + 1)) {
    const start = log.indexOf('\r\n', at + 3) + 2;
    const value = log.subarray(start, start + Number(log.toString('latin1', at + 3, start - 2)));
    for (let number = 0; number < MOST_SAID; number++) found.push(decryptActivity(conversation, number, value) ?? '');
  }
  return found.join('\n');
}

function slotIn(value: Buffer): readonly number[] {
  return value.length === 4 ? [value.readUInt32BE()] : [];
}

function inSlots(bytes: Buffer): readonly Buffer[] {
  return Array.from({ length: Math.floor(bytes.length / SLOT) }, (_, i) => bytes.subarray(i * SLOT, (i + 1) * SLOT));
}

/** LMDB's leaves that have a conversation's name in their key: heads, slots, and activities with their first number. */
function nodes(database: Buffer, name: Buffer) {
  const found: { readonly key: Buffer; readonly values: readonly Buffer[] }[] = [];
  for (let at = database.indexOf(name); at >= 8; at = database.indexOf(name, at + 1)) {
    const [size, flags, length] = [
      database.readUInt32LE(at - 8),
      database.readUInt16LE(at - 4),
      database.readUInt16LE(at - 2),
    ];
    if ((length !== 16 && length !== 20) || size < 4 || size > 1e6) continue;
    const key = database.subarray(at, at + length);
    found.push({ key, values: valuesAt(database, at + length, size, (flags & 1) === 1) });
  }
  return found;
}

/** A long value is in pages of its own, behind a header whose size depends on how LMDB was built. */
function valuesAt(database: Buffer, at: number, size: number, isLong: boolean): readonly Buffer[] {
  if (!isLong) return [database.subarray(at, at + size)];
  const page = Number(database.readBigUInt64LE(at)) * PAGE;
  return [0, 8, 16, 24].map((header) => database.subarray(page + header, page + header + size));
}

function opened(conversation: ConversationRef, key: Buffer, bytes: Buffer): readonly string[] {
  if (key.length === 16) {
    const state = decryptState(conversation, bytes.readDoubleBE(0), bytes.subarray(HEAD));
    return state ? [JSON.stringify(state)] : [];
  }
  return unpackActivities(bytes).flatMap(({ number, record }) => decryptActivity(conversation, number, record) ?? []);
}

function unsealed(key: Buffer, at: Buffer, value: Buffer): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, value.subarray(0, 12)).setAAD(at);
    const bytes = decipher.setAuthTag(value.subarray(12, 28)).update(value.subarray(28));
    decipher.final();
    return bytes;
  } catch {
    return undefined;
  }
}
