import type { AuthMethod } from '../channels/sign-in/deskAuth';
import { OidcProvider } from '../channels/sign-in/oidcProvider';
import { OneTimeLink } from '../channels/sign-in/oneTimeLink';
import { Sessions } from '../channels/sign-in/sessions';
import { SignIns } from '../channels/sign-in/signIns';
import type { OneTimeUseStore } from '../store/conversationStore';
import type { Random, Secrets } from '../turns/secrets';
import type { Settings } from './settings/readSettings';

export interface DeskSignInOptions {
  readonly settings: Pick<Settings, 'desk' | 'publicUrl'>;
  readonly secrets: Secrets;
  readonly random: Random;
  readonly now: () => Date;
  readonly oneTimeUses: OneTimeUseStore;
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
  const secure = settings.publicUrl?.startsWith('https:') ?? false;
  const common = { ...parts, secure };
  if (provider) {
    const { issuer, clientId, roleClaim, role } = provider;
    // When any of this changes, everybody has to sign in again.
    const authMethod = JSON.stringify(['provider', issuer, clientId, roleClaim, role]);
    const signIns = new SignIns({ ...common, provider: new OidcProvider(provider) });
    return {
      way: { kind: 'provider', signIns },
      sessions: new Sessions({ ...common, life, idle, authMethod }),
    };
  }
  const way: AuthMethod = isLocalOnly
    ? { kind: 'link', link: new OneTimeLink(random, now) }
    : { kind: 'closed' };
  return { way, sessions: new Sessions({ ...common, life, idle, authMethod: way.kind }) };
}
