import type { IncomingMessage } from 'node:http';
import { wrongOrigin } from '../http/httpError';

/** This server's own origins, never worked out from a request alone. */
export type OwnOrigins = ReadonlySet<string>;

/**
 * For requests that change something: only from this server's own pages.
 * @throws HttpError when it comes from elsewhere
 */
export function requireSameOrigin(req: IncomingMessage, own: OwnOrigins): void {
  const { origin } = req.headers;
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw wrongOrigin();
  // A form on a no-referrer page sends `Origin: null`; Sec-Fetch-Site then still says where it is.
  const isKnown = origin !== undefined && own.has(origin);
  if (!isKnown && !(origin === 'null' && site === 'same-origin')) throw wrongOrigin();
}

/**
 * For requests that carry a token, or that only read: refused from another site's page.
 * Browsers do not agree on `Sec-Fetch-Site` for WebSockets, so it is not checked.
 * @throws HttpError when it is
 */
export function refuseCrossOrigin({ headers }: IncomingMessage, own: OwnOrigins): void {
  if (headers.origin !== undefined && !own.has(headers.origin)) throw wrongOrigin();
}

/** Which of its own origins the browser used: on this machine there are several names for it. */
export function requestedOrigin(req: IncomingMessage, own: OwnOrigins): string | undefined {
  const { host } = req.headers;
  return [...own].find((one) => new URL(one).host === host) ?? [...own][0];
}
