import type { Http } from '../http/http';
import { allowCors } from './allowedClients';
import { DirectLineHandlers } from './directLineHandlers';
import type { DirectLineOptions } from './directLineOptions';
import { streamRoute } from './streamRoute';

/**
 * Serves Direct Line 3.0, the protocol of Bot Framework's own clients, under /v3/directline.
 * Source: "API reference - Direct Line API 3.0".
 */
export function directLineRoutes(http: Http, options: DirectLineOptions): void {
  const directLine = new DirectLineHandlers(options);
  const { server } = http;
  allowCors(http, options.allowedClients);
  server.post('/v3/directline/tokens/generate', http.handler(directLine.generate));
  server.post('/v3/directline/tokens/refresh', http.handler(directLine.refresh));
  server.post('/v3/directline/conversations', http.handler(directLine.start));
  server.get('/v3/directline/conversations/:id', http.handler(directLine.resume));
  server.get('/v3/directline/conversations/:id/activities', http.handler(directLine.read));
  server.post('/v3/directline/conversations/:id/activities', http.handler(directLine.post));
  server.post('/v3/directline/conversations/:id/upload', http.handler(directLine.upload));
  http.beforeClose(() => options.turns.idle());
  streamRoute(http, options);
}
