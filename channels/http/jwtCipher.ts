import { webcrypto } from 'node:crypto';
import { type CryptoKey, EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose';
import { deriveKey, type Secrets } from '../../turns/secrets';

/** Characters. Far more than any token issued here, and less than a browser's limit for a cookie. */
const MAX_LENGTH = 3500;

/** Encrypts and decrypts JWTs for one purpose: the server issues them, and nobody else can read or alter them. */
export class JwtCipher {
  private readonly keys: readonly [Promise<CryptoKey>, ...Promise<CryptoKey>[]];

  /** @param purpose a token for one purpose does not decrypt for another */
  constructor(
    secrets: Secrets,
    purpose: string,
    private readonly now: () => Date,
  ) {
    const [first, ...others] = secrets;
    this.keys = [importKey(first, purpose), ...others.map((secret) => importKey(secret, purpose))];
  }

  /** @param until when it expires, to the second */
  async encrypt(payload: JWTPayload, until: Date): Promise<string> {
    return new EncryptJWT(payload)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(Math.floor(until.getTime() / 1000))
      .encrypt(await this.keys[0]);
  }

  /** @returns undefined for anything but an unexpired token that was encrypted with one of the secrets */
  async decrypt(sealed: string): Promise<JWTPayload | undefined> {
    if (sealed.length > MAX_LENGTH || !isCanonical(sealed)) return undefined;
    const options = {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      requiredClaims: ['exp', 'sub'],
      currentDate: this.now(),
    };
    for (const key of this.keys) {
      const decrypted = await jwtDecrypt(sealed, await key, options).catch(() => undefined);
      if (decrypted) return decrypted.payload;
    }
    return undefined;
  }
}

function importKey(secret: Uint8Array, purpose: string): Promise<CryptoKey> {
  // Imported once: jose would do it for every token.
  const key = deriveKey(secret, purpose);
  return webcrypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** base64url leaves bits unused at the end; with those set, another token would decrypt to the same claims. */
function isCanonical(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}
