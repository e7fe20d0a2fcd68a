import type { Random } from '../../turns/secrets';
import { isSecret } from '../http/bearerToken';

/** Milliseconds. Short, as it may have been printed where others can read it later. */
const LIFE = 60 * 60_000;

/** Signs in one browser, once: for whoever started the server and sees its output. */
export class OneTimeLink {
  readonly secret: string;
  private readonly expiresAt: number;
  private isRedeemed = false;

  constructor(
    random: Random,
    private readonly now: () => Date,
  ) {
    this.secret = Buffer.from(random(32)).toString('base64url');
    this.expiresAt = now().getTime() + LIFE;
  }

  /** @returns whether this is its secret, not used before and not expired */
  redeem(secret: unknown): boolean {
    if (typeof secret !== 'string' || this.isRedeemed || this.now().getTime() >= this.expiresAt) return false;
    if (!isSecret(secret, this.secret)) return false;
    this.isRedeemed = true;
    return true;
  }
}
