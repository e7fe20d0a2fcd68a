import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ClientAuth, Configuration, IDToken } from 'openid-client';
import type { OneTimeUseStore } from '../../store/conversationStore';
import { isObject } from '../http/json';
import { certificateAuth } from './clientCertificate';
import { type CookieOptions, EncryptedCookie } from './encryptedCookie';
import { SignInError } from './signInError';

/** An OpenID Connect provider, and Waymark's registration with it. */
export interface ProviderSettings {
  /** `https://login.microsoftonline.com/<tenant>/v2.0` */
  readonly issuer: string;
  readonly clientId: string;
  /** With neither, the client is a public one (PKCE only). */
  readonly clientSecret?: string | undefined;
  /** An RSA private key and its certificate, as PEM. */
  readonly clientCertificate?: string | undefined;
  /** Which claim of the ID token lists roles, and which role may use the desk. */
  readonly roleClaim: string;
  readonly role: string;
  /** Which role may see the supervisor's page too. */
  readonly supervisorRole?: string | undefined;
}

/** What the browser's cookie must hold between the redirect to the provider and the return: of each tab that is at it. */
interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly back: string;
  /** In milliseconds, after which it is over. */
  readonly until: number;
}

/** Tabs in which one browser may be signing in at once. More would make the cookie too long. */
const MOST_PENDING = 3;

/** `late`: this browser started no such sign-in, or too long ago, or has returned from it before. */
type SignInResult =
  | {
      readonly kind: 'in';
      readonly person: string;
      readonly name: string | undefined;
      readonly isSupervisor: boolean;
    }
  | { readonly kind: 'no-role' | 'late' };

/** Seconds that the provider may take for each response. */
const ANSWER_TIMEOUT = 10;
/** Milliseconds for which a provider that answered is taken to be up. A browser sent to one that is down shows its own error. */
const TAKEN_TO_BE_UP = 60_000;
/** Milliseconds to find one's password, and the phone for the code. */
const LIFE = 15 * 60_000;

export interface OidcSignInOptions extends CookieOptions {
  readonly provider: ProviderSettings;
  readonly oneTimeUses: OneTimeUseStore;
}

/**
 * Signing in by OpenID Connect: code flow with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636, RFC 9700).
 * What is in progress is in an encrypted cookie of the browser that started it, and valid for one return.
 */
export class OidcSignIn {
  private readonly cookie: EncryptedCookie;
  private discovered: Promise<Configuration> | undefined;
  private discoveredAt = 0;

  constructor(private readonly options: OidcSignInOptions) {
    this.cookie = new EncryptedCookie('waymark-desk-sign-in', 'waymark desk sign-in', options);
  }

  /**
   * @param req the browser's, which may be signing in in another tab too
   * @param back the redirect URI: where the provider sends the browser afterwards
   * @param again whether the provider must ask who it is, even with a session of its own
   * @returns where to redirect the browser
   * @throws SignInError when the provider does not answer
   */
  async begin(req: IncomingMessage, res: ServerResponse, back: string, again: boolean): Promise<string> {
    const oidc = await import('openid-client');
    const verifier = oidc.randomPKCECodeVerifier();
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
    const parameters = {
      redirect_uri: back,
      scope: 'openid profile',
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(again && { prompt: 'login' }),
    };
    if (this.options.now().getTime() - this.discoveredAt > TAKEN_TO_BE_UP) this.discovered = undefined;
    const url = await this.configuration()
      .then((configuration) => oidc.buildAuthorizationUrl(configuration, parameters))
      .catch(throwSignInError);
    const until = this.options.now().getTime() + LIFE;
    const others = await this.pendingIn(req);
    await this.keep(res, [...others, { state, nonce, verifier, back, until }].slice(-MOST_PENDING));
    return url.href;
  }

