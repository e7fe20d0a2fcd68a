import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** Derived from an epoch's key: the name a conversation is stored under, and the key for its records. */
export interface DerivedKeys {
  readonly name: Buffer;
  readonly key: Buffer;
}

/** Without the epoch's key, neither can be derived from the id, nor the id from them. */
export function deriveKeys(eraKey: Uint8Array, id: string): DerivedKeys {
  const digest = createHmac('sha512', eraKey).update(id).digest();
  return { name: digest.subarray(0, 16), key: digest.subarray(32) };
}

/**
 * AES-256-GCM.
 * @param at the associated data: the key it is stored under, so that one record cannot stand in for another
 * @param nonce 12 bytes, never the same twice
 */
export function encrypt(key: Buffer, at: Uint8Array, bytes: Uint8Array, nonce: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(at);
  const words = cipher.update(bytes);
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), words]);
}

/** @throws when the bytes were not encrypted with this key for this place */
export function decrypt(key: Buffer, at: Uint8Array, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(at).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  const bytes = decipher.update(sealed.subarray(NONCE + TAG));
  decipher.final();
  return bytes;
}
