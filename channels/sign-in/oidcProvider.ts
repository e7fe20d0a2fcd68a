import type { ClientAuth, Configuration } from 'openid-client';
import { certificateAuth } from './clientCertificate';
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
}

/** What the browser's cookie must hold between the redirect to the provider and the return. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly back: string;
}

export type SignInResult =
  | { readonly kind: 'in'; readonly person: string; readonly name: string | undefined }
  | { readonly kind: 'no-role' };

/** Seconds that the provider may take for each response. */
const ANSWER_TIMEOUT = 10;

/** Signing in by OpenID Connect: code flow with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636, RFC 9700). */
export class OidcProvider {
  private discovered: Promise<Configuration> | undefined;

  constructor(private readonly settings: ProviderSettings) {}

  /**
   * @param back the redirect URI: where the provider sends the browser afterwards
   * @param again whether the provider must ask who it is, even with a session of its own
   * @throws SignInError when the provider does not answer
   */
  begin(back: string, again: boolean): Promise<{ readonly url: string; readonly pending: PendingSignIn }> {
    return withSignInErrors(async () => {
      const { buildAuthorizationUrl, ...oidc } = await import('openid-client');
      const pending = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        back,
      };
      const url = buildAuthorizationUrl(await this.configuration(), {
        redirect_uri: back,
        scope: 'openid profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        ...(again && { prompt: 'login' }),
      });
      return { url: url.href, pending };
    });
  }

  /**
   * @param query of the redirect back from the provider
   * @throws SignInError when it does not lead to an ID token that is valid here
   */
  finish(query: string, { state, nonce, verifier, back }: PendingSignIn): Promise<SignInResult> {
    return withSignInErrors(async () => {
      const { authorizationCodeGrant } = await import('openid-client');
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
      const at = new URL(`${back}?${query}`);
      const claims = (await authorizationCodeGrant(await this.configuration(), at, checks)).claims();
      if (claims === undefined) throw new SignInError('refused', 'NO_ID_TOKEN');
      if (!hasRole(claims[this.settings.roleClaim], this.settings.role)) return { kind: 'no-role' };
      const { sub, name } = claims;
      return { kind: 'in', person: sub, name: typeof name === 'string' ? name : undefined };
    });
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

  /** Discovered when it is first needed: the server's start does not wait for it. */
  private configuration(): Promise<Configuration> {
    this.discovered ??= this.discover().catch((error: unknown) => {
      this.discovered = undefined;
      throw error;
    });
    return this.discovered;
  }

  private async discover(): Promise<Configuration> {
    const oidc = await import('openid-client');
    const { issuer, clientId } = this.settings;
    const url = new URL(issuer);
    // Settings allow http only for a provider on this machine. Signatures are checked, with TLS or without.
    const insecure = url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    const execute = [oidc.enableNonRepudiationChecks, ...insecure];
    const options = { execute, timeout: ANSWER_TIMEOUT };
    return oidc.discovery(url, clientId, undefined, await this.clientAuth(), options);
  }

  private async clientAuth(): Promise<ClientAuth> {
    const { None, ClientSecretPost } = await import('openid-client');
    const { clientCertificate, clientSecret } = this.settings;
    if (clientCertificate !== undefined) return certificateAuth(clientCertificate);
    return clientSecret === undefined ? None() : ClientSecretPost(clientSecret);
  }
}

/** A claim holds several roles as a list, or one as text. */
function hasRole(claim: unknown, role: string): boolean {
  return claim === role || (Array.isArray(claim) && claim.includes(role));
}

async function withSignInErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw SignInError.from(error);
  }
}