  /**
   * @param query of the browser's return
   * @throws SignInError when it does not lead to an ID token that is valid here
   */
  async finish(req: IncomingMessage, res: ServerResponse, query: string): Promise<SignInResult> {
    const state = new URLSearchParams(query).get('state');
    const all = await this.pendingIn(req);
    const pending = all.find((one) => one.state === state);
    if (pending === undefined) return { kind: 'late' };
    await this.keep(
      res,
      all.filter((one) => one !== pending),
    );
    // The cookie could be kept and sent again: it is accepted once, by whichever process.
    if (!(await this.options.oneTimeUses.useOnce(`desk sign-in ${pending.state}`, LIFE))) return { kind: 'late' };
    const claims = await this.claims(query, pending).catch(throwSignInError);
    const { roleClaim, role, supervisorRole } = this.options.provider;
    const isSupervisor = supervisorRole !== undefined && hasRole(claims[roleClaim], supervisorRole);
    if (!isSupervisor && !hasRole(claims[roleClaim], role)) return { kind: 'no-role' };
    const { sub, name } = claims;
    return { kind: 'in', person: sub, name: typeof name === 'string' ? name : undefined, isSupervisor };
  }

  /** @returns where to end the session with the provider itself, if it has an end-session endpoint and answers */
  async signOutUrl(after: string): Promise<string | undefined> {
    try {
      const configuration = await this.configuration();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
      const { buildEndSessionUrl } = await import('openid-client');
      return buildEndSessionUrl(configuration, { post_logout_redirect_uri: after }).href;
    } catch {
      return undefined;
    }
  }

  private async pendingIn(req: IncomingMessage): Promise<readonly PendingSignIn[]> {
    const found: PendingSignIn[] = [];
    for await (const { pending } of this.cookie.payloads(req)) {
      if (Array.isArray(pending)) found.push(...pending.flatMap((one) => parsePending(one) ?? []));
    }
    const now = this.options.now().getTime();
    return found.filter(({ until }) => until > now);
  }

  private async keep(res: ServerResponse, pending: readonly PendingSignIn[]): Promise<void> {
    const newest = pending.at(-1);
    if (newest) await this.cookie.set(res, { sub: newest.state, pending }, new Date(newest.until));
    else this.cookie.remove(res);
  }

  private async claims(query: string, { state, nonce, verifier, back }: PendingSignIn): Promise<IDToken> {
    const { authorizationCodeGrant } = await import('openid-client');
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
    const at = new URL(`${back}?${query}`);
    const claims = (await authorizationCodeGrant(await this.configuration(), at, checks)).claims();
    if (claims === undefined) throw new SignInError('refused', 'NO_ID_TOKEN');
    return claims;
  }

  /** Discovered when it is first needed: the server's start does not wait for it. */
  private configuration(): Promise<Configuration> {
    this.discovered ??= this.discover().catch((error: unknown) => {
      this.discovered = undefined;
      throw error;
    });
    return this.discovered;
  }

  private async discover(): Promise<Configuration> {
    this.discoveredAt = this.options.now().getTime();
    const oidc = await import('openid-client');
    const { issuer, clientId } = this.options.provider;
    const url = new URL(issuer);
    // Settings allow http only for a provider on this machine. Signatures are checked, with TLS or without.
    const insecure = url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    const execute = [oidc.enableNonRepudiationChecks, ...insecure];
    const options = { execute, timeout: ANSWER_TIMEOUT };
    return oidc.discovery(url, clientId, undefined, await this.clientAuth(), options);
  }

  private async clientAuth(): Promise<ClientAuth> {
    const { None, ClientSecretPost } = await import('openid-client');
    const { clientCertificate, clientSecret } = this.options.provider;
    if (clientCertificate !== undefined) return certificateAuth(clientCertificate);
    return clientSecret === undefined ? None() : ClientSecretPost(clientSecret);
  }
}

/** A claim holds several roles as a list, or one as text. */
function hasRole(claim: unknown, role: string): boolean {
  return claim === role || (Array.isArray(claim) && claim.includes(role));
}

function parsePending(value: unknown): PendingSignIn | undefined {
  if (!isObject(value)) return undefined;
  const { state, nonce, verifier, back, until } = value;
  if (typeof state !== 'string' || typeof nonce !== 'string' || typeof until !== 'number') return undefined;
  if (typeof verifier !== 'string' || typeof back !== 'string') return undefined;
  return { state, nonce, verifier, back, until };
}

function throwSignInError(error: unknown): never {
  throw SignInError.from(error);
}
