import { scrypt } from 'node:crypto';

/**
 * scrypt (RFC 7914): 128 MiB and a third of a second for each guess, on whatever machine it is made. OWASP's least for
 * passwords, which codes of 38 bits need the more.
 */
export const COST = { N: 2 ** 17, r: 8, p: 1 };
const KEY_BYTES = 64;
/** Those that wait at most, so that nobody waits for more than some seconds, and memory stays what it is. */
const MOST_WAITING = 8;

/** There is more to do than can be done soon: the same may be tried again a little later. */
export class BusyError extends Error {
  override readonly name = 'BusyError';

  constructor() {
    super('Too many codes are being made or opened just now');
  }
}

/** Keys that are slow to derive: one at a time, so that a crowd of them takes one processor and 128 MiB, and no more. */
export class SlowKeys {
  private running: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly cost = COST) {}

  /** @throws BusyError when too many wait */
  async derive(code: string, salt: Uint8Array): Promise<Buffer> {
    if (this.waiting >= MOST_WAITING) throw new BusyError();
    this.waiting++;
    const derived = this.running.then(() => derive(code, salt, this.cost));
    this.running = derived.catch(() => {});
    try {
      return await derived;
    } finally {
      this.waiting--;
    }
  }
}

function derive(code: string, salt: Uint8Array, cost: typeof COST): Promise<Buffer> {
  const options = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise((resolve, reject) =>
    scrypt(code, salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
