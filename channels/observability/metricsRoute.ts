import type { IncomingMessage } from 'node:http';
import { bearerOf, isSecret } from '../direct-line/doors';
import type { Http } from '../http/http';
import { badToken, missingToken, Refusal } from '../http/refusal';
import type { Metrics } from './metrics';

export interface MetricsDoor {
  /** Who brings it as a bearer token is let in. */
  readonly token?: string | undefined;
  /** Whether, without a token, programs on this machine are let in: when nobody else can reach the server, through a proxy either. */
  readonly open: boolean;
}

const LOCAL = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;
/** What a proxy adds, or a browser. */
const FOREIGN = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via', 'origin'];

/** Serves the numbers at /metrics, in the form that Prometheus and others read. */
export function metricsRoute(http: Http, { registry }: Metrics, door: MetricsDoor): void {
  const handler = http.handler(async (req, res) => {
    admit(req, door);
    const body = await registry.metrics();
    res.writeHead(200, { 'Content-Type': registry.contentType, 'Content-Length': Buffer.byteLength(body) });
    res.end(body);
  });
  http.server.get('/metrics', handler);
}

/** @throws Refusal unless who asks may see the numbers */
function admit(req: IncomingMessage, { token, open }: MetricsDoor): void {
  const bearer = bearerOf(req);
  if (token !== undefined) {
    if (bearer === undefined) throw missingToken();
    if (!isSecret(bearer, { origins: new Set(), secret: token })) throw badToken();
    return;
  }
  if (open && isLocal(req)) return;
  throw new Refusal(404, 'NotFound', 'Metrics are closed: WAYMARK_METRICS_TOKEN is not set');
}

/** A page that has found its way here by a name of its own, and a proxy nobody told us of, are no local programs. */
function isLocal({ headers }: IncomingMessage): boolean {
  return LOCAL.test(headers.host ?? '') && FOREIGN.every((name) => headers[name] === undefined);
}
