import type { ClientAuth, Configuration } from 'openid-client';
import { certificateAuth } from './clientCertificate';
import { SignInFailed } from './signInFailed';

/** An OpenID Connect provider, and how Waymark is known there. */
export interface ProviderSettings {
  /** `https://login.microsoftonline.com/<tenant>/v2.0` */
  readonly issuer: string;
  readonly clientId: string;
  /** With neither, the client is a public one (PKCE alone). */
  readonly clientSecret?: string | undefined;
  /** An RSA private key and its certificate, as PEM. */
  readonly clientCertificate?: string | undefined;
  /** Which claim of the ID token names roles, and which role may sit at the desk. */
  readonly roleClaim: string;
  readonly role: string;
}

/** What has to be remembered, by the browser, between being sent to the provider and coming back. */
export interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly back: string;
}

export type SignedIn =
  | { readonly kind: 'in'; readonly person: string; readonly name: string | undefined }
  | { readonly kind: 'no-role' };

/** Seconds that the provider may take for each answer. */
const ANSWER_WITHIN = 10;

/** Signing in by OpenID Connect: code flow with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636, RFC 9700). */
export class Provider {
  private known: Promise<Configuration> | undefined;

  constructor(private readonly settings: ProviderSettings) {}

  /**
   * @param back where the provider sends the browser afterwards
   * @param again whether the provider has to ask who it is, even if it knows
   * @throws SignInFailed when the provider does not answer
   */
  begin(back: string, again: boolean): Promise<{ readonly url: string; readonly pending: Pending }> {
    return told(async () => {
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
   * @param query with which the provider has sent the browser back
   * @throws SignInFailed when it does not lead to an ID token that is good here
   */
  finish(query: string, { state, nonce, verifier, back }: Pending): Promise<SignedIn> {
    return told(async () => {
      const { authorizationCodeGrant } = await import('openid-client');
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
      const at = new URL(`${back}?${query}`);
      const claims = (await authorizationCodeGrant(await this.configuration(), at, checks)).claims();
      if (claims === undefined) throw new SignInFailed('refused', 'NO_ID_TOKEN');
      if (!hasRole(claims[this.settings.roleClaim], this.settings.role)) return { kind: 'no-role' };
      const { sub, name } = claims;
      return { kind: 'in', person: sub, name: typeof name === 'string' ? name : undefined };
    });
  }

  /** @returns where the session with the provider itself is ended, if it has such a place and can be asked */
  async leaving(after: string): Promise<string | undefined> {
    try {
      const configuration = await this.configuration();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
      const { buildEndSessionUrl } = await import('openid-client');
      return buildEndSessionUrl(configuration, { post_logout_redirect_uri: after }).href;
    } catch {
      return undefined;
    }
  }

  /** Asked of the provider when it is first needed: a server that starts does not wait for it. */
  private configuration(): Promise<Configuration> {
    this.known ??= this.discover().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  private async discover(): Promise<Configuration> {
    const oidc = await import('openid-client');
    const { issuer, clientId } = this.settings;
    const url = new URL(issuer);
    // Settings allow http for a provider on this machine alone. Signatures are checked, TLS or not.
    const insecure = url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    const execute = [oidc.enableNonRepudiationChecks, ...insecure];
    const options = { execute, timeout: ANSWER_WITHIN };
    return oidc.discovery(url, clientId, undefined, await this.clientAuth(), options);
  }

  private async clientAuth(): Promise<ClientAuth> {
    const { None, ClientSecretPost } = await import('openid-client');
    const { clientCertificate, clientSecret } = this.settings;
    if (clientCertificate !== undefined) return certificateAuth(clientCertificate);
    return clientSecret === undefined ? None() : ClientSecretPost(clientSecret);
  }
}

/** Several as a list, or one as text. */
function hasRole(claim: unknown, role: string): boolean {
  return claim === role || (Array.isArray(claim) && claim.includes(role));
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw SignInFailed.from(error);
  }
}
