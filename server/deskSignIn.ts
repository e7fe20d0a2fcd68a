import type { WayIn } from '../channels/sign-in/door';
import { OneTimeLink } from '../channels/sign-in/oneTimeLink';
import { Provider } from '../channels/sign-in/provider';
import { Sessions } from '../channels/sign-in/sessions';
import { SignIns } from '../channels/sign-in/signIns';
import type { MarkStore } from '../store/markStore';
import type { Random, Secrets } from '../turns/secrets';
import type { Settings } from './settings/settings';

export interface DeskParts {
  readonly settings: Pick<Settings, 'desk' | 'publicUrl'>;
  readonly secrets: Secrets;
  readonly random: Random;
  readonly now: () => Date;
  readonly marks: MarkStore;
  /** Whether nobody but people on this machine can reach the server, through a proxy either. */
  readonly alone: boolean;
}

/** Who comes in to the desk, and who is in: by the provider that is set, else by a link on this machine alone. */
export function deskChannel(parts: DeskParts): { readonly way: WayIn; readonly sessions: Sessions } {
  const { settings, random, now, alone } = parts;
  const { provider, life, idle } = settings.desk;
  const secure = settings.publicUrl?.startsWith('https:') ?? false;
  const common = { ...parts, secure };
  if (provider) {
    const { issuer, clientId, roleClaim, role } = provider;
    // When any of it changes, those who are in have to show anew that they may be.
    const way = JSON.stringify(['provider', issuer, clientId, roleClaim, role]);
    const signIns = new SignIns({ ...common, provider: new Provider(provider) });
    return { way: { kind: 'provider', signIns }, sessions: new Sessions({ ...common, life, idle, way }) };
  }
  const way: WayIn = alone ? { kind: 'link', link: new OneTimeLink(random, now) } : { kind: 'closed' };
  return { way, sessions: new Sessions({ ...common, life, idle, way: way.kind }) };
}
