interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it leads, if it leads on. */
  readonly location: string;
}

/** What a browser does with cookies and redirects, a step at a time. */
export class Browserish {
  readonly cookies = new Map<string, Map<string, string>>();

  async go(url: string, { method = 'GET', headers = {}, body }: Request = {}): Promise<Page> {
    const jar = this.jar(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const options = {
      method,
      headers: { ...(cookie && { cookie }), ...headers },
      redirect: 'manual',
    } as const;
    const answer = await fetch(url, body === undefined ? options : { ...options, body });
    for (const set of answer.headers.getSetCookie()) keep(jar, set);
    const location = answer.headers.get('location') ?? '';
    return {
      status: answer.status,
      headers: answer.headers,
      text: await answer.text(),
      location: location && new URL(location, url).href,
    };
  }

  /** As the page of an origin would, its own unless said otherwise. */
  post(url: string, origin = new URL(url).origin, headers: Record<string, string> = {}): Promise<Page> {
    return this.go(url, { method: 'POST', headers: { Origin: origin, ...headers } });
  }

  /** Follows redirects until a page, or until one would lead to what `until` says. */
  async follow(url: string, until?: RegExp): Promise<Page & { readonly url: string }> {
    for (let step = 0, at = url; step < 15; step++) {
      const page = await this.go(at);
      if (page.location === '') return { ...page, url: at };
      if (until?.test(page.location)) return { ...page, url: page.location };
      at = page.location;
    }
    throw new Error('It leads in a circle.');
  }

  jar(url: string): Map<string, string> {
    const { host } = new URL(url);
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    return jar;
  }
}

function keep(jar: Map<string, string>, set: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
  if (/; *max-age=0|; *expires=thu, 01 jan 1970/i.test(set)) jar.delete(name);
  else jar.set(name, value);
}
