import { hkdfSync } from 'node:crypto';

const LEAST = 32;

/** Random bytes, fit for keys and ids. */
export type Random = (size: number) => Uint8Array;

/** The server's own secrets, of 32 bytes or more: the first seals, all open, so that one can be replaced in use. */
export type Secrets = readonly [Uint8Array, ...Uint8Array[]];

/**
 * A key of 32 bytes for one purpose alone: who learns it learns nothing of the others (HKDF-SHA256, RFC 5869).
 * @throws RangeError when the secret is too short to be one
 */
export function keyFor(secret: Uint8Array, purpose: string): Buffer {
  if (secret.length < LEAST) throw new RangeError(`A secret of the server must have ${LEAST} bytes or more`);
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}

/** Random bytes drawn many at a time: asking the system for each nonce alone costs a turn more than sealing it. */
export function pooled(random: Random, size = 8192): Random {
  let pool = new Uint8Array();
  return (count) => {
    if (count > pool.length) pool = Uint8Array.from(random(Math.max(size, count)));
    const drawn = pool.slice(0, count);
    pool = pool.subarray(count);
    return drawn;
  };
}
