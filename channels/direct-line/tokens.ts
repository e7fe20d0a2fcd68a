import type { JWTPayload } from 'jose';
import type { Conversation } from '../../turns/records';
import type { Random, Secrets } from '../../turns/secrets';
import { Seal } from '../http/seal';

/** Seconds. Clients refresh half way through; the protocol's own tokens live as long. */
export const TOKEN_LIFE = 1800;

/** Seconds in which a stream's address, which servers on the way may note down, can be used. */
export const STREAM_TOKEN_LIFE = 60;

/** Bytes of a conversation's key. */
export const KEY_SIZE = 32;

export interface Claims {
  readonly conversation: string;
  /** Of 32 bytes, made with the token and kept nowhere else: what the conversation's records are sealed with. */
  readonly key: Uint8Array;
  readonly person: string;
  /** A `talk` token cannot begin its conversation (again), a `stream` token can only open its stream. */
  readonly use: 'start' | 'talk' | 'stream';
  /** Set when the conversation is led at the desk: by whom. Then it is good only with a session of theirs beside it. */
  readonly desk?: string;
}

/** Which conversation a token is good for. */
export function conversationOf({ conversation, key }: Claims): Conversation {
  return { id: conversation, keys: [key] };
}

/** What the token of a conversation that has yet to begin says. */
export function freshClaims(random: Random, person: string): Claims {
  const conversation = Buffer.from(random(16)).toString('base64url');
  return { conversation, key: random(KEY_SIZE), person, use: 'start' };
}

/** Makes and opens tokens: encrypted JWTs, so that they can carry what only the client shall keep. */
export class Tokens {
  private readonly sealing: Seal;

  constructor(
    secrets: Secrets,
    private readonly now: () => Date,
  ) {
    this.sealing = new Seal(secrets, 'waymark direct-line token', now);
  }

  /** @param life in seconds */
  seal(claims: Claims, life = TOKEN_LIFE): Promise<string> {
    const { person, key, ...rest } = claims;
    const payload = { ...rest, sub: person, key: Buffer.from(key).toString('base64url') };
    return this.sealing.close(payload, new Date(this.now().getTime() + life * 1000));
  }

  /** @returns undefined for anything but a token sealed with one of the secrets and still in its time */
  async open(token: string): Promise<Claims | undefined> {
    const payload = await this.sealing.open(token);
    return payload && claimsOf(payload);
  }
}

function claimsOf({ conversation, sub, use, key, desk }: JWTPayload): Claims | undefined {
  if (typeof conversation !== 'string' || typeof sub !== 'string' || typeof key !== 'string')
    return undefined;
  if (use !== 'start' && use !== 'talk' && use !== 'stream') return undefined;
  if (desk !== undefined && typeof desk !== 'string') return undefined;
  const bytes = Buffer.from(key, 'base64url');
  if (bytes.length !== KEY_SIZE) return undefined;
  return { conversation, key: bytes, person: sub, use, ...(desk !== undefined && { desk }) };
}
