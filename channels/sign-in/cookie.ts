import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseCookie, type SerializeOptions, stringifySetCookie } from 'cookie';

/**
 * A cookie of the desk. Over https it is bound to this one host (`__Host-`, RFC 6265bis): no other host of
 * the same site can set or see it. Over plain http, for trying things out on this machine, not every browser
 * keeps such cookies (Chromium does, Safari does not), and they would not help: cookies ignore ports.
 */
export class Cookie {
  private readonly name: string;
  private readonly attributes: SerializeOptions;

  /** @param secure whether browsers reach this server by https */
  constructor(name: string, secure: boolean) {
    this.name = secure ? `__Host-${name}` : name;
    // Lax, not Strict: a link on the intranet, and the redirect from the provider, come from another site.
    this.attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  }

  /** @returns its values: there can be several, as another program on this machine may have set one of this name */
  values({ headers }: IncomingMessage): readonly string[] {
    // One by one: read together, only the first of a name would be left.
    const pairs = headers.cookie?.split(';') ?? [];
    return pairs.flatMap((pair) => parseCookie(pair)[this.name] || []).slice(0, 3);
  }

  /** A session cookie: without Max-Age it goes when the browser is closed. */
  set(res: ServerResponse, value: string): void {
    res.appendHeader('Set-Cookie', stringifySetCookie(this.name, value, this.attributes));
  }

  remove(res: ServerResponse): void {
    res.appendHeader('Set-Cookie', stringifySetCookie(this.name, '', { ...this.attributes, maxAge: 0 }));
  }
}
