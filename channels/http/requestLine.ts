import type { IncomingMessage } from 'node:http';
import { badArgument, type HttpError, notFound } from './httpError';

/** What some servers decode before they look for the page, and others do not; `//` is folded by some. No path here has any. */
const READ_IN_TWO_WAYS = /\/\/|\\|%/;

/**
 * Refuses what a proxy in front may have read otherwise than we would: a path that it did not guard, or a request for
 * another host.
 * @returns undefined for a request that can be read in one way only
 */
export function requestLineRefusal(req: IncomingMessage): HttpError | undefined {
  if (!['1.0', '1.1'].includes(req.httpVersion)) return badArgument('This version of HTTP is not spoken here');
  if (hostsIn(req) > 1) return badArgument("A request has one 'Host'");
  const [path = ''] = (req.url ?? '').split('?');
  if (!path.startsWith('/')) return badArgument('A request names a path, which begins with a slash');
  const address = `http://${req.headers.host ?? 'localhost'}${req.url}`;
  // restify 12 crashes the process on a request line or Host that is not a valid URL. It must never see one.
  if (!URL.canParse(address)) return notFound();
  const isPlain = new URL(address).pathname === path && !READ_IN_TWO_WAYS.test(path);
  return isPlain ? undefined : badArgument('A path is to be sent as it is meant, without dots and double slashes');
}

/** Node keeps the first of several, a proxy may have gone by the last. */
function hostsIn({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((text, i) => i % 2 === 0 && text.toLowerCase() === 'host').length;
}
