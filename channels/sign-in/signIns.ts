import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JWTPayload } from 'jose';
import type { MarkStore } from '../../store/markStore';
import type { Secrets } from '../../turns/secrets';
import { Seal } from '../http/seal';
import { Cookie } from './cookies';
import type { Pending, Provider, SignedIn } from './provider';

/** Milliseconds in which somebody has to find their password, and their telephone for the code. */
const LIFE = 15 * 60_000;

export interface SignInsNeed {
  readonly provider: Provider;
  readonly secrets: Secrets;
  readonly marks: MarkStore;
  readonly now: () => Date;
  /** Whether browsers reach this server by https. */
  readonly secure: boolean;
}

/** Sign-ins under way: each in an encrypted cookie of the browser that began it, and good for one return. */
export class SignIns {
  private readonly seal: Seal;
  private readonly cookie: Cookie;

  constructor(private readonly need: SignInsNeed) {
    this.seal = new Seal(need.secrets, 'waymark desk sign-in', need.now);
    this.cookie = new Cookie('waymark-desk-sign-in', need.secure);
  }

  /**
   * @returns where the browser has to go
   * @throws SignInFailed when the provider does not answer
   */
  async begin(res: ServerResponse, back: string, again: boolean): Promise<string> {
    const { url, pending } = await this.need.provider.begin(back, again);
    const { state, ...rest } = pending;
    const until = new Date(this.need.now().getTime() + LIFE);
    this.cookie.set(res, await this.seal.close({ sub: state, ...rest }, until));
    return url;
  }

  /**
   * @param query with which the browser comes back
   * @returns `late` when this browser has begun no such sign-in, too long ago, or has come back from it before
   * @throws SignInFailed when it does not lead to an ID token that is good here
   */
  async finish(
    req: IncomingMessage,
    res: ServerResponse,
    query: string,
  ): Promise<SignedIn | { readonly kind: 'late' }> {
    const pending = await this.pendingOf(req, new URLSearchParams(query).get('state'));
    if (pending === undefined) return { kind: 'late' };
    this.cookie.remove(res);
    // The cookie could be kept and sent again: what it says is good once, whatever process it comes to.
    if (!(await this.need.marks.mark(`desk sign-in ${pending.state}`, LIFE))) return { kind: 'late' };
    return this.need.provider.finish(query, pending);
  }

  leaving(after: string): Promise<string | undefined> {
    return this.need.provider.leaving(after);
  }

  private async pendingOf(req: IncomingMessage, state: string | null): Promise<Pending | undefined> {
    for (const value of this.cookie.values(req)) {
      const payload = await this.seal.open(value);
      const pending = payload && pendingIn(payload);
      if (pending && pending.state === state) return pending;
    }
    return undefined;
  }
}

function pendingIn({ sub, nonce, verifier, back }: JWTPayload): Pending | undefined {
  if (typeof sub !== 'string' || typeof nonce !== 'string') return undefined;
  if (typeof verifier !== 'string' || typeof back !== 'string') return undefined;
  return { state: sub, nonce, verifier, back };
}
