import { callKeys } from '../channels/sign-in/callKeys';
import type { AuthMethod } from '../channels/sign-in/deskAuth';
import { OidcSignIn } from '../channels/sign-in/oidcSignIn';
import { OneTimeLink } from '../channels/sign-in/oneTimeLink';
import { Sessions, type SessionsOptions } from '../channels/sign-in/sessions';
import type { Settings } from './settings/readSettings';

export interface DeskSignInOptions extends Pick<SessionsOptions, 'secrets' | 'random' | 'now' | 'oneTimeUses'> {
  readonly settings: Pick<Settings, 'desk' | 'publicUrl'>;
  /** Whether only people on this machine can reach the server, even by proxy. */
  readonly openLocally: boolean;
}

/** How to sign in to the desk, and its sessions: by the provider that is set, else by a link on this machine only. */
export function deskSignIn({ settings, openLocally, ...parts }: DeskSignInOptions) {
  const { provider, life, idle } = settings.desk;
  const common = { ...parts, life, idle, secure: settings.publicUrl?.startsWith('https:') ?? false };
  const by = (authMethod: AuthMethod, id: string = authMethod.kind) => {
    const callKeysOf = (subject: string) => callKeys(parts.secrets, subject, parts.now());
    return { authMethod, callKeysOf, sessions: new Sessions({ ...common, authMethod: id }) };
  };
  if (provider) {
    const { issuer, clientId, roleClaim, role, supervisorRole } = provider;
    const signIn = new OidcSignIn({ ...common, provider });
    // When any of this changes, everybody has to sign in again.
    const id = JSON.stringify(['provider', issuer, clientId, roleClaim, role, supervisorRole]);
    return by({ kind: 'provider', signIn }, id);
  }
  if (openLocally) return by({ kind: 'link', link: new OneTimeLink(parts.random, parts.now) });
  return by({ kind: 'closed' });
}
