import { readFileSync } from 'node:fs';
import { readCertificate } from '../../channels/sign-in/clientCertificate';
import type { ProviderSettings } from '../../channels/sign-in/oidcProvider';
import { type Environment, readOrigin, readText, type SettingResult } from './environment';

const CLIENT_AUTH = ['WAYMARK_OIDC_CLIENT_SECRET', 'WAYMARK_OIDC_CLIENT_CERTIFICATE'] as const;
const ROLE = ['WAYMARK_OIDC_ROLE_CLAIM', 'WAYMARK_OIDC_ROLE'] as const;
const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The provider with which handlers sign in at the desk.
 * @param loopback whether only this machine can reach the server
 */
export function readProvider(
  environment: Environment,
  loopback: boolean,
): SettingResult<ProviderSettings | undefined> {
  const names = ['WAYMARK_OIDC_ISSUER', 'WAYMARK_OIDC_CLIENT_ID'] as const;
  const [issuer, clientId] = names.map((name) => readText(environment, name));
  const [roleClaim = 'roles', role = 'waymark-desk'] = ROLE.map((name) => readText(environment, name));
  const others = [...CLIENT_AUTH, ...ROLE];
  const alone = others.filter((name) => readText(environment, name) !== undefined);
  if (issuer === undefined && clientId === undefined && alone.length === 0) return { value: undefined };
  if (issuer === undefined || clientId === undefined) {
    const missing = names.filter((name) => readText(environment, name) === undefined);
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
  const proof = readClientAuth(environment);
  return 'wrong' in proof ? proof : { value: { issuer, clientId, ...proof.value, roleClaim, role } };
}

/** Client authentication. The secret, and what is in the file, are never repeated in an error. */
function readClientAuth(
  environment: Environment,
): SettingResult<Pick<ProviderSettings, 'clientSecret' | 'clientCertificate'>> {
  const [clientSecret, file] = CLIENT_AUTH.map((name) => readText(environment, name));
  if (file === undefined) return { value: { clientSecret } };
  if (clientSecret !== undefined)
    return { wrong: `${CLIENT_AUTH.join(' and ')} are both set, but only one may be.` };
  try {
    const clientCertificate = readFileSync(file, 'utf8');
    readCertificate(clientCertificate);
    return { value: { clientCertificate } };
  } catch {
    return {
      wrong: `WAYMARK_OIDC_CLIENT_CERTIFICATE is "${file}", but must be a file that can be read, with an RSA private key and its certificate (PEM).`,
    };
  }
}

/** Passwords and sessions go over TLS, or stay on this machine. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, search, hash } = new URL(url);
  return (
    (protocol === 'https:' || (protocol === 'http:' && LOCAL.has(hostname))) && search === '' && hash === ''
  );
}

function isReachable(environment: Environment, loopback: boolean): boolean {
  const publicUrl = readOrigin(environment, 'WAYMARK_PUBLIC_URL');
  // A wrong one has been reported already.
  if ('wrong' in publicUrl) return true;
  return publicUrl.value === undefined ? loopback : isSafe(publicUrl.value);
}
