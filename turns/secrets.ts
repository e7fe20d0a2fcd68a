import { hkdfSync } from 'node:crypto';

const MIN_SECRET_BYTES = 32;

/** Random bytes, fit for keys and ids. */
export type Random = (size: number) => Uint8Array;

/** The server's own secrets, 32 bytes or more each: the first encrypts, all decrypt, so that one can be rotated. */
export type Secrets = readonly [Uint8Array, ...Uint8Array[]];

/**
 * A key of 32 bytes for one purpose only: it gives nothing away about the others (HKDF-SHA256, RFC 5869).
 * @throws RangeError when the secret is too short
 */
export function deriveKey(secret: Uint8Array, purpose: string): Buffer {
  if (secret.length < MIN_SECRET_BYTES)
    throw new RangeError(`A secret of the server must have ${MIN_SECRET_BYTES} bytes or more`);
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}

/** Random bytes fetched in bulk: asking the system for each nonce costs a turn more than the encryption does. */
export function pooledRandom(random: Random, size = 8192): Random {
  let pool = new Uint8Array();
  return (count) => {
    if (count > pool.length) pool = Uint8Array.from(random(Math.max(size, count)));
    const drawn = pool.slice(0, count);
    pool = pool.subarray(count);
    return drawn;
  };
}
