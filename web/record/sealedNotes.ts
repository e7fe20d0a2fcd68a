/**
 * A text sealed with a word of the person's own, in their browser: PBKDF2 with HMAC-SHA-256 makes the key (600,000
 * rounds, as OWASP's Password Storage Cheat Sheet has it), AES-256-GCM seals (NIST SP 800-38D: a nonce of 96 bits).
 */
interface SealedNotes {
  readonly sealed: 1;
  readonly rounds: number;
  /** Base64, as are the two below. */
  readonly salt: string;
  readonly nonce: string;
  readonly data: string;
}

const ROUNDS = 600_000;
/** A file that asks for more would keep a telephone busy for minutes. */
const MOST_ROUNDS = 5_000_000;
const SALT = 16;
const NONCE = 12;
/** The sealed text is filled up with spaces to a multiple of this many characters: its size tells little. */
const BLOCK = 4096;

/** Whether this browser can seal: only a page that came over HTTPS may. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined;

export async function seal(text: string, word: string, rounds = ROUNDS): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const padded = text.padEnd(Math.ceil(text.length / BLOCK) * BLOCK);
  const key = await keyFrom(word, salt, rounds);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, new TextEncoder().encode(padded));
  const sealed: SealedNotes = {
    ...{ sealed: 1, rounds, salt: base64(salt), nonce: base64(nonce) },
    data: base64(new Uint8Array(data)),
  };
  return JSON.stringify(sealed);
}

/** Whether a file's text is sealed. */
export function isSealed(file: string): boolean {
  return parse(file) !== undefined;
}

/** The text; undefined where the word is another one, or the file is not whole. */
export async function unseal(file: string, word: string): Promise<string | undefined> {
  const sealed = parse(file);
  if (!sealed) return undefined;
  try {
    const key = await keyFrom(word, bytes(sealed.salt), sealed.rounds);
    const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(sealed.nonce) }, key, bytes(sealed.data));
    return new TextDecoder().decode(data).trimEnd();
  } catch {
    return undefined;
  }
}

async function keyFrom(word: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  // Keyboards put spaces after words, capitals before them, and differ in how they write an accent.
  const typed = word.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  const { subtle } = crypto;
  const material = await subtle.importKey('raw', new TextEncoder().encode(typed), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function parse(file: string): SealedNotes | undefined {
  try {
    const { sealed, rounds, salt, nonce, data } = JSON.parse(file) as Partial<SealedNotes>;
    if (sealed !== 1 || !salt || !nonce || !data || !rounds || rounds > MOST_ROUNDS) return undefined;
    return { sealed, rounds, salt, nonce, data };
  } catch {
    return undefined;
  }
}

function base64(data: Uint8Array): string {
  return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''));
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
