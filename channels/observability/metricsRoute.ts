import type { IncomingMessage } from 'node:http';
import { bearerToken, isSecret } from '../http/bearerToken';
import type { Http } from '../http/http';
import { HttpError, invalidToken, missingToken } from '../http/httpError';
import { isFromThisMachine } from '../http/localRequest';
import type { Metrics } from './metrics';

export interface MetricsAccess {
  readonly token?: string | undefined;
  /** Whether programs on this machine have access without a token: only if nobody else can reach the server, even by proxy. */
  readonly openLocally: boolean;
}

/** Serves /metrics, in the Prometheus format. */
export function metricsRoute(http: Http, { registry }: Metrics, door: MetricsAccess): void {
  http.on('get', '/metrics', async (req, res) => {
    admit(req, door);
    const body = await registry.metrics();
    res.writeHead(200, { 'Content-Type': registry.contentType, 'Content-Length': Buffer.byteLength(body) });
    res.end(body);
  });
}

/** @throws HttpError unless the caller may see the metrics */
function admit(req: IncomingMessage, { token, openLocally }: MetricsAccess): void {
  const bearer = bearerToken(req);
  if (token !== undefined) {
    if (bearer === undefined) throw missingToken();
    if (!isSecret(bearer, token)) throw invalidToken();
    return;
  }
  if (openLocally && isFromThisMachine(req)) return;
  throw new HttpError(404, 'NotFound', 'Metrics are closed: WAYMARK_METRICS_TOKEN is not set');
}
