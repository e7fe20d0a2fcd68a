import type { IncomingMessage } from 'node:http';
import { notFromHere } from '../http/refusal';

/** Origins that are this server's own, never worked out from a request alone. */
export type OwnOrigins = ReadonlySet<string>;

/**
 * For what changes something: sent by a page of this server, and by no other.
 * @throws Refusal when it was not
 */
export function expectOwnPage(req: IncomingMessage, own: OwnOrigins): void {
  const { origin } = req.headers;
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw notFromHere();
  // A form on a page without referrers says `null`; the browser itself then says where it stands.
  const isKnown = origin !== undefined && own.has(origin);
  if (!isKnown && !(origin === 'null' && site === 'same-origin')) throw notFromHere();
}

/**
 * For what is asked with a token, or tells nothing to whom it is not meant for: not by a page of somebody else's.
 * Browsers do not agree on `Sec-Fetch-Site` for WebSockets, so that it is not looked at.
 * @throws Refusal when it is
 */
export function refuseOtherPages({ headers }: IncomingMessage, own: OwnOrigins): void {
  if (headers.origin !== undefined && !own.has(headers.origin)) throw notFromHere();
}

/** Which of its own origins a browser has come to: on this machine there are several names for it. */
export function originOf(req: IncomingMessage, own: OwnOrigins): string | undefined {
  const { host } = req.headers;
  return [...own].find((one) => new URL(one).host === host) ?? [...own][0];
}
