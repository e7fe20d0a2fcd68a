/**
 * A real OpenID Connect provider on loopback. Whoever signs in is who they say they are; those whose names
 * begin with "handler" have the role. Prints its address, and ends with the process that started it.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { interactionPolicy, Provider } from 'oidc-provider';

const host = process.argv[2] ?? '127.0.0.1';
const certificate = readFileSync(new URL('certificate.pem', import.meta.url));
const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://${host}:${server.address().port}`;

const client = {
  // Of a native application any port on loopback will do.
  application_type: 'native',
  redirect_uris: ['http://127.0.0.1/desk/signed-in'],
  post_logout_redirect_uris: ['http://127.0.0.1/desk/signed-out'],
  grant_types: ['authorization_code'],
  response_types: ['code'],
};
const secret = {
  client_secret: 'what-only-the-desk-knows',
  token_endpoint_auth_method: 'client_secret_post',
};

// Nobody is asked whether the desk may know who they are.
const policy = interactionPolicy.base();
policy.remove('consent');

const provider = new Provider(issuer, {
  clients: [
    { ...client, ...secret, client_id: 'desk' },
    { ...client, client_id: 'public-desk', token_endpoint_auth_method: 'none' },
    {
      ...client,
      client_id: 'certified-desk',
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [new X509Certificate(certificate).publicKey.export({ format: 'jwk' })] },
    },
  ],
  claims: { openid: ['sub'], profile: ['name', 'roles'] },
  conformIdTokenClaims: false,
  cookies: { keys: ['for the tests alone'] },
  features: { devInteractions: { enabled: false } },
  interactions: { policy, url: (_ctx, { uid }) => `/interaction/${uid}` },
  findAccount: (_ctx, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      name: `${id} of the desk`,
      roles: id.startsWith('handler') ? ['waymark-desk'] : [],
    }),
  }),
  loadExistingGrant: async (ctx) => {
    const { client: asking, session } = ctx.oidc;
    const grant = new ctx.oidc.provider.Grant({ clientId: asking.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});

const FORM = `<!doctype html><html lang="en"><title>Provider</title><form method="post">
<label>Who are you? <input name="login"></label><button>Continue</button></form>`;

server.on('request', async (req, res) => {
  if (!req.url.startsWith('/interaction/')) return provider.callback()(req, res);
  if (req.method === 'GET') return res.setHeader('Content-Type', 'text/html').end(FORM);
  const accountId = new URLSearchParams(await text(req)).get('login');
  const result = accountId ? { login: { accountId } } : { error: 'access_denied' };
  return provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
});

process.stdout.write(`${issuer}\n`);
process.stdin.resume().on('end', () => process.exit());
