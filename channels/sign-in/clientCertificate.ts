import { createHash, createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';
import type { ClientAuth, ModifyAssertionFunction } from 'openid-client';

/** Microsoft's clouds, where the assertion's audience must be the token endpoint, not the issuer. */
const MICROSOFT = /^login\.(microsoftonline\.com|microsoftonline\.us|partner\.microsoftonline\.cn)$/;

/**
 * Client authentication without a secret: an assertion signed with the private key of a certificate that is
 * registered with the provider (RFC 7523).
 * Source: "Microsoft identity platform application authentication certificate credentials".
 * @param pem an RSA private key and its certificate, one after the other
 */
export async function certificateAuth(pem: string): Promise<ClientAuth> {
  const { modifyAssertion, PrivateKeyJwt } = await import('openid-client');
  const { key, certificate } = readCertificate(pem);
  const bytes = key.export({ type: 'pkcs8', format: 'der' });
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-256' };
  const signing = await webcrypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign']);
  const thumbprint = createHash('sha256').update(certificate.raw).digest('base64url');
  return (as, ...rest) => {
    const { token_endpoint: endpoint } = as;
    const isMicrosoft = endpoint !== undefined && MICROSOFT.test(new URL(endpoint).hostname);
    const modify: ModifyAssertionFunction = (header, payload) => {
      header['x5t#S256'] = thumbprint;
      if (isMicrosoft) payload.aud = endpoint;
    };
    return PrivateKeyJwt(signing, { [modifyAssertion]: modify })(as, ...rest);
  };
}

/** @throws when it is not an RSA key and its certificate */
export function readCertificate(pem: string) {
  const key = createPrivateKey(pem);
  const certificate = new X509Certificate(pem);
  if (key.asymmetricKeyType !== 'rsa' || !certificate.checkPrivateKey(key)) throw new TypeError();
  return { key, certificate };
}
