import { hkdfSync, webcrypto } from 'node:crypto';
import { type CryptoKey, EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose';
import type { Conversation } from '../records';

/** Seconds. Clients refresh half way through; the protocol's own tokens live as long. */
export const TOKEN_LIFE = 1800;

/** Seconds in which a stream's address, which servers on the way may note down, can be used. */
export const STREAM_TOKEN_LIFE = 60;

/** Far longer than any token that is made here. */
const LONGEST = 2000;

export interface Claims {
  readonly conversation: string;
  readonly person: string;
  /** A `talk` token cannot begin its conversation (again), a `stream` token can only open its stream. */
  readonly use: 'start' | 'talk' | 'stream';
}

/** Which conversation a token is good for. */
export function conversationOf({ conversation }: Claims): Conversation {
  return { id: conversation };
}

/** Makes and opens tokens: encrypted JWTs, so that they can carry what only the client shall keep. */
export class Tokens {
  private readonly keys: readonly [Promise<CryptoKey>, ...Promise<CryptoKey>[]];

  /** @param secrets of 32 bytes or more: the first seals, all open, so that a secret can be replaced in use */
  constructor(
    secrets: readonly [Uint8Array, ...Uint8Array[]],
    private readonly now: () => Date,
  ) {
    const [first, ...others] = secrets;
    this.keys = [tokenKey(first), ...others.map(tokenKey)];
  }

  /** @param life in seconds */
  async seal(claims: Claims, life = TOKEN_LIFE): Promise<string> {
    const { person, ...rest } = claims;
    return new EncryptJWT(rest)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setSubject(person)
      .setExpirationTime(Math.floor(this.now().getTime() / 1000) + life)
      .encrypt(await this.keys[0]);
  }

  /** @returns undefined for anything but a token sealed with one of the secrets and still in its time */
  async open(token: string): Promise<Claims | undefined> {
    if (token.length > LONGEST || !isCanonical(token)) return undefined;
    for (const key of this.keys) {
      const payload = await this.decrypt(token, await key);
      if (payload) return claimsOf(payload);
    }
    return undefined;
  }

  private async decrypt(token: string, key: CryptoKey): Promise<JWTPayload | undefined> {
    try {
      const { payload } = await jwtDecrypt(token, key, {
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

/** A key for tokens alone: what else the secret may be used for gets keys of its own. */
function tokenKey(secret: Uint8Array): Promise<CryptoKey> {
  if (secret.length < 32) throw new RangeError('A secret for tokens must have 32 bytes or more');
  const key = hkdfSync('sha256', secret, '', 'waymark direct-line token', 32);
  // Imported once: jose would do it for every token.
  return webcrypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** The last letter of base64url has bits to spare; with them set otherwise, it would be another token of the same meaning. */
function isCanonical(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}

function claimsOf({ conversation, sub, use }: JWTPayload): Claims | undefined {
  if (typeof conversation !== 'string' || typeof sub !== 'string') return undefined;
  if (use !== 'start' && use !== 'talk' && use !== 'stream') return undefined;
  return { conversation, person: sub, use };
}
