import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** What the provider does wrong. */
export interface Fault {
  /** Instead of what the ID token ought to say; undefined leaves it out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signed by a key that is not the provider's. */
  readonly foreignKey?: boolean;
  /** Instead of the ID token. */
  readonly idToken?: string | undefined;
  /** Added to the address that the browser is sent back to. */
  readonly back?: Readonly<Record<string, string>>;
  /** What it answers when it is asked what it can do. */
  readonly discovery?: Answer;
  /** What the token endpoint answers. */
  readonly answer?: Answer;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly location?: string;
}

const json = (body: object): Answer => ({ status: 200, body: JSON.stringify(body) });

/** A provider that signs in whoever comes, by its own keys, and gets wrong what it is told to. */
export async function startFakeProvider(clientId: string) {
  const [own, foreign] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' };
  let fault: Fault = {};
  let nonce = '';
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const idToken = () => {
    const now = Math.floor(Date.now() / 1000);
    const right = {
      iss: issuer,
      aud: clientId,
      sub: 'one',
      nonce,
      iat: now,
      exp: now + 300,
      roles: ['waymark-desk'],
    };
    const claims = Object.entries({ ...right, ...fault.claims }).filter(([, value]) => value !== undefined);
    const header = { alg: 'RS256', kid: 'own' };
    const key = fault.foreignKey ? foreign.privateKey : own.privateKey;
    return new SignJWT(Object.fromEntries(claims) as JWTPayload).setProtectedHeader(header).sign(key);
  };
  const answer = async (req: IncomingMessage): Promise<Answer> => {
    const { pathname, searchParams } = new URL(req.url ?? '', issuer);
    switch (pathname) {
      case '/.well-known/openid-configuration':
        if (fault.discovery) return fault.discovery;
        return json({
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
        });
      case '/keys':
        return json({ keys: [jwk] });
      case '/auth': {
        nonce = searchParams.get('nonce') ?? '';
        const state = searchParams.get('state') ?? '';
        const back = new URLSearchParams({ code: 'a-code', state, ...fault.back });
        return { status: 303, body: '', location: `${searchParams.get('redirect_uri')}?${back}` };
      }
      case '/token': {
        const token = 'idToken' in fault ? fault.idToken : await idToken();
        const { answer = json({ access_token: 'a', token_type: 'Bearer', id_token: token }) } = fault;
        return answer;
      }
      default:
        return { status: 404, body: '' };
    }
  };
  server.on('request', async (req: IncomingMessage, res: ServerResponse) => {
    const { status, body, location } = await answer(req);
    res.statusCode = status;
    res.setHeader('Content-Type', 'application/json');
    if (location) res.setHeader('Location', location);
    res.end(body);
  });
  return {
    issuer,
    goWrong: (how: Fault) => {
      fault = how;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export type FakeProvider = Awaited<ReturnType<typeof startFakeProvider>>;
