import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { Cloud } from '../../../channels/connector/serviceUrl';

export const APP = '11111111-2222-4333-8444-555555555555';
const ISSUER = 'https://api.botframework.com';
const KEY = 'key-of-today';

/** What the bot sent to the service URL. */
export interface Sent {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: { readonly text?: string; readonly id?: string };
}

export interface Claims extends JWTPayload {
  readonly serviceurl?: string;
}

/**
 * Stands where Bot Framework is, on this machine: its metadata and keys, the tokens that it signs, the
 * service URL that takes replies, and the place where a managed identity gets its token.
 */
export class BotFramework {
  readonly sent: Sent[] = [];
  /** Where whoever takes replies says that they are to go, if it takes none itself. */
  sendOn: { readonly status: number; readonly to: string } | undefined;
  private keys: Awaited<ReturnType<typeof generateKeyPair>> | undefined;
  private strangers: Awaited<ReturnType<typeof generateKeyPair>> | undefined;
  private readonly server: Server = createServer(
    (req, res) =>
      void this.answer(req).then((json) => {
        res.setHeader('Content-Type', 'application/json');
        if (this.sendOn && req.url?.startsWith('/teams/'))
          res.writeHead(this.sendOn.status, { Location: this.sendOn.to });
        res.end(JSON.stringify(json));
      }),
  );

  async start(): Promise<void> {
    [this.keys, this.strangers] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  get url(): string {
    const { port }: AddressInfo = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Where Teams takes replies. */
  get serviceUrl(): string {
    return `${this.url}/teams/`;
  }

  /** A cloud of its own, on this machine. */
  get cloud(): Cloud {
    return { sdk: this.sdk, isServiceUrl: ({ origin }) => origin === this.url };
  }

  private get sdk(): Cloud['sdk'] {
    return {
      ToChannelFromBotLoginUrl: 'https://login.invalid',
      ToChannelFromBotOAuthScope: ISSUER,
      ToBotFromChannelTokenIssuer: ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: `${this.url}/metadata`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${this.url}/metadata`,
      OAuthUrl: ISSUER,
    };
  }

  /** A token as Bot Framework signs it, with what a test has otherwise. */
  async token(otherwise: Claims = {}, by: 'itself' | 'a stranger' = 'itself'): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: ISSUER, aud: APP, serviceurl: this.serviceUrl, nbf: now - 60, exp: now + 600 };
    const pair = by === 'itself' ? this.keys : this.strangers;
    if (!pair) throw new Error('Not started.');
    const given = Object.fromEntries(
      Object.entries({ ...claims, ...otherwise }).filter(([, one]) => one !== undefined),
    );
    return new SignJWT(given).setProtectedHeader({ alg: 'RS256', kid: KEY, typ: 'JWT' }).sign(pair.privateKey);
  }

  private async answer(req: IncomingMessage): Promise<unknown> {
    const path = req.url ?? '';
    if (path === '/metadata') return { issuer: ISSUER, jwks_uri: `${this.url}/keys` };
    if (path === '/keys') return { keys: await this.publicKeys() };
    if (path.startsWith('/identity')) {
      return { access_token: 'of-the-managed-identity', expires_on: Math.floor(Date.now() / 1000) + 3600 };
    }
    const body = JSON.parse((await textOf(req)) || '{}');
    this.sent.push({ method: req.method, path, authorization: req.headers.authorization, body });
    return { id: `teams-${this.sent.length}` };
  }

  private async publicKeys(): Promise<readonly object[]> {
    if (!this.keys) throw new Error('Not started.');
    const key = await exportJWK(this.keys.publicKey);
    return [{ ...key, kid: KEY, use: 'sig', endorsements: ['msteams'] }];
  }
}

async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
