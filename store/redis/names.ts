import { createHmac, hkdfSync } from 'node:crypto';

/** What a conversation is called in Redis. Without the secret, the id cannot be told from it, nor be tried. */
export interface Name {
  readonly conversation: string;
  readonly channel: string;
}

/** Names conversations: once with each secret, so that those begun before a secret was replaced are found. */
export class Names {
  private readonly keys: readonly [Buffer, ...Buffer[]];

  /** @param secrets the first names new conversations */
  constructor(secrets: readonly [Uint8Array, ...Uint8Array[]]) {
    const [first, ...others] = secrets;
    this.keys = [nameKey(first), ...others.map(nameKey)];
  }

  /** In the order of the secrets. */
  of(id: string): readonly [Name, ...Name[]] {
    const [first, ...others] = this.keys;
    return [nameOf(first, id), ...others.map((key) => nameOf(key, id))];
  }

  /** What a mark is called, in the order of the secrets. */
  marks(name: string): readonly [string, ...string[]] {
    const [first, ...others] = this.keys;
    return [markOf(first, name), ...others.map((key) => markOf(key, name))];
  }
}

/** A key for names alone: what else the secret may be used for gets keys of its own. */
function nameKey(secret: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'waymark store name', 32));
}

function nameOf(key: Buffer, id: string): Name {
  const name = digest(key, id);
  return { conversation: `waymark:conversation:${name}`, channel: `waymark:news:${name}` };
}

function markOf(key: Buffer, name: string): string {
  return `waymark:mark:${digest(key, `mark ${name}`)}`;
}

function digest(key: Buffer, id: string): string {
  return createHmac('sha256', key).update(id).digest().toString('base64url', 0, 16);
}
