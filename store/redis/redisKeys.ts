import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Of AES-256-GCM, in bytes. */
const NONCE = 12;
const TAG = 16;

/** A conversation's key and channel in Redis. Without the secret, the id can be neither read from them nor tried. */
export interface ConversationKeys {
  readonly conversation: string;
  readonly channel: string;
}

/** Redis keys, one set for each secret, so that conversations started before a secret was rotated are found. */
export class RedisKeys {
  private readonly keys: readonly [Buffer, ...Buffer[]];
  private readonly sealingKeys: readonly [Buffer, ...Buffer[]];

  /** @param secrets the first is used for new conversations */
  constructor([first, ...others]: readonly [Uint8Array, ...Uint8Array[]]) {
    this.keys = [keyFor(NAME, first), ...others.map((secret) => keyFor(NAME, secret))];
    this.sealingKeys = [keyFor(ID, first), ...others.map((secret) => keyFor(ID, secret))];
  }

  /** A conversation's id, for none but those who have the secret. */
  seal(id: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.sealingKeys[0], nonce, { authTagLength: TAG });
    const sealed = [cipher.update(id), cipher.final()];
    return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]);
  }

  /** @returns undefined when it was sealed with a secret that is no longer listed */
  open(sealed: Buffer): string | undefined {
    return this.sealingKeys.map((key) => opened(key, sealed)).find((id) => id !== undefined);
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

const NAME = 'waymark store name';
const ID = 'waymark store id';

/** A key for this purpose only: other uses of the secret get keys of their own. */
function keyFor(purpose: string, secret: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}

function opened(key: Buffer, sealed: Buffer): string | undefined {
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  cipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  const id = cipher.update(sealed.subarray(NONCE + TAG));
  try {
    cipher.final();
    return id.toString();
  } catch {
    return undefined;
  }
}

function digest(key: Buffer, id: string): string {
  return createHmac('sha256', key).update(id).digest().toString('base64url', 0, 16);
}
