import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Random } from '../../turns/secrets';
import type { Http } from '../http/http';
import { fewLines } from './fewLines';
import { isFailed, type Log } from './log';
import type { Metrics } from './metrics';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
const NO_ROUTE = 'none';
const STREAM = /^\/v3\/directline\/conversations\/[^/?]+\/stream(\?|$)/;

/**
 * Counts and logs every request once it is over, and gives each a random id, which the response carries
 * in X-Request-Id: it can be quoted when something went wrong, and leads to nothing but its line in the
 * log. A client's own request id is ignored: it could be anything.
 */
export function watchRequests({ server }: Http, log: Log, metrics: Metrics, random: Random): void {
  const few = fewLines(metrics.ticks);
  const begin = () => {
    const began = metrics.ticks();
    const requestId = Buffer.from(random(9)).toString('base64url');
    return { requestId, elapsed: () => Math.round(metrics.ticks() - began) };
  };
  const watch = (req: IncomingMessage, res: ServerResponse) => {
    const { requestId, elapsed } = begin();
    res.setHeader('X-Request-Id', requestId);
    res.once('close', () => {
      const about = { method: methodOf(req), route: routeOf(req) };
      const status = res.headersSent ? { status: res.statusCode } : {};
      metrics.requests.inc({ ...about, status: 'none', ...status });
      const facts = { requestId, ...about, ...status, ms: elapsed() };
      if (isFailed(facts)) few(JSON.stringify([about, status]), (leftOut) => log.request(facts, leftOut));
      else log.request(facts);
    });
  };
  // Before restify, which answers some requests without an event. Expect: 100-continue has its own event.
  server.server.prependListener('request', watch);
  server.server.prependListener('checkContinue', watch);
  server.server.on('upgrade', (req: IncomingMessage, line: Duplex) => {
    const { requestId, elapsed } = begin();
    const route = STREAM.test(req.url ?? '') ? '/v3/directline/conversations/:id/stream' : NO_ROUTE;
    line.once('close', () => log.stream({ requestId, route, ms: elapsed() }));
  });
  server.on('connection', (socket: Duplex) => {
    metrics.connections.inc();
    socket.once('close', () => metrics.connections.dec());
  });
}

function methodOf({ method = '' }: IncomingMessage): string {
  return METHODS.has(method) ? method : 'other';
}

/** The route that restify found, as it was registered. */
function routeOf(req: IncomingMessage & { readonly route?: { readonly path?: unknown } | undefined }): string {
  const path = req.route?.path;
  return typeof path === 'string' ? path : NO_ROUTE;
}
