import type { ProviderSettings } from './channels/desk/provider';
import { type Environment, origin, type Read, text } from './settingForms';

const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Who may sign in at the desk, and where.
 * @param loopback whether only this machine can reach the server
 */
export function provider(environment: Environment, loopback: boolean): Read<ProviderSettings | undefined> {
  const names = ['WAYMARK_OIDC_ISSUER', 'WAYMARK_OIDC_CLIENT_ID'] as const;
  const [issuer, clientId] = names.map((name) => text(environment, name));
  const others = ['WAYMARK_OIDC_CLIENT_SECRET', 'WAYMARK_OIDC_ROLE_CLAIM', 'WAYMARK_OIDC_ROLE'] as const;
  const [clientSecret, roleClaim = 'roles', role = 'waymark-desk'] = others.map((name) =>
    text(environment, name),
  );
  const alone = others.filter((name) => text(environment, name) !== undefined);
  if (issuer === undefined && clientId === undefined && alone.length === 0) return { value: undefined };
  if (issuer === undefined || clientId === undefined) {
    const missing = names.filter((name) => text(environment, name) === undefined);
    return {
      wrong: `${missing.join(' and ')} must be set too, for the desk; or unset all that begin WAYMARK_OIDC_.`,
    };
  }
  if (!isSafe(issuer)) {
    return {
      wrong: `WAYMARK_OIDC_ISSUER is "${issuer}", but must be an address beginning https://, as the provider itself writes it.`,
    };
  }
  if (!isReachable(environment, loopback)) {
    return {
      wrong:
        'WAYMARK_PUBLIC_URL must be set, beginning https://, with WAYMARK_OIDC_ISSUER: the provider sends people back there.',
    };
  }
  return { value: { issuer, clientId, clientSecret, roleClaim, role } };
}

/** Passwords and sessions go over TLS, or do not leave this machine. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, search, hash } = new URL(url);
  return (
    (protocol === 'https:' || (protocol === 'http:' && LOCAL.has(hostname))) && search === '' && hash === ''
  );
}

function isReachable(environment: Environment, loopback: boolean): boolean {
  const publicUrl = origin(environment, 'WAYMARK_PUBLIC_URL');
  // A wrong one is told of already.
  if ('wrong' in publicUrl) return true;
  return publicUrl.value === undefined ? loopback : isSafe(publicUrl.value);
}
