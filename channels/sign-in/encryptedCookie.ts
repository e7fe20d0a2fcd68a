import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseCookie, type SerializeOptions, stringifySetCookie } from 'cookie';
import type { JWTPayload } from 'jose';
import type { Secrets } from '../../turns/secrets';
import { JwtCipher } from '../http/jwtCipher';

export interface CookieOptions {
  readonly secrets: Secrets;
  readonly now: () => Date;
  /** Whether browsers reach this server by https. */
  readonly secure: boolean;
}

/**
 * A cookie of the desk, which any process can decrypt. Over https it is bound to this one host (`__Host-`,
 * RFC 6265bis): no other host of the same site can set or see it. Over plain http, for trying things out on this
 * machine, not every browser keeps such cookies (Chromium does, Safari does not), and they would not help: cookies
 * ignore ports.
 */
export class EncryptedCookie {
  private readonly cipher: JwtCipher;
  private readonly name: string;
  private readonly attributes: SerializeOptions;

  /** @param purpose a cookie for one purpose does not decrypt for another */
  constructor(name: string, purpose: string, { secrets, now, secure }: CookieOptions) {
    this.cipher = new JwtCipher(secrets, purpose, now);
    this.name = secure ? `__Host-${name}` : name;
    // Lax, not Strict: a link on the intranet, and the redirect from the provider, come from another site.
    this.attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  }

  /** What is valid under its name: several, as another program on this machine may have set one too. */
  async *payloads({ headers }: IncomingMessage): AsyncGenerator<JWTPayload> {
    // One by one: read together, only the first of a name would be left.
    const pairs = headers.cookie?.split(';') ?? [];
    for (const value of pairs.flatMap((pair) => parseCookie(pair)[this.name] || []).slice(0, 3)) {
      const payload = await this.cipher.decrypt(value);
      if (payload) yield payload;
    }
  }

  /** A session cookie: without Max-Age it goes when the browser is closed. */
  async set(res: ServerResponse, payload: JWTPayload, until: Date): Promise<void> {
    const value = await this.cipher.encrypt(payload, until);
    res.appendHeader('Set-Cookie', stringifySetCookie(this.name, value, this.attributes));
  }

  remove(res: ServerResponse): void {
    res.appendHeader('Set-Cookie', stringifySetCookie(this.name, '', { ...this.attributes, maxAge: 0 }));
  }
}
