import { createHash, timingSafeEqual } from 'node:crypto';
import type { Random } from '../../turns/secrets';

/** Milliseconds: it may have been printed where others can read it later. */
const LIFE = 60 * 60_000;

/** Lets one browser in, once: for whoever started the server, and sees its screen. */
export class OneTimeLink {
  readonly secret: string;
  private readonly until: number;
  private isUsed = false;

  constructor(
    random: Random,
    private readonly now: () => Date,
  ) {
    this.secret = Buffer.from(random(32)).toString('base64url');
    this.until = now().getTime() + LIFE;
  }

  /** @returns whether this was its secret, for the first time and in time */
  use(secret: unknown): boolean {
    if (typeof secret !== 'string' || this.isUsed || this.now().getTime() >= this.until) return false;
    // In a time that does not tell how much of it is right.
    if (!timingSafeEqual(digest(secret), digest(this.secret))) return false;
    this.isUsed = true;
    return true;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
