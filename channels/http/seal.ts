import { webcrypto } from 'node:crypto';
import { type CryptoKey, EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose';
import { keyFor, type Secrets } from '../../turns/secrets';

/** Letters. Far more than anything that is sealed here comes to, and less than a browser keeps in a cookie. */
const LONGEST = 3500;

/** Encrypted JWTs for one purpose: what the server hands out, and nobody else can read, make or alter. */
export class Seal {
  private readonly keys: readonly [Promise<CryptoKey>, ...Promise<CryptoKey>[]];

  /** @param purpose nothing sealed for one opens for another */
  constructor(
    secrets: Secrets,
    purpose: string,
    private readonly now: () => Date,
  ) {
    const [first, ...others] = secrets;
    this.keys = [imported(first, purpose), ...others.map((secret) => imported(secret, purpose))];
  }

  /** @param until when it is no longer good; whole seconds count */
  async close(payload: JWTPayload, until: Date): Promise<string> {
    return new EncryptJWT(payload)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(Math.floor(until.getTime() / 1000))
      .encrypt(await this.keys[0]);
  }

  /** @returns undefined for anything but what was sealed with one of the secrets and is still in its time */
  async open(sealed: string): Promise<JWTPayload | undefined> {
    if (sealed.length > LONGEST || !isCanonical(sealed)) return undefined;
    for (const key of this.keys) {
      const payload = await this.decrypt(sealed, await key);
      if (payload) return payload;
    }
    return undefined;
  }

  private async decrypt(sealed: string, key: CryptoKey): Promise<JWTPayload | undefined> {
    try {
      const { payload } = await jwtDecrypt(sealed, key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['exp', 'sub'],
        currentDate: this.now(),
      });
      return payload;
    } catch {
      return undefined;
    }
  }
}

function imported(secret: Uint8Array, purpose: string): Promise<CryptoKey> {
  // Imported once: jose would do it for every token.
  const key = keyFor(secret, purpose);
  return webcrypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** The last letter of base64url has bits to spare; with them set otherwise, it would be another token of the same meaning. */
function isCanonical(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}
