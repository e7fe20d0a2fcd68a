import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JWTPayload } from 'jose';
import type { OneTimeUseStore } from '../../store/conversationStore';
import type { Secrets } from '../../turns/secrets';
import { JwtCipher } from '../http/jwtCipher';
import { Cookie } from './cookie';
import type { OidcProvider, PendingSignIn, SignInResult } from './oidcProvider';

/** Milliseconds to find one's password, and the phone for the code. */
const LIFE = 15 * 60_000;

export interface SignInsOptions {
  readonly provider: OidcProvider;
  readonly secrets: Secrets;
  readonly oneTimeUses: OneTimeUseStore;
  readonly now: () => Date;
  /** Whether browsers reach this server by https. */
  readonly secure: boolean;
}

/** Sign-ins in progress: each in an encrypted cookie of the browser that started it, and valid for one return. */
export class SignIns {
  private readonly cipher: JwtCipher;
  private readonly cookie: Cookie;

  constructor(private readonly options: SignInsOptions) {
    this.cipher = new JwtCipher(options.secrets, 'waymark desk sign-in', options.now);
    this.cookie = new Cookie('waymark-desk-sign-in', options.secure);
  }

  /**
   * @returns where to redirect the browser
   * @throws SignInError when the provider does not answer
   */
  async begin(res: ServerResponse, back: string, again: boolean): Promise<string> {
    const { url, pending } = await this.options.provider.begin(back, again);
    const { state, ...rest } = pending;
    const until = new Date(this.options.now().getTime() + LIFE);
    this.cookie.set(res, await this.cipher.encrypt({ sub: state, ...rest }, until));
    return url;
  }

  /**
   * @param query of the browser's return
   * @returns `late` when this browser started no such sign-in, or too long ago, or has returned from it before
   * @throws SignInError when it does not lead to an ID token that is valid here
   */
  async finish(
    req: IncomingMessage,
    res: ServerResponse,
    query: string,
  ): Promise<SignInResult | { readonly kind: 'late' }> {
    const pending = await this.pendingOf(req, new URLSearchParams(query).get('state'));
    if (pending === undefined) return { kind: 'late' };
    this.cookie.remove(res);
    // The cookie could be kept and sent again: it is accepted once, by whichever process.
    if (!(await this.options.oneTimeUses.useOnce(`desk sign-in ${pending.state}`, LIFE)))
      return { kind: 'late' };
    return this.options.provider.finish(query, pending);
  }

  signOutUrl(after: string): Promise<string | undefined> {
    return this.options.provider.signOutUrl(after);
  }

  private async pendingOf(req: IncomingMessage, state: string | null): Promise<PendingSignIn | undefined> {
    for (const value of this.cookie.values(req)) {
      const payload = await this.cipher.decrypt(value);
      const pending = payload && parsePending(payload);
      if (pending && pending.state === state) return pending;
    }
    return undefined;
  }
}

function parsePending({ sub, nonce, verifier, back }: JWTPayload): PendingSignIn | undefined {
  if (typeof sub !== 'string' || typeof nonce !== 'string') return undefined;
  if (typeof verifier !== 'string' || typeof back !== 'string') return undefined;
  return { state: sub, nonce, verifier, back };
}
