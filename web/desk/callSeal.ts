/** Bytes of a nonce of AES-GCM. */
const NONCE = 12;

/** Seals and opens a text with keys that only a signed-in handler is given. The first seals, all open. */
export class CallSeal {
  private constructor(private readonly keys: readonly CryptoKey[]) {}

  /** @param keys 32 bytes each, in base64 */
  static async with(keys: readonly string[]): Promise<CallSeal> {
    const use = ['encrypt', 'decrypt'] as const;
    return new CallSeal(
      await Promise.all(keys.map((key) => crypto.subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, use))),
    );
  }

  /** @param name what it is: it can be opened under this name only */
  async seal(text: string, name: string): Promise<string> {
    const [key] = this.keys;
    if (!key) throw new Error('There is no key.');
    const iv = crypto.getRandomValues(new Uint8Array(NONCE));
    const sealed = await crypto.subtle.encrypt(this.#how(iv, name), key, new TextEncoder().encode(text));
    return base64Of(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
  }

  /** @returns undefined if it is somebody else's, too old, or not whole */
  async open(sealed: string, name: string): Promise<string | undefined> {
    const bytes = bytesOf(sealed);
    for (const key of this.keys) {
      try {
        const text = await crypto.subtle.decrypt(this.#how(bytes.slice(0, NONCE), name), key, bytes.slice(NONCE));
        return new TextDecoder().decode(text);
      } catch {
        // Not with this key.
      }
    }
    return undefined;
  }

  #how(iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) };
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(''));
}
