import { createHmac, hkdfSync } from 'node:crypto';

/** A conversation's key and channel in Redis. Without the secret, the id can be neither read from them nor tried. */
export interface ConversationKeys {
  readonly conversation: string;
  readonly channel: string;
}

/** Redis keys, one set for each secret, so that conversations started before a secret was rotated are found. */
export class RedisKeys {
  private readonly keys: readonly [Buffer, ...Buffer[]];

  /** @param secrets the first is used for new conversations */
  constructor([first, ...others]: readonly [Uint8Array, ...Uint8Array[]]) {
    this.keys = [hmacKey(first), ...others.map(hmacKey)];
  }

  /** In the order of the secrets. */
  forConversation(id: string): readonly [ConversationKeys, ...ConversationKeys[]] {
    return this.underEachKey((key) => {
      const name = digest(key, id);
      return { conversation: `waymark:conversation:${name}`, channel: `waymark:news:${name}` };
    });
  }

  /** The keys of a one-time use, in the order of the secrets. */
  forOneTimeUse(name: string): readonly [string, ...string[]] {
    return this.underEachKey((key) => `waymark:mark:${digest(key, `mark ${name}`)}`);
  }

  private underEachKey<T>(name: (key: Buffer) => T): readonly [T, ...T[]] {
    const [first, ...others] = this.keys;
    return [name(first), ...others.map(name)];
  }
}

/** A key for this purpose only: other uses of the secret get keys of their own. */
function hmacKey(secret: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'waymark store name', 32));
}

function digest(key: Buffer, id: string): string {
  return createHmac('sha256', key).update(id).digest().toString('base64url', 0, 16);
}
