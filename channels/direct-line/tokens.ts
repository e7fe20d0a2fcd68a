import { webcrypto } from 'node:crypto';
import { type CryptoKey, EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose';
import type { Conversation } from '../records';
import { keyFor, type Secrets } from '../secrets';

/** Seconds. Clients refresh half way through; the protocol's own tokens live as long. */
export const TOKEN_LIFE = 1800;

/** Seconds in which a stream's address, which servers on the way may note down, can be used. */
export const STREAM_TOKEN_LIFE = 60;

/** Bytes of a conversation's key. */
export const KEY_SIZE = 32;

/** Far longer than any token that is made here. */
const LONGEST = 2000;

export interface Claims {
  readonly conversation: string;
  /** Of 32 bytes, made with the token and kept nowhere else: what the conversation's records are sealed with. */
  readonly key: Uint8Array;
  readonly person: string;
  /** A `talk` token cannot begin its conversation (again), a `stream` token can only open its stream. */
  readonly use: 'start' | 'talk' | 'stream';
}

/** Which conversation a token is good for. */
export function conversationOf({ conversation, key }: Claims): Conversation {
  return { id: conversation, keys: [key] };
}

/** Makes and opens tokens: encrypted JWTs, so that they can carry what only the client shall keep. */
export class Tokens {
  private readonly keys: readonly [Promise<CryptoKey>, ...Promise<CryptoKey>[]];

  constructor(
    secrets: Secrets,
    private readonly now: () => Date,
  ) {
    const [first, ...others] = secrets;
    this.keys = [tokenKey(first), ...others.map(tokenKey)];
  }

  /** @param life in seconds */
  async seal(claims: Claims, life = TOKEN_LIFE): Promise<string> {
    const { person, key, ...rest } = claims;
    return new EncryptJWT({ ...rest, key: Buffer.from(key).toString('base64url') })
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

function tokenKey(secret: Uint8Array): Promise<CryptoKey> {
  const key = keyFor(secret, 'waymark direct-line token');
  // Imported once: jose would do it for every token.
  return webcrypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** The last letter of base64url has bits to spare; with them set otherwise, it would be another token of the same meaning. */
function isCanonical(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}

function claimsOf({ conversation, sub, use, key }: JWTPayload): Claims | undefined {
  if (typeof conversation !== 'string' || typeof sub !== 'string' || typeof key !== 'string')
    return undefined;
  if (use !== 'start' && use !== 'talk' && use !== 'stream') return undefined;
  const bytes = Buffer.from(key, 'base64url');
  return bytes.length === KEY_SIZE ? { conversation, key: bytes, person: sub, use } : undefined;
}
