import type { Http } from '../http/http';
import { DirectLine } from './directLine';
import type { DirectLineNeed } from './directLineOptions';
import { openToOrigins } from './doors';
import { streamRoute } from './streamRoute';

/**
 * Serves Direct Line 3.0, the protocol of Bot Framework's own clients, under /v3/directline.
 * Source: "API reference - Direct Line API 3.0".
 */
export function directLineRoutes(http: Http, need: DirectLineNeed): void {
  const directLine = new DirectLine(need);
  const { server } = http;
  openToOrigins(http, need.doors);
  server.post('/v3/directline/tokens/generate', http.handler(directLine.generate));
  server.post('/v3/directline/tokens/refresh', http.handler(directLine.refresh));
  server.post('/v3/directline/conversations', http.handler(directLine.start));
  server.get('/v3/directline/conversations/:id', http.handler(directLine.resume));
  server.get('/v3/directline/conversations/:id/activities', http.handler(directLine.read));
  server.post('/v3/directline/conversations/:id/activities', http.handler(directLine.post));
  server.post('/v3/directline/conversations/:id/upload', http.handler(directLine.upload));
  http.whenClosing(() => need.turns.idle());
  streamRoute(http, need);
}
