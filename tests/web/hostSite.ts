/** What a page of the host site has beside the usual. */
export interface HostPage {
  /** In the head, before the widget's line and after it. */
  readonly before?: string;
  readonly after?: string;
  /** In place of the widget's line. */
  readonly line?: string;
  readonly body?: string;
  /** Beside, or in place of, its Content-Security-Policy, which lets a page's own scripts and styles through. */
  readonly headers?: Readonly<Record<string, string>>;
}

interface Line {
  readonly src: string;
  readonly attributes: string;
}

/** A site somewhere else: the widget's host, or the neutral page. */
export function site(name: string, head: string, body = ''): string {
  return `<!doctype html><html lang="en"><head><title>${name}</title>
<meta name="viewport" content="width=device-width">${head}</head><body><main><h1>${name}</h1>
<p>Words of ${name} <input aria-label="search"> <a href="/other">other</a></p>${body}</main></body></html>`;
}

/** A page of a third site, with one of the host site's inside. */
export function portal(inner: string): string {
  return site('Portal', '', `<iframe src="${inner}" width="700" height="500"></iframe>`);
}

/** A page of the host site, under as strict a policy as the widget can bear. `/bare` is one without it. */
export function hostPage(route: string, { src, attributes }: Line, page: HostPage = {}) {
  const { origin } = new URL(src);
  const own = page.before || page.after || page.body ? "'self' 'unsafe-inline'" : "'self'";
  const csp = [
    "default-src 'none'",
    "connect-src 'self'",
    `script-src ${origin} ${own}`,
    `style-src ${own}`,
    `frame-src ${origin} 'self'`,
  ];
  const line = route === '/bare' ? '' : (page.line ?? `<script src="${src}" ${attributes}></script>`);
  const head = `<script src="/watch.js"></script>${page.before ?? ''}${line}${page.after ?? ''}`;
  return {
    body: site(`Police ${route}`, head, page.body),
    headers: { 'Content-Security-Policy': csp.join('; '), ...page.headers },
  };
}

/**
 * Has the host page itself tell its server what can be read on it. No tool that drives the browser
 * gets an answer from a page while another is about to take its place.
 */
export const WATCH = `(${function watch() {
  if (window !== top) return;
  let last = '';
  setInterval(() => {
    const boxes = document.documentElement.getClientRects().length;
    const text = boxes ? (document.body?.innerText ?? '') : '';
    const reading = JSON.stringify({ boxes, text, title: document.title });
    // Not a fetch, which a page on its way out may give up.
    if (reading !== last) navigator.sendBeacon('/seen', reading);
    last = reading;
  }, 10);
}})()`;
