import { createHmac, hkdfSync } from 'node:crypto';

/** What a conversation is called in Redis. Without the secret, the id cannot be told from it, nor be tried. */
export interface Name {
  readonly conversation: string;
  readonly channel: string;
}

/** Names conversations: once with each secret, so that those begun before a secret was replaced are found. */
export class Names {
  private readonly keys: readonly Buffer[];

  /** @param secrets the first names new conversations */
  constructor(secrets: readonly [Uint8Array, ...Uint8Array[]]) {
    this.keys = secrets.map((secret) =>
      Buffer.from(hkdfSync('sha256', secret, '', 'waymark store name', 32)),
    );
  }

  of(id: string): readonly Name[] {
    return this.keys.map((key) => {
      const name = createHmac('sha256', key).update(id).digest().toString('base64url', 0, 16);
      return { conversation: `waymark:conversation:${name}`, channel: `waymark:news:${name}` };
    });
  }
}
