import { createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { EncryptJWT, type JWTPayload } from 'jose';
import { deriveKey, type Secrets } from '../../turns/secrets';
import { isObject } from './json';

/** Characters. Far more than any token issued here, and less than a browser's limit for a cookie. */
const MAX_LENGTH = 3500;

const HEADER = { alg: 'dir', enc: 'A256GCM' };
/** As the first part of a token (RFC 7516): any other was not issued here. */
const HEADER_PART = Buffer.from(JSON.stringify(HEADER)).toString('base64url');
const NONCE = 12;
const TAG = 16;

/** Encrypts and decrypts JWTs for one purpose: the server issues them, and nobody else can read or alter them. */
export class JwtCipher {
  private readonly keys: readonly [KeyObject, ...KeyObject[]];

  /** @param purpose a token for one purpose does not decrypt for another */
  constructor(
    secrets: Secrets,
    purpose: string,
    private readonly now: () => Date,
  ) {
    const [first, ...others] = secrets.map((secret) => createSecretKey(deriveKey(secret, purpose)));
    if (first === undefined) throw new RangeError('There is no secret');
    this.keys = [first, ...others];
  }

  /** @param until when it expires, to the second */
  async encrypt(payload: JWTPayload, until: Date): Promise<string> {
    return new EncryptJWT(payload)
      .setProtectedHeader(HEADER)
      .setExpirationTime(Math.floor(until.getTime() / 1000))
      .encrypt(this.keys[0]);
  }

  /**
   * Without the library that encrypts: it would have another thread decrypt each token, which costs a turn more than all
   * of its own encryption.
   * @returns undefined for anything but an unexpired token that was encrypted with one of the secrets
   */
  decrypt(sealed: string): JWTPayload | undefined {
    if (sealed.length > MAX_LENGTH) return undefined;
    const [header, wrapped, ...rest] = sealed.split('.');
    const [nonce, text, tag, more] = rest.map((part) => Buffer.from(part, 'base64url'));
    if (header !== HEADER_PART || wrapped !== '' || !nonce || !text || !tag || more) return undefined;
    // base64url leaves bits unused at the end; with those set, another token would decrypt to the same claims.
    if ([nonce, text, tag].map((part) => part.toString('base64url')).join('.') !== rest.join('.')) return undefined;
    if (nonce.length !== NONCE || tag.length !== TAG) return undefined;
    for (const key of this.keys) {
      const payload = decryptWith(key, nonce, text, tag);
      if (payload !== undefined) return this.isCurrent(payload) ? payload : undefined;
    }
    return undefined;
  }

  private isCurrent({ exp, sub }: JWTPayload): boolean {
    return typeof exp === 'number' && exp > Math.floor(this.now().getTime() / 1000) && typeof sub === 'string';
  }
}

function decryptWith(key: KeyObject, nonce: Buffer, text: Buffer, tag: Buffer): JWTPayload | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.from(HEADER_PART)).setAuthTag(tag);
  try {
    const payload: unknown = JSON.parse(Buffer.concat([decipher.update(text), decipher.final()]).toString());
    return isObject(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}
