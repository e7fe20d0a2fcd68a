import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** Where a conversation is kept under one era's key, and the key that its records are sealed with. */
export interface Place {
  readonly name: Buffer;
  readonly key: Buffer;
}

/** Without the era's key, neither can be told from the id, nor the id from them. */
export function placeOf(eraKey: Uint8Array, id: string): Place {
  const digest = createHmac('sha512', eraKey).update(id).digest();
  return { name: digest.subarray(0, 16), key: digest.subarray(32) };
}

/**
 * AES-256-GCM.
 * @param at the key it is stored under, so that one record cannot stand in for another
 * @param nonce 12 bytes, never the same twice
 */
export function seal(key: Buffer, at: Uint8Array, bytes: Uint8Array, nonce: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(at);
  const words = cipher.update(bytes);
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), words]);
}

/** @throws when the bytes are not what was sealed with this key for this place */
export function unseal(key: Buffer, at: Uint8Array, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(at).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  const bytes = decipher.update(sealed.subarray(NONCE + TAG));
  decipher.final();
  return bytes;
}
