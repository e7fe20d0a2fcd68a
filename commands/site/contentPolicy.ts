/** A Content-Security-Policy, as far as the chat needs something of it. Several policies at once must all let it in. */
export interface ContentPolicy {
  /** What a directive lists; undefined where neither it nor what it falls back to is there. */
  sources(...names: readonly string[]): readonly string[] | undefined;
}

export function readPolicies(headers: readonly string[]): readonly ContentPolicy[] {
  return headers.flatMap((header) => header.split(',')).map(readPolicy);
}

function readPolicy(text: string): ContentPolicy {
  const directives = new Map<string, readonly string[]>();
  for (const directive of text.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return { sources: (...names) => names.map((name) => directives.get(name)).find((found) => found !== undefined) };
}

/** Whether a source list lets in what comes from another site (CSP3, "Does url match source list"), paths apart. */
export function letsIn(sources: readonly string[], url: URL, own: string): boolean {
  return sources.some((source) => matches(source.toLowerCase(), url, own));
}

function matches(source: string, url: URL, own: string): boolean {
  if (source === '*') return /^https?:$/.test(url.protocol);
  if (source === "'self'") return url.origin === own;
  if (/^[a-z]+:$/.test(source)) return source === url.protocol;
  const [, scheme, host = '', port] = /^(?:([a-z]+):\/\/)?([^/:]+)(?::(\d+|\*))?/.exec(source) ?? [];
  const isScheme = !scheme || `${scheme}:` === url.protocol || (scheme === 'http' && url.protocol === 'https:');
  const isHost = host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : host === url.hostname;
  return isScheme && isHost && (port === '*' || (port ?? '') === url.port);
}
