import type { JWTPayload } from 'jose';
import type { ConversationRef } from '../../turns/records';
import type { Random, Secrets } from '../../turns/secrets';
import { JwtCipher } from './jwtCipher';

/** Seconds. Clients refresh half way through; the protocol's own tokens live as long. */
export const TOKEN_LIFE = 1800;

/** Bytes of a conversation's key. */
export const KEY_SIZE = 32;

export interface Claims {
  readonly conversation: string;
  /** 32 bytes, made with the token and stored nowhere else: encrypts the conversation's records. */
  readonly key: Uint8Array;
  readonly person: string;
  /** A `talk` token cannot start its conversation (again). */
  readonly use: 'start' | 'talk';
  /** For a conversation at the desk: the handler's subject. The token is then valid only with their session. */
  readonly desk?: string;
}

export function conversationOf({ conversation, key }: Claims): ConversationRef {
  return { id: conversation, keys: [key] };
}

/** The bot's id for everybody, unless another server sets one. */
const DEFAULT_PERSON = 'person';

/** The claims for a conversation that has yet to start. */
export function newClaims(random: Random, person = DEFAULT_PERSON): Claims {
  const conversation = Buffer.from(random(16)).toString('base64url');
  return { conversation, key: random(KEY_SIZE), person, use: 'start' };
}

/** Issues and verifies tokens: encrypted JWTs, so that they can carry a key that only the client holds. */
export class Tokens {
  private readonly cipher: JwtCipher;

  /** @param earliest what it may be after a leap of the clock: nobody is turned out of a conversation by one */
  constructor(
    secrets: Secrets,
    private readonly now: () => Date,
    earliest = now,
  ) {
    this.cipher = new JwtCipher(secrets, 'waymark direct-line token', earliest);
  }

  /** @param life in seconds */
  issue(claims: Claims, life = TOKEN_LIFE): Promise<string> {
    const { person, key, ...rest } = claims;
    const payload = { ...rest, sub: person, key: Buffer.from(key).toString('base64url') };
    return this.cipher.encrypt(payload, new Date(this.now().getTime() + life * 1000));
  }

  /** @returns undefined for anything but an unexpired token that was issued with one of the secrets */
  async verify(token: string): Promise<Claims | undefined> {
    const payload = await this.cipher.decrypt(token);
    return payload && parseClaims(payload);
  }
}

function parseClaims({ conversation, sub, use, key, desk }: JWTPayload): Claims | undefined {
  if (typeof conversation !== 'string' || typeof sub !== 'string' || typeof key !== 'string') return undefined;
  if (use !== 'start' && use !== 'talk') return undefined;
  if (desk !== undefined && typeof desk !== 'string') return undefined;
  const bytes = Buffer.from(key, 'base64url');
  if (bytes.length !== KEY_SIZE) return undefined;
  return { conversation, key: bytes, person: sub, use, ...(desk !== undefined && { desk }) };
}
