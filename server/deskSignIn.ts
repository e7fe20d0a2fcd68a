import type { AuthMethod } from '../channels/sign-in/deskAuth';
import { OneTimeLink } from '../channels/sign-in/linkSignIn';
import { OidcSignIn } from '../channels/sign-in/oidcSignIn';
import { Sessions, type SessionsOptions } from '../channels/sign-in/sessions';
import type { Settings } from './settings/readSettings';

export interface DeskSignInOptions
  extends Pick<SessionsOptions, 'secrets' | 'random' | 'now' | 'oneTimeUses'> {
  readonly settings: Pick<Settings, 'desk' | 'publicUrl'>;
  /** Whether only people on this machine can reach the server, even by proxy. */
  readonly isLocalOnly: boolean;
}

/** How to sign in to the desk, and its sessions: by the provider that is set, else by a link on this machine only. */
export function deskSignIn(parts: DeskSignInOptions): {
  readonly way: AuthMethod;
  readonly sessions: Sessions;
} {
  const { settings, random, now, isLocalOnly } = parts;
  const { provider, life, idle } = settings.desk;
  const common = { ...parts, life, idle, secure: settings.publicUrl?.startsWith('https:') ?? false };
  if (provider) {
    const { issuer, clientId, roleClaim, role } = provider;
    // When any of this changes, everybody has to sign in again.
    const authMethod = JSON.stringify(['provider', issuer, clientId, roleClaim, role]);
    const signIn = new OidcSignIn({ ...common, provider });
    return { way: { kind: 'provider', signIn }, sessions: new Sessions({ ...common, authMethod }) };
  }
  const way: AuthMethod = isLocalOnly
    ? { kind: 'link', link: new OneTimeLink(random, now) }
    : { kind: 'closed' };
  return { way, sessions: new Sessions({ ...common, authMethod: way.kind }) };
}
