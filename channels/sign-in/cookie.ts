import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * A cookie of the desk. Over https it is bound to this one host (`__Host-`, RFC 6265bis): no other host of
 * the same site can set or see it. Over plain http, for trying things out on this machine, not every browser
 * keeps such cookies (Chromium does, Safari does not), and they would not help: cookies ignore ports.
 */
export class Cookie {
  private readonly name: string;
  private readonly attributes: string;

  /** @param secure whether browsers reach this server by https */
  constructor(name: string, secure: boolean) {
    this.name = secure ? `__Host-${name}` : name;
    // Lax, not Strict: a link on the intranet, and the redirect from the provider, come from another site.
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  }

  /** @returns its values: there can be several, as another program on this machine may have set one of this name */
  values({ headers }: IncomingMessage): readonly string[] {
    const pairs = headers.cookie?.split(';').map((pair) => pair.trim().split('=')) ?? [];
    return pairs.flatMap(([name, value]) => (name === this.name && value ? [value] : [])).slice(0, 3);
  }

  /** A session cookie: without Max-Age it goes when the browser is closed. */
  set(res: ServerResponse, value: string): void {
    res.appendHeader('Set-Cookie', `${this.name}=${value}; ${this.attributes}`);
  }

  remove(res: ServerResponse): void {
    res.appendHeader('Set-Cookie', `${this.name}=; ${this.attributes}; Max-Age=0`);
  }
}
