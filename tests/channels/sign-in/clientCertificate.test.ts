import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { certificateAuth } from '../../../channels/sign-in/clientCertificate';

const PEM = readFileSync(join(__dirname, 'certificate.pem'), 'utf8');

/** What a provider is sent to show who asks. */
async function assertionFor(issuer: string, endpoint: string): Promise<string> {
  const auth = await certificateAuth(PEM);
  const body = new URLSearchParams();
  await auth({ issuer, token_endpoint: endpoint }, { client_id: 'desk' }, body, new Headers());
  return body.get('client_assertion') ?? '';
}

test('Microsoft is shown the certificate in the way that it asks for', async () => {
  const tenant = 'https://login.microsoftonline.com/t';
  const endpoint = `${tenant}/oauth2/v2.0/token`;
  const assertion = await assertionFor(`${tenant}/v2.0`, endpoint);
  const certificate = new X509Certificate(PEM);
  const thumbprint = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
  expect(decodeProtectedHeader(assertion)).toMatchObject({ alg: 'PS256', 'x5t#S256': thumbprint });
  const { payload } = await jwtVerify(assertion, certificate.publicKey, { audience: endpoint });
  expect(payload).toMatchObject({ iss: 'desk', sub: 'desk' });
});

test('any other provider is named in it by its own name', async () => {
  const assertion = await assertionFor('https://login.example', 'https://login.example/token');
  await jwtVerify(assertion, new X509Certificate(PEM).publicKey, { audience: 'https://login.example' });
});
